package dev.jetway.flight.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * A temporary claim on seats, all of them or none.
 *
 * @param deadline from this moment on the claim is void, whether or not anybody has noticed
 */
public record Hold(
    HoldId id,
    ReservationId reservation,
    CustomerId customer,
    List<SeatNumber> seats,
    Instant deadline) {

  /** The longest that a hold may still last when it is made or extended. */
  public static final Duration DURATION_MAX = Duration.ofDays(7);

  public Hold {
    seats = List.copyOf(seats);
  }

  boolean isOverdueAt(Instant now) {
    return !deadline.isAfter(now);
  }

  Hold until(Instant newDeadline) {
    return new Hold(id, reservation, customer, seats, newDeadline);
  }
}
