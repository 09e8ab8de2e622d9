package dev.jetway.flight.layout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jetway.flight.domain.Cabin;
import dev.jetway.flight.domain.CabinClass;
import dev.jetway.flight.domain.Row;
import dev.jetway.flight.domain.SeatCharacteristic;
import dev.jetway.flight.domain.SeatMap;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/** What must hold for every seat map that is built from a configuration. */
final class SeatMaps {
  private SeatMaps() {}

  /** Exactly the configuration's seats, in cabins from front to back and rows without a gap. */
  static void requireExact(SeatMap map, Configuration configuration) {
    Map<CabinClass, Integer> counted = new EnumMap<>(CabinClass.class);
    List<Integer> rows = new ArrayList<>();
    List<CabinClass> cabins = new ArrayList<>();
    for (Cabin cabin : map.cabins()) {
      cabins.add(cabin.cabinClass());
      for (Row row : cabin.rows()) {
        rows.add(row.number());
        assertThat(row.columns()).isNotEmpty().doesNotContain("I");
        assertThat(cabin.layout()).contains(row.columns().split("", -1));
        counted.merge(cabin.cabinClass(), row.columns().length(), Integer::sum);
      }
      assertThat(cabin.rows().getFirst().characteristics()).contains(SeatCharacteristic.BULKHEAD);
      assertThat(cabin.rows().getLast().characteristics())
          .contains(SeatCharacteristic.RESTRICTED_RECLINE);
    }
    for (CabinClass cabin : CabinClass.values()) {
      assertThat(counted.getOrDefault(cabin, 0))
          .as("%s of %s", cabin, configuration)
          .isEqualTo(configuration.seatsIn(cabin));
    }
    assertThat(cabins).isSorted().doesNotHaveDuplicates();
    assertThat(rows.getFirst()).isEqualTo(1);
    assertThat(rows.getLast()).isEqualTo(rows.size());
    assertThat(rows).isSorted().doesNotHaveDuplicates();
    assertThat(map.size()).isEqualTo(configuration.total());
    assertThat(new HashSet<>(map.seats())).hasSize(configuration.total());
  }

  /** As many exit rows as exits, unless two exits open into one row of a short cabin. */
  static void requireExits(SeatMap map, AircraftLayout layout) {
    long exitRows =
        map.cabins().stream()
            .flatMap(cabin -> cabin.rows().stream())
            .filter(row -> row.characteristics().contains(SeatCharacteristic.EXIT_ROW))
            .count();
    assertThat(exitRows)
        .isBetween(layout.exits().isEmpty() ? 0L : 1L, (long) layout.exits().size());
  }
}
