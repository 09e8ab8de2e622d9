package dev.jetway.flight.layout;

import static dev.jetway.flight.domain.SeatCharacteristic.BULKHEAD;
import static dev.jetway.flight.domain.SeatCharacteristic.EXIT_ROW;
import static dev.jetway.flight.domain.SeatCharacteristic.LEG_SPACE;
import static dev.jetway.flight.domain.SeatCharacteristic.NOT_FOR_INFANT;
import static dev.jetway.flight.domain.SeatCharacteristic.OVERWING;
import static dev.jetway.flight.domain.SeatCharacteristic.PREFERENTIAL;
import static dev.jetway.flight.domain.SeatCharacteristic.RESTRICTED_RECLINE;

import dev.jetway.flight.domain.Cabin;
import dev.jetway.flight.domain.CabinClass;
import dev.jetway.flight.domain.Row;
import dev.jetway.flight.domain.SeatCharacteristic;
import dev.jetway.flight.domain.SeatMap;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.ToIntFunction;

/**
 * Numbers the rows of an aircraft and says what is special about them.
 *
 * <p>Rows count from 1 without a gap, 13 included, through the cabins from front to back. Where a
 * row stands, and so whether a wing or an exit is beside it, follows from the pitches of the rows
 * before it: the same aircraft with more business class has its exits at lower row numbers.
 */
final class SeatPlanner {
  /** Rows that can be numbered; {@link dev.jetway.flight.domain.SeatNumber} has the same bound. */
  static final int ROWS_MAX = 199;

  private final AircraftLayout layout;
  private final Configuration configuration;
  private final ToIntFunction<CabinClass> pitch;
  private final int length;

  /** {@code pitch} is in any unit, but the same for all cabins. */
  SeatPlanner(AircraftLayout layout, Configuration configuration, ToIntFunction<CabinClass> pitch) {
    this.layout = layout;
    this.configuration = configuration;
    this.pitch = pitch;
    int sum = 0;
    for (CabinClass cabin : CabinClass.values()) {
      sum += rows(cabin) * pitch.applyAsInt(cabin);
    }
    length = sum;
  }

  /** How many rows the configuration takes; a plan is possible up to {@value #ROWS_MAX}. */
  static int rowsNeeded(AircraftLayout layout, Configuration configuration) {
    int rows = 0;
    for (CabinClass cabin : CabinClass.values()) {
      rows += Math.ceilDiv(configuration.seatsIn(cabin), layout.fuselage().abreast(cabin));
    }
    return rows;
  }

  SeatMap plan() {
    List<Cabin> cabins = new ArrayList<>();
    int firstRow = 1;
    int front = 0;
    for (CabinClass cabin : CabinClass.values()) {
      int rows = rows(cabin);
      if (rows > 0) {
        cabins.add(
            new Cabin(cabin, layout.fuselage().layoutOf(cabin), rowsOf(cabin, firstRow, front)));
      }
      firstRow += rows;
      front += rows * pitch.applyAsInt(cabin);
    }
    return new SeatMap(cabins);
  }

  private int rows(CabinClass cabin) {
    return Math.ceilDiv(configuration.seatsIn(cabin), layout.fuselage().abreast(cabin));
  }

  private List<Row> rowsOf(CabinClass cabin, int firstRow, int front) {
    String columns = layout.fuselage().layoutOf(cabin);
    int step = pitch.applyAsInt(cabin);
    int count = rows(cabin);
    int inLastRow = configuration.seatsIn(cabin) - (count - 1) * layout.fuselage().abreast(cabin);
    List<Row> rows = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      boolean last = i == count - 1;
      int from = front + i * step;
      EnumSet<SeatCharacteristic> special = EnumSet.noneOf(SeatCharacteristic.class);
      if (cabin != CabinClass.ECONOMY) {
        special.add(PREFERENTIAL);
      }
      if (i == 0) {
        special.addAll(Set.of(BULKHEAD, LEG_SPACE));
      }
      if (hasExit(from, from + step)) {
        special.addAll(Set.of(EXIT_ROW, LEG_SPACE, NOT_FOR_INFANT));
      }
      // Behind it is a wall, or people who have to get past it to the exit.
      if (last || hasExit(from + step, from + 2 * step)) {
        special.add(RESTRICTED_RECLINE);
      }
      if (isOverWing(from + step / 2)) {
        special.add(OVERWING);
      }
      String seats = last ? PartialRow.keep(columns, inLastRow) : columns.replace(" ", "");
      rows.add(new Row(firstRow + i, seats, special));
    }
    return rows;
  }

  private boolean hasExit(int from, int to) {
    return layout.exits().stream()
        .anyMatch(exit -> exit * length >= from * 100 && exit * length < to * 100);
  }

  private boolean isOverWing(int middle) {
    return middle * 100 >= layout.wingFrom() * length && middle * 100 < layout.wingTo() * length;
  }
}
