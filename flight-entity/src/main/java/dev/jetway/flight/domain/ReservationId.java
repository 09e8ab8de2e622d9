package dev.jetway.flight.domain;

/**
 * A reservation, opaque to the flight: whoever books chooses it.
 *
 * <p>Throws {@link IllegalArgumentException} when it is anything else.
 *
 * @param value 1 to 128 characters without control characters
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
