package dev.jetway.flight.domain;

/** Where a flight is in its life. */
public enum FlightStatus {
  /** Known, not yet on sale. */
  SCHEDULED,
  OPEN,
  /** Sells nothing new; what is held may still be confirmed, what is booked be cancelled. */
  CLOSED,
  DEPARTED,
  CANCELLED;

  /** True while the flight can still be opened, closed, rescheduled or cancelled. */
  public boolean beforeDeparture() {
    return this == SCHEDULED || this == OPEN || this == CLOSED;
  }
}
