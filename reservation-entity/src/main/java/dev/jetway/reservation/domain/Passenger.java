package dev.jetway.reservation.domain;

/**
 * Somebody who travels.
 *
 * <p>Throws {@link IllegalArgumentException} when a part is out of these bounds.
 *
 * @param name 1 to 128 characters without control characters
 */
public record Passenger(String name, Type type) {

  /** By age, as fares and seats know it. */
  public enum Type {
    ADULT,
    CHILD,
    /** On somebody's lap: has no seat of its own. */
    INFANT
  }

  public Passenger {
    Text.checked("passenger name", name);
  }
}
