package dev.jetway.flight.domain;

import java.util.HashSet;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The last change of a flight that concerns those who have booked it.
 *
 * @param number 1 for the first one, counted by the events in the journal
 * @param untold the reservations that had seats, held or booked, when it came, still have some, and
 *     have not been told: at most as many as the flight has seats
 */
public record LatestChange(long number, FlightChange change, Set<ReservationId> untold) {
  public LatestChange {
    untold = Set.copyOf(untold);
  }

  LatestChange withoutUntold(Predicate<ReservationId> told) {
    Set<ReservationId> left = new HashSet<>(untold);
    return left.removeIf(told) ? new LatestChange(number, change, left) : this;
  }
}
