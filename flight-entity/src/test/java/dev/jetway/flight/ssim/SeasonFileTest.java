package dev.jetway.flight.ssim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A real season: 514 legs of a mid-sized airline in 2005. The file isn't ours and not in this
 * project; it is looked for where {@code JETWAY_SEASON_FILE} says, or beside the project's folder.
 */
class SeasonFileTest {
  private static final String VARIABLE = "JETWAY_SEASON_FILE";
  private static final String BESIDE = "../shared/data/season.ssim";

  private Path file = Path.of("");

  @BeforeEach
  void findFile() {
    Optional<Path> found = find();
    String skipped = "SKIPPED: no season file; set %s or put it at %s".formatted(VARIABLE, BESIDE);
    if (found.isEmpty()) {
      System.out.println("SeasonFileTest " + skipped);
    }
    assumeTrue(found.isPresent(), skipped);
    file = found.get();
  }

  @Test
  void hasItsFlightsAndSeats() throws IOException {
    Checked checked = check();

    assertThat(checked.report().legs()).isEqualTo(514);
    assertThat(checked.report().flights()).isEqualTo(3_070);
    assertThat(checked.report().seats()).isEqualTo(514_852);
    assertThat(checked.earliestDeparture()).contains(LocalDate.of(2005, 5, 22));
    // Its second carrier record repeats the number of the trailer before it.
    assertThat(checked.report().findings())
        .singleElement()
        .satisfies(finding -> assertThat(finding.kind()).isEqualTo(Finding.Kind.SEQUENCE))
        .satisfies(finding -> assertThat(finding.line()).isEqualTo(530));
  }

  @Test
  void agreesWithAWalkOverTheCalendarOnEveryFlight() throws IOException {
    Map<String, CalendarExpansion.Flight> expected =
        CalendarExpansion.of(Files.readAllLines(file, StandardCharsets.US_ASCII));

    assertThat(CalendarExpansion.of(check())).isEqualTo(expected).hasSize(3_070);
  }

  @Test
  void movesByWholeWeeks() throws IOException {
    LocalDate startOn = LocalDate.of(2026, 11, 20);
    int[] flights = {0};
    LocalDate[] earliest = {LocalDate.MAX};
    check()
        .flights(startOn)
        .forEachRemaining(
            flight -> {
              LocalDate date = flight.schedule().departure().toLocalDate();
              earliest[0] = date.isBefore(earliest[0]) ? date : earliest[0];
              flights[0]++;
            });

    assertThat(flights[0]).isEqualTo(3_070);
    // 22 May 2005 was a Sunday, and so is this.
    assertThat(earliest[0]).isEqualTo(LocalDate.of(2026, 11, 22));
  }

  @Test
  void isBrokenWhereverItIsCut() throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    int endOfFirstCarrier = 525 * 201;
    Assertions.assertTimeoutPreemptively(
        Duration.ofSeconds(60),
        () -> {
          for (int length = 0; length < bytes.length; length += 211) {
            if (length < endOfFirstCarrier) {
              byte[] cut = Arrays.copyOf(bytes, length);
              assertThat(SsimText.check(cut, SsimLimits.DEFAULT)).isInstanceOf(Broken.class);
            }
          }
        });
  }

  private Checked check() throws IOException {
    return switch (new SsimImport(SsimText.LAYOUTS).check(file)) {
      case Checked checked -> checked;
      case Broken broken -> throw new AssertionError("broken: " + broken);
    };
  }

  private static Optional<Path> find() {
    String named = System.getProperty(VARIABLE, System.getenv(VARIABLE));
    if (named != null) {
      return Optional.of(Path.of(named)).filter(Files::isRegularFile);
    }
    Path folder = Path.of("").toAbsolutePath();
    while (folder != null && !Files.exists(folder.resolve("mvnw"))) {
      folder = folder.getParent();
    }
    return Optional.ofNullable(folder)
        .map(root -> root.resolve(BESIDE))
        .filter(Files::isRegularFile);
  }
}
