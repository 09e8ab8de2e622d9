package dev.jetway.reservation.domain;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One row of the journal: what one command has made of a reservation. Its sequence number is the
 * reservation's version.
 *
 * @param at when it was decided
 * @param commandId what the asker called his request, for the audit
 * @param by who asked; null when it is not known
 * @param events in their order; never empty
 */
public record ReservationCommit(
    Instant at, String commandId, @Nullable String by, List<ReservationEvent> events) {
  public ReservationCommit {
    events = List.copyOf(events);
  }

  /** The state after this commit. */
  public ReservationState appliedTo(ReservationState state) {
    return Reservation.evolve(state, events);
  }
}
