package dev.jetway.flight.ssim;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jetway.flight.domain.FlightSchedule;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** From a leg record to flights: days, times, offsets, and which legs are sold. */
class ExpansionTest {
  @Test
  void aLegBecomesOneFlightOnEachOfItsDays() {
    List<DatedFlight> flights =
        flights(SsimText.local().leg(15, "01JUN2614JUN26", 29, "1   5 7").trailer());

    assertThat(flights)
        .extracting(flight -> flight.schedule().departure().toLocalDate().getDayOfMonth())
        .containsExactly(1, 5, 7, 8, 12, 14);
    FlightSchedule first = flights.getFirst().schedule();
    assertThat(first.number()).hasToString("XX12");
    assertThat(first.origin()).hasToString("ZRH");
    assertThat(first.destination()).hasToString("JFK");
    assertThat(first.departure()).isEqualTo("2026-06-01T09:55");
    assertThat(first.departureOffset()).isEqualTo(ZoneOffset.ofHours(2));
    assertThat(first.arrival()).isEqualTo("2026-06-01T13:00");
    assertThat(first.arrivalOffset()).isEqualTo(ZoneOffset.ofHours(-4));
    assertThat(first.aircraft()).isEqualTo("333");
    assertThat(first.configuration()).isEqualTo("J30Y200");
    assertThat(flights.getFirst().line()).isEqualTo(3);
    assertThat(flights).allMatch(flight -> flight.seatMap().size() == 230);
    assertThat(flights.getLast().seatMap()).isSameAs(flights.getFirst().seatMap());
  }

  @Test
  void everySecondWeekCountsFromTheFirstDay() {
    assertThat(dates(SsimText.local().leg(29, "1   5  2").trailer()))
        .containsExactly(1, 5, 15, 19, 29);
    assertThat(dates(SsimText.local().leg(15, "05JUN26", 29, "1   5  2").trailer()))
        .containsExactly(5, 8, 19, 22);
  }

  @Test
  void aPeriodWithoutEndHasThatOfTheSchedule() {
    assertThat(dates(SsimText.local().leg(15, "25JUN2600XXX00").trailer()))
        .containsExactly(25, 26, 27, 28, 29, 30);
    assertThat(dates(SsimText.local().leg(15, "00XXX0003JUN26").trailer()))
        .containsExactly(1, 2, 3);
    Checked fortnightly = SsimText.local().leg(22, "00XXX00", 36, "2").trailer().checked();
    assertThat(fortnightly.report().count(Finding.Kind.BAD_RECORD)).isEqualTo(1);
  }

  @Test
  void anArrivalAfterMidnightIsFoundWithOrWithoutItsDateVariation() {
    for (String variation : List.of("  ", "01", " 1", "12")) {
      FlightSchedule flight =
          only(
              SsimText.local()
                  .leg(22, "01JUN26", 40, "23302330+0200  DXB07150715+0400", 193, variation)
                  .trailer());
      assertThat(flight.arrival()).as(variation).isEqualTo("2026-06-02T07:15");
    }
  }

  @Test
  void anArrivalOnTheDayBeforeIsPossibleEastOfTheDateLine() {
    for (String variation : List.of("  ", "0A", "0J", "10")) {
      FlightSchedule flight =
          only(
              SsimText.local()
                  .leg(22, "01JUN26", 37, "NRT00300030+0900  HNL13001300-1000", 193, variation)
                  .trailer());
      assertThat(flight.departure()).isEqualTo("2026-06-01T00:30");
      assertThat(flight.arrival()).as(variation).isEqualTo("2026-05-31T13:00");
    }
  }

  @Test
  void anArrivalAtMidnightIs2400OfThatDay() {
    FlightSchedule flight =
        only(SsimText.local().leg(22, "01JUN26", 55, "LHR24002400+0100").trailer());

    assertThat(flight.arrival()).isEqualTo("2026-06-02T00:00");
  }

  @Test
  void passengersReadTheirOwnTimesAlsoAcrossMidnight() {
    FlightSchedule flight =
        only(
            SsimText.local()
                .leg(15, "02JUN2602JUN26", 40, "23500010+0200  SYD23500015+1000", 193, "00")
                .trailer());

    assertThat(flight.departure()).isEqualTo("2026-06-01T23:50");
    assertThat(flight.arrival()).isEqualTo("2026-06-03T00:15");
  }

  @Test
  void passengerTimesThatAreBlankAreTheAircrafts() {
    FlightSchedule flight =
        only(SsimText.local().leg(22, "01JUN26", 40, "    ", 62, "    ").trailer());

    assertThat(flight.departure()).isEqualTo("2026-06-01T09:55");
    assertThat(flight.arrival()).isEqualTo("2026-06-01T13:00");
  }

  @Test
  void inUtcModeTheLocalDateFollowsFromTheVariation() {
    FlightSchedule eastward =
        only(
            SsimText.utc()
                .leg(22, "01JUN26", 37, "NRT23302330+0900  HNL06300630-1000", 193, "01")
                .trailer());
    assertThat(eastward.departure()).isEqualTo("2026-06-02T08:30");
    assertThat(eastward.departureOffset()).isEqualTo(ZoneOffset.ofHours(9));
    assertThat(eastward.arrival()).isEqualTo("2026-06-01T20:30");

    FlightSchedule westward =
        only(SsimText.utc().leg(22, "01JUN26", 37, "LAX02000200-0700  JFK07300730-0400").trailer());
    assertThat(westward.departure()).isEqualTo("2026-05-31T19:00");
    assertThat(westward.departureInstant()).isEqualTo("2026-06-01T02:00:00Z");
    assertThat(westward.arrival()).isEqualTo("2026-06-01T03:30");
  }

