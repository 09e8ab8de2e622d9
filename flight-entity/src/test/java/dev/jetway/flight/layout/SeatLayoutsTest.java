package dev.jetway.flight.layout;

import static dev.jetway.flight.domain.SeatCharacteristic.AISLE;
import static dev.jetway.flight.domain.SeatCharacteristic.BULKHEAD;
import static dev.jetway.flight.domain.SeatCharacteristic.EXIT_ROW;
import static dev.jetway.flight.domain.SeatCharacteristic.LEG_SPACE;
import static dev.jetway.flight.domain.SeatCharacteristic.NOT_FOR_INFANT;
import static dev.jetway.flight.domain.SeatCharacteristic.OVERWING;
import static dev.jetway.flight.domain.SeatCharacteristic.PREFERENTIAL;
import static dev.jetway.flight.domain.SeatCharacteristic.RESTRICTED_RECLINE;
import static dev.jetway.flight.domain.SeatCharacteristic.WINDOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.jetway.flight.domain.Cabin;
import dev.jetway.flight.domain.CabinClass;
import dev.jetway.flight.domain.Row;
import dev.jetway.flight.domain.SeatMap;
import dev.jetway.flight.layout.LayoutResult.Laid;
import dev.jetway.flight.layout.LayoutResult.Refused;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SeatLayoutsTest {
  private final SeatLayouts layouts = SeatLayouts.load();

  @Test
  void aLongHaulTypeHasThreeCabins() {
    SeatMap map = laid("772", "J14W34Y316VV364");

    assertThat(map.cabins())
        .extracting(Cabin::cabinClass, Cabin::layout, Cabin::firstRow, Cabin::lastRow)
        .containsExactly(
            tuple(CabinClass.BUSINESS, "AC DG HK", 1, 3),
            tuple(CabinClass.PREMIUM_ECONOMY, "AC DEFG HK", 4, 8),
            tuple(CabinClass.ECONOMY, "ABC DEFG HJK", 9, 40));
    assertThat(row(map, 3).columns()).isEqualTo("AK");
    assertThat(row(map, 8).columns()).isEqualTo("AK");
    assertThat(row(map, 40).columns()).isEqualTo("ACDGHK");
  }

  @Test
  void rowsSayWhatIsSpecialAboutThem() {
    SeatMap map = laid("733", "W18Y112");

    assertThat(row(map, 1).characteristics())
        .containsExactlyInAnyOrder(BULKHEAD, LEG_SPACE, PREFERENTIAL);
    assertThat(row(map, 3).characteristics())
        .containsExactlyInAnyOrder(RESTRICTED_RECLINE, PREFERENTIAL);
    assertThat(row(map, 4).characteristics()).containsExactlyInAnyOrder(BULKHEAD, LEG_SPACE);
    assertThat(row(map, 9).characteristics())
        .containsExactlyInAnyOrder(RESTRICTED_RECLINE, OVERWING);
    assertThat(row(map, 10).characteristics())
        .containsExactlyInAnyOrder(EXIT_ROW, LEG_SPACE, NOT_FOR_INFANT, OVERWING);
    assertThat(row(map, 22).characteristics()).containsExactly(RESTRICTED_RECLINE);
    Cabin economy = map.cabins().get(1);
    assertThat(economy.characteristicsOf(row(map, 22), 'A'))
        .containsExactlyInAnyOrder(WINDOW, RESTRICTED_RECLINE);
    assertThat(economy.positionOf('C')).containsExactly(AISLE);
  }

  @Test
  void equalCabinsShareOneMap() {
    SeatMap map = laid("320", "J8Y156");

    assertThat(laid("320", "J8Y156VV12")).isSameAs(map);
    assertThat(laid("32N", " C8Y156 ")).isSameAs(map);
    assertThat(laid("320", null)).isSameAs(map);
    assertThat(laid("320", "J12Y150")).isNotEqualTo(map);
  }

  @Test
  void aForgottenMapIsBuiltAgain() {
    SeatMap map = laid("320", "Y1");
    for (int seats = 2; seats <= SeatLayouts.MAPS_MAX + 1; seats++) {
      assertThat(laid("388", "Y" + seats)).isNotNull();
    }

    assertThat(laid("320", "Y1")).isEqualTo(map).isNotSameAs(map);
  }

  @Test
  void anUnlistedTypeIsLaidOutByItsSize() {
    assertThat(laid("ZZZ", "Y48").cabins().getFirst().layout()).isEqualTo("AC DF");
    assertThat(laid(null, "Y180").cabins().getFirst().layout()).isEqualTo("ABC DEF");
    assertThat(laid("", "F10Y400").cabins().getLast().layout()).isEqualTo("ABC DEFG HJK");
  }

  @Test
  void refusesWithFieldAndReason() {
    assertThat(layouts.seatMap(null, null))
        .isEqualTo(new Refused("configuration", "needed when the aircraft is unknown"));
    assertThat(layouts.seatMap(" ", " ")).isEqualTo(layouts.seatMap(null, null));
    assertThat(layouts.seatMap("ZZZ", null))
        .isEqualTo(
            new Refused(
                "configuration",
                "needed, because aircraft type ZZZ is not in the table of layouts"));
    assertThat(layouts.seatMap("A320", "Y180"))
        .isEqualTo(new Refused("aircraft", "not an IATA aircraft type such as 320"));
    assertThat(layouts.seatMap("320", "Y0"))
        .isEqualTo(new Refused("configuration", "class Y without seats"));
    assertThat(layouts.seatMap("74F", "LL05PP02"))
        .isEqualTo(new Refused("configuration", "freight only, no seats"));
    assertThat(layouts.seatMap("BE1", "Y399"))
        .isEqualTo(
            new Refused("configuration", "200 rows in a 1-1 cabin; an aircraft has at most 199"));
  }

  private SeatMap laid(@Nullable String aircraft, @Nullable String configuration) {
    LayoutResult result = layouts.seatMap(aircraft, configuration);
    assertThat(result).isInstanceOf(Laid.class);
    return ((Laid) result).seatMap();
  }

  private static Row row(SeatMap map, int number) {
    return map.cabins().stream()
        .flatMap(cabin -> cabin.rows().stream())
        .filter(row -> row.number() == number)
        .findFirst()
        .orElseThrow();
  }
}
