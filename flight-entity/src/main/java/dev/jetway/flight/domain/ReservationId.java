package dev.jetway.flight.domain;

/**
 * A reservation, opaque to the flight: whoever books chooses it.
 *
 * @param value 1 to 128 characters without control characters
 * @throws IllegalArgumentException when it is anything else
 */
public record ReservationId(String value) {
  public ReservationId {
    Text.checked("reservation id", value);
  }

  @Override
  public String toString() {
    return value;
  }
}
