package dev.jetway.flight.domain;

import dev.jetway.flight.domain.SeatWish.Together;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The choice of seats once more, by trying every set of seats there is. It follows the words of
 * {@code docs/reference/seat-choice.md}, and knows nothing of how the flight finds its seats. For
 * small cabins only.
 */
final class BruteForceChoice {
  /** What came of it: the seats, front to back and left to right, or the code of the refusal. */
  record Outcome(List<SeatNumber> seats, Rejection.@Nullable Code refusal) {}

  private final SeatMap map;
  private final Set<SeatNumber> forSale;
  private final SeatWish wish;

  /** How many sets of seats were compared. */
  private long compared;

  BruteForceChoice(SeatMap map, Collection<SeatNumber> forSale, SeatWish wish) {
    this.map = map;
    this.forSale = Set.copyOf(forSale);
    this.wish = wish;
  }

  long compared() {
    return compared;
  }

  Outcome choose() {
    boolean enough = false;
    List<CabinClass> classes =
        new ArrayList<>(
            wish.cabin() == null ? Arrays.asList(CabinClass.values()) : List.of(wish.cabin()));
    Collections.reverse(classes);
    for (CabinClass cabinClass : classes) {
      Set<SeatNumber> all = where(forSale, seat -> cabinOf(seat).cabinClass() == cabinClass);
      Set<SeatNumber> spared = where(all, seat -> !has(seat, SeatCharacteristic.EXIT_ROW));
      enough |= all.size() >= wish.count();
      boolean exitWished = wish.characteristics().contains(SeatCharacteristic.EXIT_ROW);
      for (Set<SeatNumber> pool : exitWished ? List.of(all) : List.of(spared, all)) {
        @Nullable Set<SeatNumber> chosen = chooseFrom(pool);
        if (chosen != null) {
          return new Outcome(inOrder(chosen), null);
        }
      }
    }
    return new Outcome(
        List.of(), enough ? Rejection.Code.SEATS_NOT_TOGETHER : Rejection.Code.NOT_ENOUGH_SEATS);
  }

  private @Nullable Set<SeatNumber> chooseFrom(Set<SeatNumber> pool) {
    if (pool.size() < wish.count()) {
      return null;
    }
    if (wish.together() == Together.REQUIRED) {
      return best(pool, forSale, wish.count());
    }
    Set<SeatNumber> chosen = new HashSet<>();
    while (chosen.size() < wish.count()) {
      int party = wish.together() == Together.NO ? 1 : wish.count() - chosen.size();
      chosen.addAll(part(minus(pool, chosen), minus(forSale, chosen), party));
    }
    return chosen;
  }

  /** As many of the party as can be together, but rather two less than that one stays alone. */
  private Set<SeatNumber> part(Set<SeatNumber> pool, Set<SeatNumber> free, int party) {
    for (int size = party; size > 0; size--) {
      Set<SeatNumber> group = best(pool, free, size);
      if (group == null) {
        continue;
      }
      if (size == party - 1 && party >= 4) {
        Set<SeatNumber> smaller = best(pool, free, party - 2);
        if (smaller != null && best(minus(pool, smaller), minus(free, smaller), 2) != null) {
          return smaller;
        }
      }
      return group;
    }
    throw new IllegalStateException("a single seat is always together");
  }

  private static Set<SeatNumber> where(Set<SeatNumber> seats, Predicate<SeatNumber> wanted) {
    Set<SeatNumber> some = new HashSet<>(seats);
    some.removeIf(wanted.negate());
    return some;
  }

  private static Set<SeatNumber> minus(Set<SeatNumber> seats, Set<SeatNumber> gone) {
    return where(seats, seat -> !gone.contains(seat));
  }

  /** The best of all sets of this size that are together; null when none is. */
  private @Nullable Set<SeatNumber> best(Set<SeatNumber> pool, Set<SeatNumber> free, int size) {
    Best best = new Best(free);
    everySet(inOrder(pool), 0, new ArrayList<>(), size, best);
    return best.seats == null ? null : Set.copyOf(best.seats);
  }

  private void everySet(
      List<SeatNumber> from, int next, List<SeatNumber> chosen, int size, Best best) {
    if (chosen.size() == size) {
      compared++;
      if (together(chosen)) {
        best.offer(List.copyOf(chosen));
      }
      return;
    }
    for (int i = next; i <= from.size() - (size - chosen.size()); i++) {
      chosen.add(from.get(i));
      everySet(from, i + 1, chosen, size, best);
      chosen.removeLast();
    }
  }

  /** The best so far. */
  private final class Best {
    private final Set<SeatNumber> free;
    private @Nullable List<SeatNumber> seats;
    private int[] score = {};

    Best(Set<SeatNumber> free) {
      this.free = free;
    }

    void offer(List<SeatNumber> other) {
      int[] otherScore = score(other, free);
      if (seats == null || Arrays.compare(otherScore, score) < 0) {
        seats = other;
        score = otherScore;
      }
    }
  }

