package dev.jetway.flight.domain;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which seats a flight has, and where. Immutable, and shared by all flights of one equipment.
 *
 * <p>Every seat has an index from 0, in the order of the cabins, rows and column letters; {@link
 * #indexOf} finds it in constant time without hashing.
 */
public final class SeatMap {
  /** No aircraft has more; an A380 in its densest form is certified for 853 passengers. */
  public static final int SEATS_MAX = 900;

  private static final SeatMap NONE = new SeatMap(List.of());

  private final List<Cabin> cabins;
  private final List<SeatNumber> seats;

  /** By row number: the index of the row's first seat. */
  private final int[] firstIndex;

  /** By row number: one bit per column letter that exists. */
  private final int[] columnBits;

  /**
   * @param cabins front to back; row numbers ascend over all of them
   * @throws IllegalArgumentException when row numbers don't ascend, or there are more than {@value
   *     #SEATS_MAX} seats
   */
  public SeatMap(List<Cabin> cabins) {
    this.cabins = List.copyOf(cabins);
    List<SeatNumber> numbers = new ArrayList<>();
    int lastRow = this.cabins.isEmpty() ? 0 : this.cabins.getLast().lastRow();
    firstIndex = new int[lastRow + 1];
    columnBits = new int[lastRow + 1];
    int previous = 0;
    for (Cabin cabin : this.cabins) {
      for (Row row : cabin.rows()) {
        if (row.number() <= previous || row.number() > lastRow) {
          throw new IllegalArgumentException("row numbers must ascend, at row " + row.number());
        }
        previous = row.number();
        firstIndex[previous] = numbers.size();
        // In alphabetical order, whatever the layout says: indexOf counts the bits below.
        row.columns()
            .chars()
            .sorted()
            .forEach(
                column -> {
                  columnBits[row.number()] |= bit(column);
                  numbers.add(new SeatNumber(row.number(), (char) column));
                });
      }
    }
    if (numbers.size() > SEATS_MAX) {
      throw new IllegalArgumentException(
          "a seat map has at most " + SEATS_MAX + " seats, not " + numbers.size());
    }
    seats = List.copyOf(numbers);
  }

  /** The map without seats: what a flight has before equipment is assigned to it. */
  public static SeatMap none() {
    return NONE;
  }

  private static int bit(int column) {
    return 1 << (column - 'A');
  }

  public List<Cabin> cabins() {
    return cabins;
  }

  /** All seats, each at its index. */
  public List<SeatNumber> seats() {
    return seats;
  }

  public int size() {
    return seats.size();
  }

  /** The seat's index, or -1 when there is no such seat. */
  public int indexOf(SeatNumber seat) {
    if (seat.row() >= columnBits.length) {
      return -1;
    }
    int bits = columnBits[seat.row()];
    int bit = bit(seat.column());
    return (bits & bit) == 0 ? -1 : firstIndex[seat.row()] + Integer.bitCount(bits & (bit - 1));
  }

  /** The class of the seat's cabin; null when there is no such seat. */
  public @Nullable CabinClass classOf(SeatNumber seat) {
    return cabinOf(seat).map(Cabin::cabinClass).orElse(null);
  }

  /** Everything that is special about a seat; nothing when there is no such seat. */
  public Set<SeatCharacteristic> characteristicsOf(SeatNumber seat) {
    return cabinOf(seat)
        .flatMap(
            cabin ->
                cabin.rows().stream()
                    .filter(row -> row.number() == seat.row())
                    .findFirst()
                    .map(row -> cabin.characteristicsOf(row, seat.column())))
        .orElse(Set.of());
  }

  private Optional<Cabin> cabinOf(SeatNumber seat) {
    return indexOf(seat) < 0
        ? Optional.empty()
        : cabins.stream()
            .filter(cabin -> cabin.firstRow() <= seat.row() && seat.row() <= cabin.lastRow())
            .findFirst();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return this == other || (other instanceof SeatMap that && cabins.equals(that.cabins));
  }

  @Override
  public int hashCode() {
    return cabins.hashCode();
  }

  @Override
  public String toString() {
    return "SeatMap[" + seats.size() + " seats, rows " + Arrays.toString(rowsByCabin()) + "]";
  }

  private String[] rowsByCabin() {
    return cabins.stream()
        .map(c -> c.cabinClass() + " " + c.firstRow() + "-" + c.lastRow())
        .toArray(String[]::new);
  }
}
