package dev.jetway.flight.domain;

import static dev.jetway.flight.Example.seat;
import static dev.jetway.flight.Example.seats;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jetway.flight.Example;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SeatMapTest {
  /** Rows are missing, rows are short, and the letters don't stand in alphabetical order. */
  private static final SeatMap ODD =
      new SeatMap(
          List.of(
              new Cabin(
                  CabinClass.BUSINESS,
                  "D FA",
                  List.of(new Row(2, "DFA", Set.of()), new Row(7, "FA", Set.of()))),
              new Cabin(CabinClass.ECONOMY, "AZ", List.of(new Row(199, "AZ", Set.of())))));

  @Test
  void everySeatIsFoundAtItsIndexAndNoOtherIsFound() {
    for (SeatMap map : List.of(SeatMap.none(), Example.SEAT_MAP, ODD)) {
      for (int row = 1; row <= SeatNumber.ROW_MAX; row++) {
        for (char column = 'A'; column <= 'Z'; column++) {
          SeatNumber seat = new SeatNumber(row, column);
          assertThat(map.indexOf(seat))
              .as("%s of %s", seat, map)
              .isEqualTo(map.seats().indexOf(seat));
        }
      }
    }
  }

  @Test
  void seatsStandInOrderOfRowsAndLetters() {
    assertThat(ODD.seats())
        .containsExactlyElementsOf(seats("2A", "2D", "2F", "7A", "7F", "199A", "199Z"))
        .isSorted();
  }

  @Test
  void rowsAscendOverAllCabins() {
    Cabin rowTwo = new Cabin(CabinClass.ECONOMY, "A", List.of(new Row(2, "A", Set.of())));
    Cabin rowOne = new Cabin(CabinClass.ECONOMY, "A", List.of(new Row(1, "A", Set.of())));
    assertThatThrownBy(() -> new SeatMap(List.of(rowTwo, rowOne)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new SeatMap(List.of(rowTwo, rowTwo)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void noMapHasMoreSeatsThanAnAircraft() {
    assertThat(mapOf(100, "ABCDEFGHJ").size()).isEqualTo(SeatMap.SEATS_MAX);
    assertThatThrownBy(() -> mapOf(101, "ABCDEFGHJ")).isInstanceOf(IllegalArgumentException.class);
  }

  private static SeatMap mapOf(int rows, String columns) {
    List<Row> all =
        IntStream.rangeClosed(1, rows).mapToObj(n -> new Row(n, columns, Set.of())).toList();
    return new SeatMap(List.of(new Cabin(CabinClass.ECONOMY, columns, all)));
  }

  @Test
  void aRowFitsItsLayout() {
    for (String columns : List.of("BA", "E", "AA", "A B")) {
      assertThatThrownBy(
              () -> new Cabin(CabinClass.ECONOMY, "AB CD", List.of(new Row(1, columns, Set.of()))))
          .as(columns)
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void changingOneSeatLeavesTheOriginalAndAllOthersAlone() {
    for (int size : List.of(1, 15, 16, 17, 180)) {
      Seats free = Seats.available(size);
      SeatState blocked = new SeatState.Blocked(BlockKind.BLOCKED, "crew");
      for (int index = 0; index < size; index++) {
        Seats changed = free.with(index, blocked);
        assertThat(changed.at(index)).isEqualTo(blocked);
        assertThat(changed).isNotEqualTo(free).containsOnlyOnce(blocked).hasSize(size);
        assertThat(free).doesNotContain(blocked).hasSize(size);
        assertThat(changed.with(index, new SeatState.Available())).isEqualTo(free);
      }
    }
  }

  @Test
  void aSeatNumberIsReadAsItIsPrinted() {
    for (SeatNumber seat : seats("1A", "12B", "199Z")) {
      assertThat(SeatNumber.parse(seat.toString())).contains(seat);
    }
    for (String text :
        List.of("", "A", "0A", "01A", "12b", "200A", "12AB", " 1A", "1A ", "999999999A")) {
      assertThat(SeatNumber.parse(text)).as(text).isEmpty();
    }
    assertThat(seat("12B")).isGreaterThan(seat("2C")).isLessThan(seat("12C"));
  }
}
