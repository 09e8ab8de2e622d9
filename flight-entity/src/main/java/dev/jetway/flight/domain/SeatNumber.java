package dev.jetway.flight.domain;

import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A seat as it is printed on the boarding pass, such as {@code 12B}. Ordered by row, then column.
 *
 * <p>Throws {@link IllegalArgumentException} when a part is out of these bounds.
 *
 * @param row 1 to 199
 * @param column {@code A} to {@code Z}
 */
public record SeatNumber(int row, char column) implements Comparable<SeatNumber> {
  /** The highest row number. */
  public static final int ROW_MAX = 199;

  private static final Pattern FORM = Pattern.compile("([1-9][0-9]{0,2})([A-Z])");
  private static final Comparator<SeatNumber> ORDER =
      Comparator.comparingInt(SeatNumber::row).thenComparingInt(SeatNumber::column);

  public SeatNumber {
    if (row < 1 || row > ROW_MAX || column < 'A' || column > 'Z') {
      throw new IllegalArgumentException("not a seat number: " + row + column);
    }
  }

  /** Reads {@code 12B}; empty when the text names no possible seat. */
  public static Optional<SeatNumber> parse(String text) {
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    int row = Integer.parseInt(matcher.group(1));
    return row > ROW_MAX
        ? Optional.empty()
        : Optional.of(new SeatNumber(row, matcher.group(2).charAt(0)));
  }

  @Override
  public int compareTo(SeatNumber other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return row + String.valueOf(column);
  }
}
