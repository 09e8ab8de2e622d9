package dev.jetway.flight.domain;

import dev.jetway.flight.domain.SeatGroup.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The seats of one cabin as they stand beside each other, and which of them may be chosen.
 *
 * <p>What a part of a row costs is five counts, each of which outweighs all that come after it:
 * rows (always one), aisles between its seats, characteristics that its seats lack, seats that it
 * leaves alone, free seats that it leaves beside it. They stand in one number, so that costs are
 * added and compared as such.
 */
final class SeatGrid {
  /** No count of a whole group exceeds 99 seats x 11 characteristics. */
  private static final int COUNT_BITS = 12;

  private final Cabin cabin;

  /** The columns from left to right, without aisles. */
  private final String columns;

  /** By row and column: for sale. */
  private final boolean[][] free;

  /** By row and column: for sale, and may be chosen. */
  private final boolean[][] open;

  /** By row and column: how many of the wished characteristics the seat does not have. */
  private final int[][] lacking;

  private SeatGrid(Cabin cabin, boolean[][] free, boolean[][] open, int[][] lacking) {
    this.cabin = cabin;
    this.columns = cabin.layout().replace(" ", "");
    this.free = free;
    this.open = open;
    this.lacking = lacking;
  }

  static SeatGrid of(Cabin cabin, Predicate<SeatNumber> isFree, Set<SeatCharacteristic> wished) {
    String columns = cabin.layout().replace(" ", "");
    boolean[][] free = new boolean[cabin.rows().size()][columns.length()];
    int[][] lacking = new int[cabin.rows().size()][columns.length()];
    for (int r = 0; r < free.length; r++) {
      Row row = cabin.rows().get(r);
      for (int c = 0; c < columns.length(); c++) {
        char column = columns.charAt(c);
        free[r][c] =
            row.columns().indexOf(column) >= 0 && isFree.test(new SeatNumber(row.number(), column));
        if (free[r][c] && !wished.isEmpty()) {
          Set<SeatCharacteristic> has = cabin.characteristicsOf(row, column);
          lacking[r][c] = (int) wished.stream().filter(wish -> !has.contains(wish)).count();
        }
      }
    }
    return new SeatGrid(cabin, free, free, lacking);
  }

  /** The same, with exit rows kept back. */
  SeatGrid sparingExits() {
    boolean[][] spared = copyOf(open);
    for (int r = 0; r < spared.length; r++) {
      Row row = cabin.rows().get(r);
      for (int c = 0; c < columns.length(); c++) {
        spared[r][c] &=
            !cabin.characteristicsOf(row, columns.charAt(c)).contains(SeatCharacteristic.EXIT_ROW);
      }
    }
    return new SeatGrid(cabin, free, spared, lacking);
  }

  /** The same, after these seats were given away. */
  SeatGrid without(Set<SeatNumber> taken) {
    boolean[][] stillFree = copyOf(free);
    boolean[][] stillOpen = copyOf(open);
    for (int r = 0; r < free.length; r++) {
      for (int c = 0; c < columns.length(); c++) {
        boolean kept = !taken.contains(seat(r, c));
        stillFree[r][c] &= kept;
        stillOpen[r][c] &= kept;
      }
    }
    return new SeatGrid(cabin, stillFree, stillOpen, lacking);
  }

  private static boolean[][] copyOf(boolean[][] rows) {
    boolean[][] copy = new boolean[rows.length][];
    for (int r = 0; r < rows.length; r++) {
      copy[r] = rows[r].clone();
    }
    return copy;
  }

  private SeatNumber seat(int r, int c) {
    return new SeatNumber(cabin.rows().get(r).number(), columns.charAt(c));
  }

  /** The seats that may be chosen, front to back, left to right. */
  List<SeatNumber> openSeats() {
    List<SeatNumber> seats = new ArrayList<>();
    for (int r = 0; r < open.length; r++) {
      for (int c = 0; c < columns.length(); c++) {
        if (open[r][c]) {
          seats.add(seat(r, c));
        }
      }
    }
    return seats;
  }

  /**
   * The best group of each size up to {@code sizeMax}, by size; null where there is none.
   *
   * <p>Column by column, from the last row to the first: the best group that begins with a part of
   * this row continues with the best group of the remaining size that begins in the next. Costs add
   * up and the order of two groups is that of their first difference, so no better group is missed.
   * The work is columns x rows x parts of a row x {@code sizeMax} at most.
   */
  @Nullable SeatGroup[] bestBySize(int sizeMax) {
    @Nullable SeatGroup[] best = new @Nullable SeatGroup[sizeMax + 1];
    List<List<Part>> parts = new ArrayList<>();
    for (int r = 0; r < open.length; r++) {
      parts.add(partsOf(r, sizeMax));
    }
    for (int column = 0; column < columns.length(); column++) {
      @Nullable SeatGroup[] behind = new @Nullable SeatGroup[sizeMax + 1];
      for (int r = open.length - 1; r >= 0; r--) {
        behind = beginningIn(parts.get(r), column, behind);
        for (int size = 1; size <= sizeMax; size++) {
          SeatGroup group = behind[size];
          if (group != null) {
            offer(best, size, group);
          }
        }
      }
    }
    return best;
  }

  private static @Nullable SeatGroup[] beginningIn(
      List<Part> parts, int column, @Nullable SeatGroup[] behind) {
    @Nullable SeatGroup[] best = new @Nullable SeatGroup[behind.length];
    for (Part part : parts) {
      if (column < part.from() || column >= part.from() + part.size()) {
        continue;
      }
      offer(best, part.size(), new SeatGroup(part, null));
      for (int rest = 1; rest < behind.length - part.size(); rest++) {
        SeatGroup group = behind[rest];
        if (group != null) {
          offer(best, part.size() + rest, new SeatGroup(part, group));
        }
      }
    }
    return best;
  }

  private static void offer(@Nullable SeatGroup[] best, int size, SeatGroup group) {
    SeatGroup current = best[size];
    best[size] = current == null ? group : SeatGroup.better(current, group);
  }

  private List<Part> partsOf(int r, int sizeMax) {
    List<Part> parts = new ArrayList<>();
    for (int from = 0; from < columns.length(); from++) {
      for (int to = from; to < columns.length() && open[r][to] && to - from < sizeMax; to++) {
        parts.add(
            new Part(
                cabin.rows().get(r).number(),
                from,
                columns.substring(from, to + 1),
                cost(r, from, to)));
      }
    }
    return parts;
  }

  private long cost(int r, int from, int to) {
    int aisles = 0;
    int lacks = lacking[r][from];
    for (int c = from + 1; c <= to; c++) {
      aisles += touch(c - 1, c) ? 0 : 1;
      lacks += lacking[r][c];
    }
    int left = 0;
    while (from - left > 0 && touch(from - left - 1, from - left) && free[r][from - left - 1]) {
      left++;
    }
    int right = 0;
    while (to + right + 1 < columns.length()
        && touch(to + right, to + right + 1)
        && free[r][to + right + 1]) {
      right++;
    }
    int alone = (left == 1 ? 1 : 0) + (right == 1 ? 1 : 0);
    long cost = 1;
    for (int count : new int[] {aisles, lacks, alone, left + right}) {
      cost = (cost << COUNT_BITS) + count;
    }
    return cost;
  }

  /** Whether no aisle is between two columns, of which the second is the next one. */
  private boolean touch(int c, int next) {
    return cabin.layout().indexOf(columns.charAt(next))
        == cabin.layout().indexOf(columns.charAt(c)) + 1;
  }
}
