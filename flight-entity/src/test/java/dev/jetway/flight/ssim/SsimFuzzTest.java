package dev.jetway.flight.ssim;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.jetway.flight.domain.FlightId;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

/**
 * Whatever is in a file: an answer in bounded time, never an exception; and whoever is told that it
 * is a schedule gets just the flights that were announced.
 */
class SsimFuzzTest {
  private static final int CASES = 4_000;
  private static final Duration TIME_MAX = Duration.ofSeconds(60);
  private static final SsimLimits LIMITS = new SsimLimits(100_000, 20_000);

  private static final byte[] GOOD =
      SsimText.local()
          .padding()
          .leg()
          .segment(10, "YY 4711")
          .leg(10, "02", 15, "10JUN2620JUN26", 36, "2")
          .leg(6, "  13", 37, "JFK", 55, "ZRH", 193, "00")
          .leg(2, "Z", 14, "G", 173, "Y180VV12")
          .trailer("XX", 'C')
          .carrier("U", "YY")
          .leg(3, "YY", 22, "00XXX00")
          .leg(3, "YY", 6, "9999", 173, "XX     ")
          .segment(108, "F4C20W30Y100", 3, "YY", 6, "9999")
          .trailer("YY", 'E')
          .padding()
          .text()
          .getBytes(ISO_8859_1);

  @Test
  void theFileThatIsDamagedWasGood() {
    Checked checked = (Checked) SsimText.check(GOOD, LIMITS);

    assertThat(checked.report().legs()).isEqualTo(6);
    assertThat(checked.report().findings())
        .extracting(Finding::kind)
        .containsExactly(Finding.Kind.OVERLAP);
  }

  @Test
  void aFileThatIsCutIsBrokenWherever() {
    int end = new String(GOOD, ISO_8859_1).lastIndexOf("\n0");
    for (int length = 0; length < end; length++) {
      assertThat(SsimText.check(Arrays.copyOf(GOOD, length), LIMITS))
          .as("first %d bytes", length)
          .isInstanceOf(Broken.class);
    }
  }

  @Test
  void aRecordThatIsMissingACharacterBreaksTheFile() {
    for (int at = 0; at < GOOD.length - 201; at += 7) {
      byte[] damaged = splice(GOOD, at, 1, new byte[0]);

      assertThat(SsimText.check(damaged, LIMITS)).as("without %d", at).isInstanceOf(Broken.class);
    }
  }

  @Test
  void damagedFilesAreAnswered() {
    long seed = Long.getLong("jetway.test.seed", System.nanoTime());
    System.out.println("SsimFuzzTest: -Djetway.test.seed=" + seed);
    Random random = new Random(seed);
    int[] checked = {0};
    Assertions.assertTimeoutPreemptively(
        TIME_MAX,
        () -> {
          for (int i = 0; i < CASES; i++) {
            byte[] damaged = damage(random);
            SsimCheck check = SsimText.check(damaged, LIMITS);
            if (check instanceof Checked good) {
              requireWhole(good, "seed %d, case %d".formatted(seed, i));
              checked[0]++;
            }
          }
        },
        () -> "seed " + seed);
    // Otherwise only broken files were tried, which says nothing about damaged legs.
    assertThat(checked[0]).isBetween(CASES / 10, CASES - CASES / 10);
  }

  @Test
  void noiseIsAnswered() {
    long seed = Long.getLong("jetway.test.seed", System.nanoTime());
    Random random = new Random(seed);
    for (int i = 0; i < 500; i++) {
      byte[] noise = new byte[random.nextInt(2_000)];
      random.nextBytes(noise);

      assertThat(SsimText.check(noise, LIMITS)).as("seed %d", seed).isInstanceOf(Broken.class);
    }
  }

  private static void requireWhole(Checked checked, String description) {
    Set<FlightId> ids = new HashSet<>();
    int flights = 0;
    long seats = 0;
    for (Iterator<DatedFlight> all = checked.flights(); all.hasNext(); flights++) {
      DatedFlight flight = all.next();
      ids.add(flight.schedule().flightId());
      seats += flight.seatMap().size();
    }
    assertThat(flights).as(description).isEqualTo(checked.report().flights());
    assertThat(ids).as(description).hasSize(flights);
    assertThat(seats).as(description).isEqualTo(checked.report().seats());
  }

  private static byte[] damage(Random random) {
    byte[] bytes = GOOD.clone();
    for (int times = 1 + random.nextInt(4); times > 0; times--) {
      int at = random.nextInt(bytes.length);
      bytes =
          switch (random.nextInt(10)) {
            case 0 -> splice(bytes, at, 1, new byte[] {(byte) random.nextInt(256)});
            case 1 -> splice(bytes, at, random.nextInt(300), new byte[0]);
            case 2 -> splice(bytes, line(at), 201, new byte[0]);
            case 3 ->
                splice(bytes, line(at), 0, Arrays.copyOfRange(bytes, line(at), line(at) + 201));
            case 4 -> splice(bytes, at, 0, "\n".getBytes(ISO_8859_1));
            default -> splice(bytes, at, 1, new byte[] {printable(random)});
          };
    }
    return bytes;
  }

  private static int line(int at) {
    return at / 201 * 201;
  }

  /** Mostly what a schedule is made of. */
  private static byte printable(Random random) {
    String likely = "0123456789 AXYZ+-\n";
    return (byte)
        (random.nextInt(4) == 0
            ? ' ' + random.nextInt(95)
            : likely.charAt(random.nextInt(likely.length() - 1)));
  }

  private static byte[] splice(byte[] bytes, int at, int remove, byte[] insert) {
    int from = Math.min(at, bytes.length);
    int to = Math.min(from + remove, bytes.length);
    byte[] result = new byte[bytes.length - (to - from) + insert.length];
    System.arraycopy(bytes, 0, result, 0, from);
    System.arraycopy(insert, 0, result, from, insert.length);
    System.arraycopy(bytes, to, result, from + insert.length, bytes.length - to);
    return result;
  }
}
