package dev.jetway.reservation.domain;

/** How a reservation ends that does not stay confirmed. */
public enum Outcome {
  /** It never came to be: seats or money were refused. */
  REJECTED,
  /** Nobody confirmed, or paid, in time. */
  EXPIRED,
  CANCELLED
}
