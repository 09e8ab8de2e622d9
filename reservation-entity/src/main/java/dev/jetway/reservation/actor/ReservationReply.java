package dev.jetway.reservation.actor;

import dev.jetway.reservation.domain.ReservationAnswer;

/** What comes back from a reservation. */
public sealed interface ReservationReply {

  /**
   * The reservation has decided, and what it decided is committed.
   *
   * @param version the reservation's version (the journal's sequence number); 0 without events
   */
  record Answered(long version, ReservationAnswer answer) implements ReservationReply {}

  /** Nothing was decided and nothing has changed; the same request may be sent again. */
  record Unavailable(Reason reason) implements ReservationReply {}

  /**
   * The command may or may not have taken effect. The same request sent again finds out, and never
   * takes effect twice.
   */
  record OutcomeUnknown() implements ReservationReply {}

  /** Why nothing was decided. */
  enum Reason {
    /** More requests wait for this reservation than it has room for. */
    BUSY,
    /** The journal or the list of the living can't be reached just now. */
    DATABASE_UNAVAILABLE,
    /** The drawn locator belongs to another reservation: draw another one. */
    LOCATOR_TAKEN,
    /** The reservation is just going to rest or to another node. */
    MOVING,
    /** The request was not decided within its time. */
    TIMEOUT
  }
}
