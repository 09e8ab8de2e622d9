package dev.jetway.reservation.domain;

import java.time.Instant;

/** What has become of a flight on which somebody has seats, as the flight tells it. */
public sealed interface FlightChange {

  /** The flight's running number of this change: a higher one has overtaken all lower ones. */
  long number();

  /** It does not leave. */
  record Cancelled(long number, String reason) implements FlightChange {}

  /** It leaves at another time. */
  record Rescheduled(long number, Instant departure) implements FlightChange {}
}
