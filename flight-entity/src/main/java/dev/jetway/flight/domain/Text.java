package dev.jetway.flight.domain;

/** The bounds of every opaque text that a client gives. */
final class Text {
  static final int LENGTH_MAX = 128;

  private Text() {}

  /** Returns {@code value} when it is 1 to 128 characters without control characters. */
  static String checked(String what, String value) {
    if (value.isBlank()
        || value.length() > LENGTH_MAX
        || value.chars().anyMatch(Character::isISOControl)) {
      throw new IllegalArgumentException(
          what + " must be 1 to " + LENGTH_MAX + " characters without control characters");
    }
    return value;
  }
}
