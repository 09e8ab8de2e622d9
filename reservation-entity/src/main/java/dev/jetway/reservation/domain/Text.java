package dev.jetway.reservation.domain;

/** The bounds of every text that a client gives. */
final class Text {
  static final int LENGTH_MAX = 128;

  private Text() {}

  /** Whether {@code value} is 1 to 128 characters without control characters. */
  static boolean isGood(String value) {
    return !value.isBlank()
        && value.length() <= LENGTH_MAX
        && value.chars().noneMatch(Character::isISOControl);
  }

  /** Returns {@code value} when it is good. */
  static String checked(String what, String value) {
    if (!isGood(value)) {
      throw new IllegalArgumentException(
          what + " must be 1 to " + LENGTH_MAX + " characters without control characters");
    }
    return value;
  }
}
