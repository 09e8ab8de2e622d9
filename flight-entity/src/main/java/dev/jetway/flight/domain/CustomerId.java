package dev.jetway.flight.domain;

/**
 * A customer, opaque to the flight.
 *
 * <p>Throws {@link IllegalArgumentException} when it is anything else.
 *
 * @param value 1 to 128 characters without control characters
 */
public record CustomerId(String value) {
  public CustomerId {
    Text.checked("customer id", value);
  }

  @Override
  public String toString() {
    return value;
  }
}