  /** Less is better, the first difference decides. */
  private int[] score(List<SeatNumber> group, Set<SeatNumber> free) {
    Set<SeatNumber> staying = minus(free, Set.copyOf(group));
    int aisles = 0;
    for (int i = 1; i < group.size(); i++) {
      boolean sameRow = group.get(i).row() == group.get(i - 1).row();
      aisles += sameRow && !beside(group.get(i - 1)).contains(group.get(i)) ? 1 : 0;
    }
    int lacking = lacking(group).values().stream().mapToInt(Integer::intValue).sum();
    Set<SeatNumber> left = new HashSet<>();
    Set<SeatNumber> alone = new HashSet<>();
    for (SeatNumber seat : group) {
      for (SeatNumber neighbour : beside(seat)) {
        if (staying.contains(neighbour)) {
          Set<SeatNumber> block = blockOf(neighbour, staying);
          left.addAll(block);
          if (block.size() == 1) {
            alone.addAll(block);
          }
        }
      }
    }
    List<Integer> score =
        new ArrayList<>(List.of(rowsOf(group).size(), aisles, lacking, alone.size(), left.size()));
    for (SeatNumber seat : group) {
      score.add(seat.row());
      score.add(cabinOf(seat).layout().indexOf(seat.column()));
    }
    return score.stream().mapToInt(Integer::intValue).toArray();
  }

  /** How many of the seats lack each wished characteristic, if any do. */
  Map<SeatCharacteristic, Integer> lacking(List<SeatNumber> seats) {
    Map<SeatCharacteristic, Integer> lacking = new HashMap<>();
    for (SeatNumber seat : seats) {
      for (SeatCharacteristic wished : wish.characteristics()) {
        if (!has(seat, wished)) {
          lacking.merge(wished, 1, Integer::sum);
        }
      }
    }
    return lacking;
  }

  /** All free seats that can be reached from this one by going from seat to seat beside it. */
  private Set<SeatNumber> blockOf(SeatNumber seat, Set<SeatNumber> free) {
    Set<SeatNumber> block = new HashSet<>(Set.of(seat));
    boolean grown = true;
    while (grown) {
      Set<SeatNumber> more = new HashSet<>();
      block.forEach(member -> more.addAll(where(beside(member), free::contains)));
      grown = block.addAll(more);
    }
    return block;
  }

  /** The seats whose letters touch this one's in the layout. */
  private Set<SeatNumber> beside(SeatNumber seat) {
    String layout = cabinOf(seat).layout();
    int at = layout.indexOf(seat.column());
    Set<SeatNumber> beside = new HashSet<>();
    for (int next : List.of(at - 1, at + 1)) {
      if (next >= 0 && next < layout.length() && layout.charAt(next) != ' ') {
        beside.add(new SeatNumber(seat.row(), layout.charAt(next)));
      }
    }
    return beside;
  }

  private static NavigableSet<Integer> rowsOf(Collection<SeatNumber> seats) {
    TreeSet<Integer> rows = new TreeSet<>();
    seats.forEach(seat -> rows.add(seat.row()));
    return rows;
  }

  /**
   * In rows of one cabin without another row between, in each with nothing but aisles between, and
   * one column is in every row.
   */
  boolean together(List<SeatNumber> seats) {
    Cabin cabin = cabinOf(seats.getFirst());
    if (seats.stream().anyMatch(seat -> !cabinOf(seat).equals(cabin))) {
      return false;
    }
    NavigableSet<Integer> rows = rowsOf(seats);
    long between =
        cabin.rows().stream()
            .filter(row -> rows.first() <= row.number() && row.number() <= rows.last())
            .count();
    if (between != rows.size()) {
      return false;
    }
    String columns = cabin.layout().replace(" ", "");
    Set<Integer> common = new HashSet<>();
    columns.chars().forEach(column -> common.add(columns.indexOf(column)));
    for (int row : rows) {
      NavigableSet<Integer> taken = new TreeSet<>();
      for (SeatNumber seat : seats) {
        if (seat.row() == row) {
          taken.add(columns.indexOf(seat.column()));
        }
      }
      if (taken.last() - taken.first() != taken.size() - 1) {
        return false;
      }
      common.retainAll(taken);
    }
    return !common.isEmpty();
  }

  private List<SeatNumber> inOrder(Collection<SeatNumber> seats) {
    List<SeatNumber> ordered = new ArrayList<>();
    for (Cabin cabin : map.cabins()) {
      for (Row row : cabin.rows()) {
        for (char column : cabin.layout().toCharArray()) {
          if (column != ' ' && seats.contains(new SeatNumber(row.number(), column))) {
            ordered.add(new SeatNumber(row.number(), column));
          }
        }
      }
    }
    return ordered;
  }

  private Cabin cabinOf(SeatNumber seat) {
    for (Cabin cabin : map.cabins()) {
      if (cabin.firstRow() <= seat.row() && seat.row() <= cabin.lastRow()) {
        return cabin;
      }
    }
    throw new IllegalArgumentException("no such seat: " + seat);
  }

  private boolean has(SeatNumber seat, SeatCharacteristic wished) {
    Cabin cabin = cabinOf(seat);
    for (Row row : cabin.rows()) {
      if (row.number() == seat.row()) {
        return cabin.characteristicsOf(row, seat.column()).contains(wished);
      }
    }
    return false;
  }
}
