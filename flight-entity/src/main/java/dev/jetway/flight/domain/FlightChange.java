package dev.jetway.flight.domain;

import java.time.Instant;

/** What whoever has booked a flight must hear of. */
public sealed interface FlightChange {

  record Cancelled(String reason) implements FlightChange {}

  /**
   * The flight goes at other times.
   *
   * @param departure the new one
   */
  record Rescheduled(Instant departure) implements FlightChange {}
}
