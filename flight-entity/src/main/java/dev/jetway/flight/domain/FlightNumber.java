package dev.jetway.flight.domain;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A flight number such as {@code AA2532}: airline designator, number, operational suffix.
 *
 * <p>Throws {@link IllegalArgumentException} when a part is out of these bounds.
 *
 * @param carrier two characters with at least one letter (IATA) or three letters (ICAO)
 * @param number 1 to 9999; written without leading zeros
 * @param suffix one capital letter, or the empty string (IATA SSIM chapter 2, operational suffix)
 */
public record FlightNumber(String carrier, int number, String suffix) {
  private static final String CARRIER = "[A-Z]{2}|[A-Z][0-9]|[0-9][A-Z]|[A-Z]{3}";
  private static final Pattern CARRIER_FORM = Pattern.compile(CARRIER);
  private static final Pattern SUFFIX_FORM = Pattern.compile("[A-Z]?");
  private static final Pattern FORM =
      Pattern.compile("(" + CARRIER + ")0{0,3}([1-9][0-9]{0,3})([A-Z]?)");

  public FlightNumber {
    if (!CARRIER_FORM.matcher(carrier).matches()
        || number < 1
        || number > 9999
        || !SUFFIX_FORM.matcher(suffix).matches()) {
      throw new IllegalArgumentException("not a flight number: " + carrier + number + suffix);
    }
  }

  /** Reads {@code AA2532}, {@code AA0012} or {@code LX12B}; empty when the text is none. */
  public static Optional<FlightNumber> parse(String text) {
    Matcher matcher = FORM.matcher(text);
    return matcher.matches()
        ? Optional.of(
            new FlightNumber(
                matcher.group(1), Integer.parseInt(matcher.group(2)), matcher.group(3)))
        : Optional.empty();
  }

  @Override
  public String toString() {
    return carrier + number + suffix;
  }
}
