package dev.jetway.flight.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Flight numbers, ids and the texts that others choose. */
class FlightNamesTest {
  @Test
  void aFlightNumberIsWrittenWithoutLeadingZeros() {
    assertThat(FlightNumber.parse("AA0012").orElseThrow()).hasToString("AA12");
    assertThat(FlightNumber.parse("LX12B").orElseThrow())
        .isEqualTo(new FlightNumber("LX", 12, "B"));
    assertThat(FlightNumber.parse("U21234").orElseThrow())
        .isEqualTo(new FlightNumber("U2", 1234, ""));
    assertThat(FlightNumber.parse("DLH4").orElseThrow()).isEqualTo(new FlightNumber("DLH", 4, ""));
  }

  @Test
  void whatIsNoFlightNumberIsNotRead() {
    for (String text :
        List.of("", "AA", "AA0", "AA00000", "AA12345", "aa12", "12", "123", "AA12bb", "AA-12")) {
      assertThat(FlightNumber.parse(text)).as(text).isEmpty();
    }
  }

  @Test
  void everyWayToWriteANumberNamesTheSameFlight() {
    LocalDate date = LocalDate.parse("2026-06-01");
    AirportCode origin = new AirportCode("LAX");
    FlightId id = FlightId.of(FlightNumber.parse("AA0012").orElseThrow(), date, origin);

    assertThat(FlightId.of(FlightNumber.parse("AA12").orElseThrow(), date, origin)).isEqualTo(id);
    assertThat(FlightId.of(new FlightNumber("AA", 12, "B"), date, origin)).isNotEqualTo(id);
    assertThat(FlightId.of(new FlightNumber("AA", 12, ""), date.plusDays(1), origin))
        .isNotEqualTo(id);
    assertThat(FlightId.parse(id.toString())).contains(id);
  }

  /** Journals and clients know flights by it. */
  @Test
  void anIdNeverChanges() {
    assertThat(
            FlightId.of(
                new FlightNumber("AA", 2532, ""),
                LocalDate.parse("2020-05-17"),
                new AirportCode("LAX")))
        .hasToString("a91e1273-7611-3299-9fab-1ba94f0d3e92");
  }

  @Test
  void aTextFromOutsideHasItsBounds() {
    assertThat(new CustomerId("x".repeat(128)).value()).hasSize(128);
    for (String text : List.of("", "  ", "x".repeat(129), "a\nb", "a\u0000b", "a\u0085b")) {
      assertThatThrownBy(() -> new CustomerId(text)).isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> new ReservationId(text))
          .isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> new HoldId(text)).isInstanceOf(IllegalArgumentException.class);
    }
  }
}
