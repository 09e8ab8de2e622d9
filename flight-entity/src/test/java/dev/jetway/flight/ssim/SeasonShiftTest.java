package dev.jetway.flight.ssim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SeasonShiftTest {
  private final Checked checked =
      SsimText.local()
          .leg(15, "17JUN2630JUN26")
          .leg(6, "  13", 15, "03JUN2605JUN26")
          .trailer()
          .checked();

  @ParameterizedTest
  @CsvSource({
    // The season's first departure is Wednesday, 3 June 2026.
    "2020-01-01,2026-06-03",
    "2026-06-03,2026-06-03",
    "2026-06-04,2026-06-10",
    "2026-06-10,2026-06-10",
    "2026-06-11,2026-06-17",
    "2030-12-31,2031-01-01",
  })
  void theEarliestDepartureMovesByTheFewestWeeks(LocalDate startOn, LocalDate first) {
    List<LocalDate> before = dates(checked.flights());
    List<LocalDate> after = dates(checked.flights(startOn));

    assertThat(checked.earliestDeparture()).contains(LocalDate.of(2026, 6, 3));
    assertThat(after.stream().min(LocalDate::compareTo)).contains(first);
    long days = first.toEpochDay() - LocalDate.of(2026, 6, 3).toEpochDay();
    assertThat(days % 7).isZero();
    assertThat(after).isEqualTo(before.stream().map(date -> date.plusDays(days)).toList());
  }

  @Test
  void flightsCanBeAskedForAgain() {
    assertThat(dates(checked.flights())).hasSize(17).isEqualTo(dates(checked.flights()));
  }

  @Test
  void aStartInTheFarFutureIsRefused() {
    assertThat(checked.flights(LocalDate.of(9999, 12, 31)).hasNext()).isTrue();
    assertThatThrownBy(() -> checked.flights(LocalDate.MAX))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static List<LocalDate> dates(Iterator<DatedFlight> flights) {
    List<LocalDate> dates = new ArrayList<>();
    flights.forEachRemaining(flight -> dates.add(flight.schedule().departure().toLocalDate()));
    return dates;
  }
}
