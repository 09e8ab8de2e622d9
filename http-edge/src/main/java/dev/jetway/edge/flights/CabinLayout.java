package dev.jetway.edge.flights;

import dev.jetway.edge.input.Fields;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds out where a cabin's aisles are: between columns that say they are at an aisle. */
final class CabinLayout {
  static final String LETTER = "a column's letter A to Z";
  private static final String POSITION = "Window, Aisle or Center";

  private CabinLayout() {}

  static Optional<Character> letter(String text) {
    char first = text.charAt(0);
    return text.length() == 1 && first >= 'A' && first <= 'Z'
        ? Optional.of(first)
        : Optional.empty();
  }

  /** The columns from left to right, with a blank for each aisle, such as {@code "ABC DEF"}. */
  static String read(Fields cabin) {
    List<Fields> columns = cabin.objects("Column");
    StringBuilder letters = new StringBuilder();
    List<Boolean> atAisle = new ArrayList<>();
    for (Fields column : columns) {
      char letter = column.read("Column", CabinLayout::letter, LETTER);
      if (letters.indexOf(String.valueOf(letter)) >= 0) {
        throw Fields.invalid(column.path("Column"), "is a column that was there before.");
      }
      letters.append(letter);
      atAisle.add(
          column.readAll("Characteristics", CabinLayout::position, POSITION).contains("Aisle"));
    }
    boolean[] aisles = aisles(columns, atAisle);
    StringBuilder layout = new StringBuilder();
    for (int i = 0; i < aisles.length; i++) {
      layout.append(letters.charAt(i)).append(aisles[i] ? " " : "");
    }
    return layout.toString();
  }

  private static Optional<String> position(String text) {
    return switch (text) {
      case "Window", "Aisle", "Center" -> Optional.of(text);
      default -> Optional.empty();
    };
  }

  /**
   * Whether there is an aisle to the right of each column. Of several answers (four columns, all at
   * an aisle) this finds the one with the fewest aisles, which is how aircraft are built.
   */
  private static boolean[] aisles(List<Fields> columns, List<Boolean> atAisle) {
    boolean[] right = new boolean[atAisle.size()];
    for (int i = 0; i < right.length; i++) {
      boolean isServed = i > 0 && right[i - 1];
      if (!atAisle.get(i) || isServed) {
        continue;
      }
      if (i + 1 < right.length && atAisle.get(i + 1)) {
        right[i] = true;
      } else if (i > 0 && atAisle.get(i - 1)) {
        right[i - 1] = true;
      } else {
        throw Fields.invalid(
            columns.get(i).path("Characteristics"),
            "has an Aisle, but neither neighbour is at one.");
      }
    }
    return right;
  }
}
