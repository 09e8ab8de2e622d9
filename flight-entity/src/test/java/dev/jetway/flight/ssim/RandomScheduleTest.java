package dev.jetway.flight.ssim;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Random good schedules: the importer and the walk over the calendar agree on every flight. */
class RandomScheduleTest {
  private static final int CASES = 300;
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("ddMMMyy", Locale.ENGLISH);
  private static final List<String> AIRPORTS = List.of("ZRH", "JFK", "NRT");
  private static final List<String> AIRCRAFT = List.of("320", "772", "AT7", "ZZZ");
  private static final List<String> CABINS =
      List.of("Y133VV133 ", "J14W34Y316", "W18Y97VV09", "F8C20Y150 ");

  @Test
  void agreesWithAWalkOverTheCalendar() {
    long seed = Long.getLong("jetway.test.seed", System.nanoTime());
    System.out.println("RandomScheduleTest: -Djetway.test.seed=" + seed);
    Random random = new Random(seed);
    long flights = 0;
    for (int i = 0; i < CASES; i++) {
      SsimText text = anySchedule(random);
      Checked checked = text.checked();
      Map<String, CalendarExpansion.Flight> expected = CalendarExpansion.of(text.lines());

      assertThat(CalendarExpansion.of(checked)).as("seed %d, case %d", seed, i).isEqualTo(expected);
      assertThat(checked.report().count(Finding.Kind.BAD_RECORD)).isZero();
      assertThat(checked.report().flights()).isEqualTo(expected.size());
      assertThat(checked.report().seats())
          .isEqualTo(expected.values().stream().mapToLong(CalendarExpansion.Flight::seats).sum());
      flights += expected.size();
    }
    assertThat(flights).isGreaterThan(CASES);
  }

  private static SsimText anySchedule(Random random) {
    SsimText text = random.nextBoolean() ? SsimText.local() : SsimText.utc();
    int legs = 1 + random.nextInt(12);
    for (int i = 0; i < legs; i++) {
      String leg = anyLeg(random);
      text.add(leg);
      if (random.nextInt(8) == 0) {
        String points = leg.substring(36, 39) + leg.substring(54, 57);
        text.segment(50, "YY 4711", 2, leg.substring(1, 13), 34, points);
      }
    }
    return text.trailer();
  }

  private static String anyLeg(Random random) {
    LocalDate from = LocalDate.of(2026, 6, 1).plusDays(random.nextInt(60));
    LocalDate to = from.plusDays(13 + random.nextInt(40));
    String period = DATE.format(from) + DATE.format(to);
    return SsimText.with(
        SsimText.plainLeg(),
        2,
        random.nextInt(5) == 0 ? "A" : " ",
        6,
        "%4d".formatted(1 + random.nextInt(3)),
        10,
        "%02d".formatted(1 + random.nextInt(9)),
        15,
        period.toUpperCase(Locale.ROOT),
        29,
        anyWeekdays(random),
        36,
        random.nextInt(4) == 0 ? "2" : " ",
        37,
        any(AIRPORTS, random),
        40,
        anyTimes(random, 0) + anyOffset(random),
        55,
        any(AIRPORTS, random),
        58,
        anyTimes(random, 1) + anyOffset(random),
        73,
        any(AIRCRAFT, random),
        173,
        any(CABINS, random));
  }

  private static String anyWeekdays(Random random) {
    int bits = 1 + random.nextInt(127);
    StringBuilder days = new StringBuilder();
    for (int i = 0; i < 7; i++) {
      days.append((bits >> i & 1) == 1 ? (char) ('1' + i) : ' ');
    }
    return days.toString();
  }

  /** Even minutes depart, odd ones arrive, offsets are even: no leg takes no time at all. */
  private static String anyTimes(Random random, int odd) {
    return "%02d%02d".formatted(random.nextInt(24), 2 * random.nextInt(30) + odd).repeat(2);
  }

  private static String anyOffset(Random random) {
    int halfHours = random.nextInt(49) - 24;
    int minutes = Math.abs(halfHours) * 30;
    return "%c%02d%02d".formatted(halfHours < 0 ? '-' : '+', minutes / 60, minutes % 60);
  }

  private static String any(List<String> values, Random random) {
    return values.get(random.nextInt(values.size()));
  }
}
