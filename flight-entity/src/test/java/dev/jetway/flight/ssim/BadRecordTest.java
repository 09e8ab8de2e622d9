package dev.jetway.flight.ssim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A bad record loses itself, says why, and nothing else. */
class BadRecordTest {
  @ParameterizedTest
  @CsvSource({
    "2,'1',operational suffix",
    "3,'YY ',airline designator",
    "3,'xx ',airline designator",
    "6,'    ',flight number",
    "6,'0000',flight number",
    "6,'12  ',flight number",
    "6,'1A12',flight number",
    "10,'  ',itinerary variation identifier",
    "10,'00',itinerary variation identifier",
    "12,'X1',leg sequence number",
    "14,' ',service type",
    "14,'1',service type",
    "15,'31JUN26',period of operation",
    "15,'01JUL26',period of operation",
    "22,'30JUN25',period of operation",
    "22,'30JUN36',period of operation",
    "22,'30 JUNE',period of operation",
    "29,'       ',days of operation",
    "29,'7654321',days of operation",
    "29,'1111111',days of operation",
    "29,'1234560',days of operation",
    "36,'3',frequency rate",
    "36,'W',frequency rate",
    "37,'Z H',departure station",
    "37,'zrh',departure station",
    "55,'12 ',arrival station",
    "40,'2560',passenger STD",
    "44,'2400',aircraft STD",
    "44,'    ',aircraft STD",
    "48,'     ',UTC variation of departure",
    "48,'+1500',UTC variation of departure",
    "58,'13-0',aircraft STA",
    "62,'2401',passenger STA",
    "66,'UTC+1',UTC variation of arrival",
    "73,'3 3',aircraft type",
    "73,'a33',aircraft type",
    "173,'Y18W   ',aircraft configuration",
    "173,'Y0     ',aircraft configuration",
    "173,'Y999   ',aircraft configuration",
    "173,'XX     ',aircraft configuration",
    "193,'8',date variation",
    "193,'1',date variation",
    "194,'1',date variation",
    "194,'Z',date variation",
  })
  void aBadFieldLosesItsRecordOnly(int column, String text, String field) {
    Checked checked =
        SsimText.local().leg(6, "  11").leg(column, text).leg(6, "  13").trailer().checked();

    assertThat(checked.report().findings())
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.line()).isEqualTo(4);
              assertThat(finding.kind()).isEqualTo(Finding.Kind.BAD_RECORD);
              assertThat(finding.field()).isEqualTo(field);
              assertThat(finding.reason()).isNotBlank();
            });
    assertThat(checked.report().legs()).isEqualTo(2);
    assertThat(checked.report().flights()).isEqualTo(60);
  }

  @Test
  void aPeriodThatHasNoneOfTheDaysIsBad() {
    Checked checked = SsimText.local().leg(22, "03JUN26", 29, "   4567").trailer().checked();

    assertThat(checked.report().findings().getFirst().reason()).contains("none of them is within");
  }

  @Test
  void aLegThatArrivesWhenItDepartsIsBad() {
    Checked checked = SsimText.local().leg(58, "03550355-0400").trailer().checked();

    assertThat(checked.report().findings().getFirst().field()).isEqualTo("date variation");
  }

  @Test
  void segmentDataWithoutItsLegIsBad() {
    Checked checked =
        SsimText.local()
            .segment(1, "YY")
            .leg()
            .segment(1, "YY")
            .segment(1, "YY", 12, "02")
            .segment(1, "YY", 28, "A")
            .trailer()
            .checked();

    assertThat(checked.report().findings())
        .extracting(Finding::line, Finding::kind)
        .containsExactly(
            tuple(3L, Finding.Kind.BAD_RECORD),
            tuple(6L, Finding.Kind.BAD_RECORD),
            tuple(7L, Finding.Kind.BAD_RECORD));
    assertThat(checked.report().flights()).isEqualTo(30);
  }

  @Test
  void findingsAreCountedAllAndKeptInPart() {
    SsimText text = SsimText.local();
    for (int i = 0; i < CheckReport.FINDINGS_MAX + 5; i++) {
      text.leg(29, "       ");
    }

    CheckReport report = text.trailer().checked().report();

    assertThat(report.findings()).hasSize(CheckReport.FINDINGS_MAX);
    assertThat(report.count(Finding.Kind.BAD_RECORD)).isEqualTo(CheckReport.FINDINGS_MAX + 5);
    assertThat(report.count(Finding.Kind.OVERLAP)).isZero();
  }
}
