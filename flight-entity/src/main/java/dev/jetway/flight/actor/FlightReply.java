package dev.jetway.flight.actor;

import dev.jetway.flight.domain.FlightAnswer;

/** What comes back from a flight. */
public sealed interface FlightReply {

  /**
   * The flight has decided, and what it decided is committed.
   *
   * @param version the flight's version (the journal's sequence number) that the answer belongs to;
   *     0 for a flight without events
   */
  record Answered(long version, FlightAnswer answer) implements FlightReply {}

  /** Nothing was decided and nothing has changed; the same request may be sent again. */
  record Unavailable(Reason reason) implements FlightReply {}

  /**
   * The command may or may not have taken effect. The same request sent again finds out, and never
   * takes effect twice.
   */
  record OutcomeUnknown() implements FlightReply {}

  /** Why nothing was decided. */
  enum Reason {
    /** More requests wait for this flight than it has room for. */
    BUSY,
    /** The flight's journal can't be read or written just now. */
    JOURNAL_UNAVAILABLE,
    /** The flight's node isn't sure that the flight is still its own; another may know better. */
    OWNERSHIP_UNSURE,
    /** The flight did not answer a question in time. */
    TIMEOUT,
    /** The flight's decision failed: a fault of ours, logged there. */
    FAULT
  }
}
