package dev.jetway.flight.ssim;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The schedule that a new installation has on sale. */
class StarterScheduleTest {
  @Test
  void isWithoutFault() throws IOException {
    Checked checked = check();

    assertThat(checked.report().findings()).isEmpty();
    assertThat(checked.report().legs()).isEqualTo(40);
    assertThat(checked.report().flights()).isEqualTo(1_132);
    assertThat(checked.report().seats()).isEqualTo(287_930);
    assertThat(checked.earliestDeparture()).contains(LocalDate.of(2026, 1, 5));
  }

  @Test
  void agreesWithAWalkOverTheCalendar() throws IOException {
    List<String> lines = new String(bytes(), US_ASCII).lines().toList();

    assertThat(CalendarExpansion.of(check())).isEqualTo(CalendarExpansion.of(lines));
  }

  @Test
  void hasFlightsOnEveryDayOfFiveWeeksFromWheneverItIsLoaded() throws IOException {
    Checked checked = check();
    for (int i = 0; i < 7; i++) {
      LocalDate today = LocalDate.of(2030, 3, 1).plusDays(i);
      Set<LocalDate> dates = new HashSet<>();
      checked
          .flights(today.minusDays(6))
          .forEachRemaining(flight -> dates.add(flight.schedule().departure().toLocalDate()));

      assertThat(dates).hasSize(35).contains(today, today.plusDays(28));
    }
  }

  private static Checked check() throws IOException {
    return (Checked) SsimText.check(bytes(), SsimLimits.DEFAULT);
  }

  private static byte[] bytes() throws IOException {
    try (InputStream in =
        Objects.requireNonNull(SsimImport.class.getResourceAsStream("/schedules/starter.ssim"))) {
      return in.readAllBytes();
    }
  }
}