  @Test
  void inUtcModeWeekdaysAreThoseOfUtc() {
    SsimText mondays = SsimText.utc().leg(29, "1      ", 40, "23302330+0900");

    assertThat(dates(mondays.trailer())).containsExactly(2, 9, 16, 23, 30);
  }

  @Test
  void everyLegOfAFlightIsAFlightOfItsOwn() {
    List<DatedFlight> flights =
        flights(
            SsimText.local()
                .leg(22, "01JUN26", 37, "ZRH21002100+0200  DXB05000500+0400", 193, "01")
                .leg(
                    12,
                    "02",
                    15,
                    "02JUN2602JUN26",
                    37,
                    "DXB07000700+0400  SIN18451845+0800",
                    193,
                    "11")
                .trailer());

    assertThat(flights)
        .extracting(flight -> flight.schedule().origin() + " " + flight.schedule().departure())
        .containsExactly("ZRH 2026-06-01T21:00", "DXB 2026-06-02T07:00");
    assertThat(flights.get(1).schedule().arrival()).isEqualTo("2026-06-02T18:45");
  }

  @Test
  void anOperationalSuffixMakesAnotherFlight() {
    Checked checked = SsimText.local().leg().leg(2, "A").trailer().checked();

    assertThat(checked.report().flights()).isEqualTo(60);
    assertThat(checked.report().findings()).isEmpty();
    List<DatedFlight> flights = new ArrayList<>();
    checked.flights().forEachRemaining(flights::add);
    assertThat(flights.getLast().schedule().number()).hasToString("XX12A");
  }

  @Test
  void anItineraryOverlapVariationIsPartOfTheLegsName() {
    Checked checked =
        SsimText.local().leg(128, "1").segment(50, "YY 99", 28, "1").trailer().checked();

    assertThat(checked.report().count(Finding.Kind.NOT_SOLD)).isEqualTo(1);
  }

  @Test
  void codeSharesAreNotSoldASecondTime() {
    assertNotSold(SsimText.local().leg().segment(50, "YY 4711"), "operating airline disclosure");
    assertNotSold(SsimText.local().leg(149, "L", 129, "YY"), "operating airline disclosure");
    assertNotSold(SsimText.local().leg(149, "Z"), "operating airline disclosure");
  }

  @Test
  void wetLeasesAndOtherSegmentDataAreFlightsLikeAnyOther() {
    for (String disclosure : List.of("S", "X", " ")) {
      SsimText text =
          SsimText.local()
              .leg(149, disclosure)
              .segment(10, "YY 4711")
              .segment(127, "/SOMEBODY ELSE")
              .segment(50, "YY 4711", 37, "BOS");
      assertThat(text.trailer().checked().report().flights()).as(disclosure).isEqualTo(30);
    }
  }

  @Test
  void onlyStatedSeatsAreSoldOnServicesWithoutPassengers() {
    assertNotSold(SsimText.local().leg(14, "F", 173, "       "), "service type");
    assertNotSold(SsimText.local().leg(14, "P", 173, "VVCGO  "), "service type");
    assertNotSold(SsimText.local().leg(14, "J", 173, "LL05PP2"), "aircraft configuration");
    assertThat(flights(SsimText.local().leg(14, "F").trailer())).hasSize(30);
    assertThat(flights(SsimText.local().leg(14, "C", 173, "       ").trailer()))
        .hasSize(30)
        .allMatch(flight -> flight.seatMap().size() == 297);
  }

  @Test
  void aLongConfigurationIsInTheSegmentData() {
    List<DatedFlight> flights =
        flights(
            SsimText.local()
                .leg(173, "XX     ")
                .segment(108, "F004C020W030Y100LL05PP02VVLONG")
                .trailer());

    assertThat(flights).hasSize(30).allMatch(flight -> flight.seatMap().size() == 154);
  }

  private static void assertNotSold(SsimText text, String field) {
    Checked checked = text.trailer().checked();
    assertThat(checked.report().flights()).isZero();
    assertThat(checked.report().findings())
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.kind()).isEqualTo(Finding.Kind.NOT_SOLD);
              assertThat(finding.field()).isEqualTo(field);
            });
  }

  private static List<DatedFlight> flights(SsimText text) {
    Checked checked = text.checked();
    assertThat(checked.report().findings()).isEmpty();
    List<DatedFlight> flights = new ArrayList<>();
    checked.flights().forEachRemaining(flights::add);
    assertThat(flights).hasSize(checked.report().flights());
    return flights;
  }

  private static FlightSchedule only(SsimText text) {
    List<DatedFlight> flights = flights(text);
    assertThat(flights).hasSize(1);
    return flights.getFirst().schedule();
  }

  private static List<Integer> dates(SsimText text) {
    return flights(text).stream()
        .map(DatedFlight::schedule)
        .map(FlightSchedule::departure)
        .map(LocalDateTime::toLocalDate)
        .map(LocalDate::getDayOfMonth)
        .toList();
  }
}
