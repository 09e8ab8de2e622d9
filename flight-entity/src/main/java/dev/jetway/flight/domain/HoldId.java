package dev.jetway.flight.domain;

/**
 * A temporary claim on seats, as its owner named it. Opaque; it is also the idempotency key of the
 * claim.
 *
 * <p>Throws {@link IllegalArgumentException} when it is anything else.
 *
 * @param value 1 to 128 characters without control characters
 */
public record HoldId(String value) {
  public HoldId {
    Text.checked("hold id", value);
  }

  @Override
  public String toString() {
    return value;
  }
}
