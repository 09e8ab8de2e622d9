package dev.jetway.flight.ssim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FieldTest {
  @ParameterizedTest
  @CsvSource({
    "09JUN05,2005-06-09",
    "29FEB24,2024-02-29",
    "31DEC69,2069-12-31",
    "01JAN70,1970-01-01",
    "31DEC99,1999-12-31",
  })
  void readsDatesWithThePivotAt70(String text, LocalDate date) {
    assertThat(Field.date(text)).contains(date);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "29FEB25", "31JUN05", "00JAN05", "00XXX00", "9JUN05 ", "09jun05", "09JUL5X", "       "
      })
  void knowsNoOtherDays(String text) {
    assertThat(Field.date(text)).isEmpty();
  }

  @Test
  void midnightIs0000AtDepartureAndMayBe2400AtArrival() throws BadFieldException {
    assertThat(Field.departure("STD", "0000")).isZero();
    assertThat(Field.departure("STD", "2359")).isEqualTo(1439);
    assertThat(Field.arrival("STA", "2400")).isEqualTo(1440);
    assertThatThrownBy(() -> Field.departure("STD", "2400")).isInstanceOf(BadFieldException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"2401", "2360", "1260", "9999", "12 0", " 930", "-100", "12:0", "    "})
  void knowsNoOtherTimes(String text) {
    assertThatThrownBy(() -> Field.arrival("STA", text)).isInstanceOf(BadFieldException.class);
  }

  @Test
  void offsetsAreWhatToAddToUtc() throws BadFieldException {
    assertThat(Field.offset("UTC", "+0530")).isEqualTo(ZoneOffset.ofHoursMinutes(5, 30));
    assertThat(Field.offset("UTC", "-0330")).isEqualTo(ZoneOffset.ofHoursMinutes(-3, -30));
    assertThat(Field.offset("UTC", "+1400")).isEqualTo(ZoneOffset.ofHours(14));
    assertThat(Field.offset("UTC", "-0000")).isEqualTo(ZoneOffset.UTC);
  }

  @ParameterizedTest
  @ValueSource(strings = {"+1401", "-1500", "+0060", "0530 ", " 0530", "+530 ", "     "})
  void knowsNoOtherOffsets(String text) {
    assertThatThrownBy(() -> Field.offset("UTC", text)).isInstanceOf(BadFieldException.class);
  }
}
