package dev.jetway.flight.layout;

import dev.jetway.flight.domain.CabinClass;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * How seats stand beside each other in one cross-section.
 *
 * @param name such as {@code 3-3}
 * @param columns by cabin, left to right with a blank for each aisle: {@code "ABC DEF"}
 */
record Fuselage(String name, Map<CabinClass, String> columns) {
  private static final Pattern FORM = Pattern.compile("[A-HJ-Z]+( [A-HJ-Z]+)*");

  Fuselage {
    columns = Map.copyOf(columns);
    for (CabinClass cabin : CabinClass.values()) {
      String layout = columns.get(cabin);
      if (layout == null || !isLayout(layout)) {
        throw new IllegalArgumentException(
            "columns are distinct letters in alphabetical order without I, and single blanks"
                + " between them, not \""
                + layout
                + "\"");
      }
    }
  }

  private static boolean isLayout(String layout) {
    char previous = 'A' - 1;
    for (char letter : layout.replace(" ", "").toCharArray()) {
      if (letter <= previous) {
        return false;
      }
      previous = letter;
    }
    return FORM.matcher(layout).matches();
  }

  String layoutOf(CabinClass cabin) {
    String layout = columns.get(cabin);
    if (layout == null) {
      throw new AssertionError("the constructor saw every cabin");
    }
    return layout;
  }

  /** Seats in a full row. */
  int abreast(CabinClass cabin) {
    return layoutOf(cabin).replace(" ", "").length();
  }
}
