package dev.jetway.flight.layout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jetway.flight.domain.SeatMap;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The data file as it is shipped, and that a mistake in it would be seen. */
class LayoutTableTest {
  private static final List<String> GOOD =
      List.of(
          "pitch | 78 | 60 | 38 | 31",
          "fuselage | 3-3 | AC DF | AC DF | ABC DEF | ABC DEF",
          "type | 320 32A | 3-3 | J8Y156 | 34-66 | 40 44",
          "size | 900 | 3-3 | 36-64 | 46 50");

  @Test
  void everyShippedTypeIsLaidOutWithItsDefaultSeats() {
    LayoutTable table = LayoutTable.read(SeatLayouts.lines());
    SeatLayouts layouts = new SeatLayouts(table);

    assertThat(table.types()).hasSizeGreaterThan(150);
    table
        .types()
        .forEach(
            (code, type) ->
                assertThat(layouts.seatMap(code, null))
                    .as(code)
                    .isInstanceOfSatisfying(
                        LayoutResult.Laid.class,
                        laid -> {
                          SeatMaps.requireExact(laid.seatMap(), type.defaults());
                          SeatMaps.requireExits(laid.seatMap(), type.layout());
                        }));
  }

  @Test
  void everySizeOfUnlistedTypeIsLaidOut() {
    SeatLayouts layouts = SeatLayouts.load();
    for (int seats = 1; seats <= SeatMap.SEATS_MAX; seats++) {
      assertThat(layouts.seatMap("ZZZ", "Y" + seats)).isInstanceOf(LayoutResult.Laid.class);
    }
  }

  @Test
  void aGoodTableIsRead() {
    assertThat(LayoutTable.read(GOOD).types()).containsOnlyKeys("320", "32A");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "pitch | 78 | 60 | 38 | 31; pitch twice",
        "pitch | 78 | 60 | 38; 5 columns",
        "pitch | 0 | 60 | 38 | 31; number from 1 to 200",
        "fuselage | 3-3 | AC DF | AC DF | ABC DEF | ABC DEF; fuselage 3-3 twice",
        "fuselage | 2-2 | AC DF | AC DF | ABC DEF | ABC DIF; alphabetical",
        "fuselage | 2-2 | AC DF | AC DF | ABC DEF | AAC DEF; alphabetical",
        "fuselage | 2-2 | AC DF | AC DF | ABC DEF | CA DEF; alphabetical",
        "fuselage | 2-2 | AC DF | AC DF | ABC DEF | ABC  DEF; alphabetical",
        "fuselage | 2-2 | AC DF | AC DF | ABC DEF | ; alphabetical",
        "type | 320 | 3-3 | Y180 | 34-66 | 40; type 320 twice",
        "type | 321 | 2-4-2 | Y180 | 34-66 | 40; unknown fuselage",
        "type | A321 | 3-3 | Y180 | 34-66 | 40; not an aircraft type",
        "type | 321 | 3-3 | Y0 | 34-66 | 40; not a default configuration",
        "type | 321 | 3-3 |  | 34-66 | 40; not a default configuration",
        "type | 321 | 3-3 | Y180 | 34 | 40; from-to",
        "type | 321 | 3-3 | Y180 | 66-34 | 40; number from 66",
        "type | 321 | 3-3 | Y180 | 34-101 | 40; number from 34",
        "type | 321 | 3-3 | Y180 | 34-66 | 40 40; ascend",
        "type | 321 | 3-3 | Y180 | 34-66 | 100; number from 1",
        "type | 321 | 3-3 | Y180 | 34-66 | front; number from 1",
        "size | 900 | 3-3 | 34-66 | 40; sizes ascend",
        "airport | ZRH; unknown kind airport",
      })
  void aMistakeIsFoundWithItsLine(String line, String reason) {
    List<String> lines = new ArrayList<>(GOOD);
    lines.add(line);

    assertThatThrownBy(() -> LayoutTable.read(lines))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("line 5: ")
        .hasMessageContaining(reason);
  }

  @Test
  void aTableThatEndsEarlyIsRefused() {
    assertThatThrownBy(() -> LayoutTable.read(GOOD.subList(0, 3)))
        .hasMessageContaining("sizes up to 900");
    assertThatThrownBy(() -> LayoutTable.read(GOOD.subList(1, 4))).hasMessageContaining("pitch");
  }
}
