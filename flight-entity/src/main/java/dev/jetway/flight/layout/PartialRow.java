package dev.jetway.flight.layout;

import java.util.ArrayList;
import java.util.List;

/**
 * Which seats a last row keeps when the configuration doesn't fill it.
 *
 * <p>Towards the tail the fuselage narrows, so middle seats go first, then aisle seats, then
 * windows; among equals from the outside inwards, left and right in turn. Ten abreast with eight
 * seats is {@code AC DEFG HK}, as it is built.
 */
final class PartialRow {
  private PartialRow() {}

  /**
   * The columns that stay, left to right, without blanks.
   *
   * @param layout such as {@code "ABC DEF"}
   * @param seats 1 to the number of letters in the layout
   */
  static String keep(String layout, int seats) {
    List<Integer> going = dropOrder(layout);
    StringBuilder kept = new StringBuilder(layout);
    int drop = going.size() - seats;
    for (int position : going.subList(0, drop)) {
      kept.setCharAt(position, ' ');
    }
    return kept.toString().replace(" ", "");
  }

  private static List<Integer> dropOrder(String layout) {
    List<Integer> order = new ArrayList<>();
    for (Kind kind : Kind.values()) {
      int last = layout.length() - 1;
      for (int left = 0; left <= last - left; left++) {
        int right = last - left;
        if (kind.isAt(layout, left)) {
          order.add(left);
        }
        if (right != left && kind.isAt(layout, right)) {
          order.add(right);
        }
      }
    }
    return order;
  }

  /** In the order in which they go. A seat with window and aisle counts as window. */
  private enum Kind {
    CENTER,
    AISLE,
    WINDOW;

    boolean isAt(String layout, int position) {
      return layout.charAt(position) != ' ' && of(layout, position) == this;
    }

    private static Kind of(String layout, int position) {
      if (position == 0 || position == layout.length() - 1) {
        return WINDOW;
      }
      return layout.charAt(position - 1) == ' ' || layout.charAt(position + 1) == ' '
          ? AISLE
          : CENTER;
    }
  }
}
