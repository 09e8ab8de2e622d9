package dev.jetway.flight.ssim;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What makes a file a file: the order of its records and their numbers. */
class FileOrderTest {
  @Test
  void aScheduleWithPaddingAndTwoCarriersIsRead() {
    Checked checked =
        new SsimText()
            .header()
            .padding()
            .carrier("L", "XX")
            .padding()
            .leg()
            .padding()
            .trailer("XX", 'C')
            .padding()
            .carrier("L", "YY")
            .leg(3, "YY")
            .trailer("YY", 'E')
            .padding()
            .checked();

    assertThat(checked.report().records()).isEqualTo(7);
    assertThat(checked.report().legs()).isEqualTo(2);
    assertThat(checked.report().flights()).isEqualTo(60);
    assertThat(checked.report().seats()).isEqualTo(60 * 230);
    assertThat(checked.report().findings()).isEmpty();
  }

  @Test
  void aCarrierMayHaveNoLegs() {
    Checked checked = SsimText.local().trailer().checked();

    assertThat(checked.flights()).isExhausted();
    assertThat(checked.earliestDeparture()).isEmpty();
  }

  @Test
  void aTrailerThatSaysEndMayStillBeFollowedByACarrier() {
    Checked checked =
        SsimText.local().leg().trailer().carrier("L", "YY").trailer("YY", 'E').checked();

    assertThat(checked.report().legs()).isEqualTo(1);
  }

  @Test
  void withoutHeaderCarrierOrTrailerItIsBroken() {
    assertBroken(SsimText.check(""), 1, "empty");
    assertBroken(SsimText.check("\u007fELF"), 1, "byte 0x7F in column 1");
    assertBroken(SsimText.check("<".repeat(200)), 1, "doesn't begin with a header");
    assertBroken(new SsimText().padding().header().check(), 1, "doesn't begin with a header");
    assertBroken(new SsimText().header().check(), 2, "without a carrier record");
    assertBroken(SsimText.local().check(), 3, "without a trailer record");
    assertBroken(SsimText.local().leg().check(), 4, "without a trailer record");
    assertBroken(SsimText.local().leg().trailer("XX", 'C').check(), 5, "announces another carrier");
  }

  @Test
  void recordsOutOfOrderBreakTheFile() {
    assertBroken(new SsimText().header().leg().check(), 2, "type 3 outside");
    assertBroken(new SsimText().header().trailer().check(), 2, "type 5 outside");
    assertBroken(new SsimText().header().segment(50, "YY").check(), 2, "type 4 outside");
    assertBroken(new SsimText().header().header().check(), 2, "second header");
    assertBroken(SsimText.local().carrier("L", "YY").check(), 3, "no trailer yet");
    assertBroken(SsimText.local().trailer().leg().check(), 4, "type 3 outside");
    assertBroken(SsimText.local().trailer("YY", 'E').check(), 3, "another carrier: YY");
    assertBroken(SsimText.local().add("7".repeat(200)).check(), 3, "no record type: 7");
    assertBroken(SsimText.local().add("0".repeat(200)).check(), 3, "padding");
  }

  @Test
  void anUnknownTimeModeOrDesignatorBreaksTheFile() {
    assertBroken(new SsimText().header().carrier(" ", "XX").check(), 2, "time mode");
    assertBroken(new SsimText().header().carrier("L", "12").check(), 2, "airline designator");
    assertBroken(
        SsimText.check(SsimText.local().trailer().text().replace("AIRLINE", "airline")),
        1,
        "title");
  }

  @Test
  void moreFlightsThanTheLimitBreakTheFile() {
    byte[] file =
        SsimText.local().leg().leg(6, "  13").trailer().text().getBytes(StandardCharsets.US_ASCII);

    assertThat(SsimText.check(file, new SsimLimits(10_000, 60))).isInstanceOf(Checked.class);
    assertBroken(SsimText.check(file, new SsimLimits(10_000, 59)), 4, "more than 59 dated flights");
    assertBroken(SsimText.check(file, new SsimLimits(1_000, 60)), 1, "larger than 1000 bytes");
  }

  @Test
  void serialNumbersThatDontCountOnAreReportedAndNothingIsLost() {
    SsimText text = SsimText.local().leg().leg(6, "  13").trailer();
    text.lines().set(3, SsimText.put(text.lines().get(3), 195, "000007"));

    Checked checked = text.checked();

    assertThat(checked.report().legs()).isEqualTo(2);
    assertThat(checked.report().findings())
        .containsExactly(
            new Finding(
                4, Finding.Kind.SEQUENCE, "record serial number", "000007 where 000004 is next"),
            new Finding(
                5,
                Finding.Kind.SEQUENCE,
                "serial number check reference",
                "000004, but the record before has 000007"),
            new Finding(
                5, Finding.Kind.SEQUENCE, "record serial number", "000005 where 000008 is next"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"      ", "00000X"})
  void aSerialNumberThatIsNoneCountsAsTheNext(String serial) {
    SsimText text = SsimText.local().leg().trailer();
    text.lines().set(2, SsimText.put(text.lines().get(2), 195, serial));

    assertThat(text.checked().report().count(Finding.Kind.SEQUENCE)).isEqualTo(1);
  }

  private static void assertBroken(SsimCheck check, long line, String reason) {
    assertThat(check)
        .isInstanceOfSatisfying(
            Broken.class,
            broken -> {
              assertThat(broken.line()).isEqualTo(line);
              assertThat(broken.reason()).contains(reason);
            });
  }
}
