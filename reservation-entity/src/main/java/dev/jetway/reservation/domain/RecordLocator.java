package dev.jetway.reservation.domain;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The six-character code by which customers know a reservation. Drawn outside, where it is made
 * unique among the living reservations too.
 *
 * <p>Its alphabet has no characters that are mistaken for others on paper or by phone: neither 0, O
 * and Q, nor 1, I and L, nor 2 and Z, 5 and S, 8 and B. The 24 that remain make 191 million codes.
 *
 * <p>Throws {@link IllegalArgumentException} when it is anything else.
 */
public record RecordLocator(String value) {
  /** The characters that a locator is made of. */
  public static final String ALPHABET = "34679ACDEFGHJKMNPRTUVWXY";

  /** How many of them. */
  public static final int LENGTH = 6;

  private static final Pattern FORM = Pattern.compile("[" + ALPHABET + "]{" + LENGTH + "}");

  public RecordLocator {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException("not a record locator: " + value);
    }
  }

  /** Reads a locator as people type it; empty when it can be none. */
  public static Optional<RecordLocator> parse(String text) {
    String upper = text.toUpperCase(java.util.Locale.ROOT);
    return FORM.matcher(upper).matches() ? Optional.of(new RecordLocator(upper)) : Optional.empty();
  }

  @Override
  public String toString() {
    return value;
  }
}
