package dev.jetway.flight.domain;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * One cabin: its rows, and how their seats stand beside each other.
 *
 * <p>Throws {@link IllegalArgumentException} when a column is named twice, or a row has a seat that
 * the layout has not.
 *
 * @param cabinClass what is sold here
 * @param layout the columns from left to right, a blank for each aisle: {@code "ABC DEF"}. Two
 *     seats are neighbours when their letters touch here, whatever the alphabet says
 * @param rows in ascending order of their numbers; at least one
 */
public record Cabin(CabinClass cabinClass, String layout, List<Row> rows) {
  public Cabin {
    rows = List.copyOf(rows);
    if (rows.isEmpty()) {
      throw new IllegalArgumentException("a cabin needs at least one row");
    }
    requireLetters(layout);
    for (Row row : rows) {
      requireInOrder(row, layout);
    }
  }

  private static void requireLetters(String layout) {
    String letters = layout.replace(" ", "");
    if (letters.isEmpty()
        || letters.chars().distinct().count() != letters.length()
        || !letters.chars().allMatch(c -> c >= 'A' && c <= 'Z')) {
      throw new IllegalArgumentException(
          "a layout is made of distinct letters A to Z and blanks, not \"" + layout + "\"");
    }
  }

  private static void requireInOrder(Row row, String layout) {
    int last = -1;
    for (char column : row.columns().toCharArray()) {
      int position = layout.indexOf(column);
      if (column == ' ' || position <= last) {
        throw new IllegalArgumentException(
            "row " + row.number() + " does not fit the layout \"" + layout + "\"");
      }
      last = position;
    }
  }

  public int firstRow() {
    return rows.getFirst().number();
  }

  public int lastRow() {
    return rows.getLast().number();
  }

  /** What the position of a column in the layout says: window, aisle or center. */
  public Set<SeatCharacteristic> positionOf(char column) {
    int at = layout.indexOf(column);
    EnumSet<SeatCharacteristic> position = EnumSet.noneOf(SeatCharacteristic.class);
    if (at == 0 || at == layout.length() - 1) {
      position.add(SeatCharacteristic.WINDOW);
    }
    if ((at > 0 && layout.charAt(at - 1) == ' ')
        || (at < layout.length() - 1 && layout.charAt(at + 1) == ' ')) {
      position.add(SeatCharacteristic.AISLE);
    }
    if (position.isEmpty()) {
      position.add(SeatCharacteristic.CENTER);
    }
    return position;
  }

  /** Everything that is special about one seat: position, row, and the seat itself. */
  public Set<SeatCharacteristic> characteristicsOf(Row row, char column) {
    Set<SeatCharacteristic> all = positionOf(column);
    all.addAll(row.characteristics());
    all.addAll(row.exceptions().getOrDefault(String.valueOf(column), Set.of()));
    return all;
  }
}
