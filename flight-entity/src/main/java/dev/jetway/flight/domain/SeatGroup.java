package dev.jetway.flight.domain;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Seats that are together: in each of one or more rows behind each other one {@link Part}, all of
 * them reaching into one column.
 *
 * @param front the part in the foremost row
 * @param behind the parts in the rows behind it; null when there are none
 * @param cost of all parts; less is better
 */
record SeatGroup(Part front, @Nullable SeatGroup behind, long cost) {

  /**
   * Seats of one row with nothing between them but aisles.
   *
   * @param row the row's number
   * @param from the position of the first seat, from the left, aisles not counted
   * @param columns their letters, left to right
   * @param cost see {@link SeatGrid}
   */
  record Part(int row, int from, String columns, long cost) {
    int size() {
      return columns.length();
    }
  }

  SeatGroup(Part front, @Nullable SeatGroup behind) {
    this(front, behind, front.cost() + (behind == null ? 0 : behind.cost()));
  }

  /** Front to back, left to right. */
  List<SeatNumber> seats() {
    List<SeatNumber> seats = new ArrayList<>();
    for (SeatGroup group = this; group != null; group = group.behind()) {
      for (char column : group.front().columns().toCharArray()) {
        seats.add(new SeatNumber(group.front().row(), column));
      }
    }
    return seats;
  }

  /**
   * The better of two groups of one size: the one of less cost, and of equals the one whose first
   * seat that differs is further to the front, or to the left.
   */
  static SeatGroup better(SeatGroup one, SeatGroup other) {
    if (one.cost() != other.cost()) {
      return one.cost() < other.cost() ? one : other;
    }
    SeatGroup left = one;
    SeatGroup right = other;
    while (left != null && right != null) {
      int order = compare(left.front(), right.front());
      if (order != 0) {
        return order < 0 ? one : other;
      }
      left = left.behind();
      right = right.behind();
    }
    return one;
  }

  private static int compare(Part one, Part other) {
    if (one.row() != other.row()) {
      return Integer.compare(one.row(), other.row());
    }
    if (one.from() != other.from()) {
      return Integer.compare(one.from(), other.from());
    }
    // The longer part goes on in this row, where the group of the shorter one is a row behind.
    return Integer.compare(other.size(), one.size());
  }
}
