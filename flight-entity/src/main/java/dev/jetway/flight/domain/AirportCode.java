package dev.jetway.flight.domain;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An airport as IATA names it: three capital letters (IATA Resolution 763), such as {@code LAX}.
 *
 * <p>Throws {@link IllegalArgumentException} when it is anything else.
 */
public record AirportCode(String value) {
  private static final Pattern FORM = Pattern.compile("[A-Z]{3}");

  public AirportCode {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException("not a three-letter airport code: " + value);
    }
  }

  /** Reads the code; empty when the text is none. */
  public static Optional<AirportCode> parse(String text) {
    return FORM.matcher(text).matches() ? Optional.of(new AirportCode(text)) : Optional.empty();
  }

  @Override
  public String toString() {
    return value;
  }
}
