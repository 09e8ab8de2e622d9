package dev.jetway.flight.ssim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OverlapsTest {
  @Test
  void theLaterVariationHasTheDatesThatBothName() {
    Checked checked =
        SsimText.local()
            .leg()
            .leg(10, "02", 15, "10JUN2612JUN26", 173, "J20Y100")
            .leg(10, "03", 15, "12JUN2613JUN26", 173, "J10Y100")
            .trailer()
            .checked();

    Map<Integer, Long> lines = linesByDay(checked);
    assertThat(lines).hasSize(30);
    assertThat(lines.get(9)).isEqualTo(3);
    assertThat(lines.get(10)).isEqualTo(4);
    assertThat(lines.get(11)).isEqualTo(4);
    assertThat(lines.get(12)).isEqualTo(5);
    assertThat(lines.get(13)).isEqualTo(5);
    assertThat(lines.get(14)).isEqualTo(3);
    assertThat(checked.report().flights()).isEqualTo(30);
    assertThat(checked.report().seats()).isEqualTo(26 * 230 + 2 * 120 + 2 * 110);
    assertThat(checked.report().findings())
        .containsExactly(
            new Finding(
                3,
                Finding.Kind.OVERLAP,
                "period of operation",
                "4 of 30 dates belong to a later record, line 5"),
            new Finding(
                4,
                Finding.Kind.OVERLAP,
                "period of operation",
                "1 of 3 dates belong to a later record, line 5"));
  }

  @Test
  void aRecordThatLosesAllItsDatesIsGone() {
    Checked checked =
        SsimText.local()
            .leg(15, "03JUN2605JUN26")
            .leg(10, "02", 173, "Y200   ")
            .trailer()
            .checked();

    assertThat(checked.report().legs()).isEqualTo(1);
    assertThat(checked.report().flights()).isEqualTo(30);
    assertThat(checked.report().count(Finding.Kind.OVERLAP)).isEqualTo(1);
  }

  @Test
  void variationsOnOtherWeekdaysDontOverlap() {
    Checked checked =
        SsimText.local()
            .leg(29, "1 3 5 7")
            .leg(10, "02", 29, " 2 4 6 ", 173, "Y200   ")
            .trailer()
            .checked();

    assertThat(checked.report().flights()).isEqualTo(30);
    assertThat(checked.report().findings()).isEmpty();
  }

  @Test
  void aRepeatedRecordIsReportedAndCostsNothing() {
    Checked checked = SsimText.local().leg().leg(6, "  13").leg().trailer().checked();

    assertThat(checked.report().flights()).isEqualTo(60);
    assertThat(checked.report().findings())
        .containsExactly(new Finding(5, Finding.Kind.DUPLICATE, "flight number", "repeats line 3"));
  }

  @Test
  void leadingZerosMakeNoOtherFlight() {
    Checked checked = SsimText.local().leg().leg(6, "0012").trailer().checked();

    assertThat(checked.report().count(Finding.Kind.DUPLICATE)).isEqualTo(1);
  }

  @Test
  void datesAreComparedLocally() {
    // Sunday 2330 UTC and Monday 0030 UTC are the same Monday in Tokyo.
    Checked checked =
        SsimText.utc()
            .leg(29, "      7", 37, "NRT23302330+0900")
            .leg(10, "02", 29, "1      ", 37, "NRT00300030+0900")
            .trailer()
            .checked();

    assertThat(checked.report().flights()).isEqualTo(5);
    assertThat(checked.report().findings().getFirst().reason())
        .isEqualTo("4 of 4 dates belong to a later record, line 4");
  }

  private static Map<Integer, Long> linesByDay(Checked checked) {
    Map<Integer, Long> lines = new HashMap<>();
    checked
        .flights()
        .forEachRemaining(
            flight ->
                assertThat(lines.put(flight.schedule().departure().getDayOfMonth(), flight.line()))
                    .isNull());
    return lines;
  }
}
