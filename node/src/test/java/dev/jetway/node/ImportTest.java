package dev.jetway.node;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.jetway.cluster.database.DatabaseAddress;
import dev.jetway.cluster.database.EmbeddedDatabase;
import dev.jetway.flight.domain.FlightId;
import dev.jetway.flight.domain.FlightSchedule;
import dev.jetway.flight.layout.SeatLayouts;
import dev.jetway.flight.ssim.Checked;
import dev.jetway.flight.ssim.DatedFlight;
import dev.jetway.flight.ssim.SsimImport;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Schedule files on sale: the command line in a JVM of its own, a real database. */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class ImportTest {
  private static final int SAMPLE = 60;

  @TempDir Path directory;

  private EmbeddedDatabase database;
  private Path starter;

  @BeforeEach
  void start() throws IOException {
    database = EmbeddedDatabase.start(directory, progress -> {});
    starter = directory.resolve("starter.ssim");
    try (InputStream schedule =
        Objects.requireNonNull(ImportTest.class.getResourceAsStream("/schedules/starter.ssim"))) {
      Files.copy(schedule, starter);
    }
  }

  @AfterEach
  void stop() {
    database.close();
  }

  private record Run(int exitCode, List<String> out) {
    String lastLine() {
      return out.getLast();
    }
  }

  private Process launch(Path file, Path out, String... options) throws IOException {
    List<String> arguments = new ArrayList<>(List.of("import", file.toString()));
    arguments.addAll(List.of(options));
    return NodeProcess.command(
            database.address(),
            directory,
            Map.of(),
            NodeProcess.freePort(),
            arguments.toArray(String[]::new))
        .redirectOutput(out.toFile())
        .redirectError(directory.resolve("import.err").toFile())
        .start();
  }

  private Run run(Path file, String... options) throws IOException, InterruptedException {
    Path out = Files.createTempFile(directory, "import", ".out");
    Process process = launch(file, out, options);
    assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
    return new Run(process.exitValue(), Files.readAllLines(out, UTF_8));
  }

  @Test
  void killedInTheMiddleAndStartedAgainItMissesNoFlightAndSchedulesNoneTwice() throws Exception {
    int flights = checked(starter).report().flights();
    Process killed = launch(starter, directory.resolve("killed.out"));
    Awaitility.await()
        .atMost(Duration.ofMinutes(1))
        .pollInterval(Duration.ofMillis(5))
        .until(() -> scheduledFlights() > flights / 10);
    killed.destroyForcibly();
    assertThat(killed.waitFor(30, TimeUnit.SECONDS)).isTrue();
    // A kill after the end would prove nothing.
    assertThat(scheduledFlights()).isLessThan(flights);

    Run again = run(starter);

    assertThat(again.exitCode()).isZero();
    assertThat(again.lastLine())
        .isEqualTo(flights + " flights, " + checked(starter).report().seats() + " seats");
    assertThat(scheduledFlights()).isEqualTo(flights);
    assertThat(count("SELECT count(*) FROM flights.flight_directory")).isEqualTo(flights);
    // A flight's first row schedules it; were it scheduled twice, another row would be open to sale
    // with an equal version in the directory, and a third import would find it changed.
    Run third = run(starter);
    assertThat(third.out()).contains("0 new");
    assertThat(scheduledFlights()).isEqualTo(flights);
  }

  @Test
  void aBrokenFileSchedulesNothingAndSaysWhereItBreaks() throws Exception {
    List<String> lines = Files.readAllLines(starter, UTF_8);
    Path broken = directory.resolve("broken.ssim");
    Files.writeString(
        broken, String.join("\n", lines.subList(0, lines.size() - 3)) + "\n3 JW  cut");

    Run run = run(broken);

    assertThat(run.exitCode()).isEqualTo(65);
    assertThat(Files.readString(directory.resolve("import.err"))).contains("line");
    assertThat(count("SELECT count(*) FROM flights.event_journal")).isZero();
    assertThat(count("SELECT count(*) FROM flights.flight_directory")).isZero();
  }

  @Test
  void aRealSeasonIsOnSaleWholeAndFoundByNumberAndLocalDeparture() throws Exception {
    Path season = seasonFile();
    assumeThat(season)
        .as("a season file; name one by JETWAY_SEASON_FILE, its counts are those of 2005")
        .isRegularFile();

    Run first = run(season);
    Run second = run(season);

    assertThat(first.exitCode()).isZero();
    assertThat(first.out()).contains("3070 new");
    assertThat(first.lastLine()).isEqualTo("3070 flights, 514852 seats");
    assertThat(second.out()).contains("0 new");
    assertThat(second.lastLine()).isEqualTo("3070 flights, 514852 seats");
    try (NodeProcess node = NodeProcess.start(database.address(), directory, Map.of());
        BookingLoad client = new BookingLoad()) {
      for (DatedFlight flight : sample(checked(season))) {
        assertFound(client, node, flight);
      }
    }
  }

  private static void assertFound(BookingLoad client, NodeProcess node, DatedFlight flight) {
    FlightSchedule schedule = flight.schedule();
    JsonNode found =
        BookingLoad.json(
            client.get(
                node.address(),
                "/flights?flight_no=%s&departure_date_time=%s"
                    .formatted(schedule.number(), schedule.departure())));
    List<String> ids = new ArrayList<>();
    found.forEach(entry -> ids.add(entry.path("flight_id").asText()));
    FlightId id = schedule.flightId();
    assertThat(ids).contains(id.toString());
    JsonNode map = BookingLoad.json(client.get(node.address(), "/flights/" + id + "/seat_map"));
    int seats = 0;
    for (JsonNode cabin : map.path("Cabin")) {
      for (JsonNode row : cabin.path("Row")) {
        seats += row.path("Seat").size();
      }
    }
    assertThat(seats).isEqualTo(flight.seatMap().size());
  }

  private static List<DatedFlight> sample(Checked checked) {
    long seed = System.nanoTime();
    System.out.println("seed " + seed);
    List<DatedFlight> all = new ArrayList<>();
    checked.flights().forEachRemaining(all::add);
    Collections.shuffle(all, new Random(seed));
    return all.subList(0, SAMPLE);
  }

  private static Checked checked(Path file) throws IOException {
    return (Checked) new SsimImport(SeatLayouts.load()).check(file);
  }

  private static Path seasonFile() {
    String named = System.getenv("JETWAY_SEASON_FILE");
    return named == null ? Path.of("../../shared/data/season.ssim") : Path.of(named);
  }

  private int scheduledFlights() throws SQLException {
    return count("SELECT count(DISTINCT persistence_id) FROM flights.event_journal");
  }

  /** 0 while there is no such table yet. */
  private int count(String sql) throws SQLException {
    DatabaseAddress address = database.address();
    try (Connection connection = address.dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      try (ResultSet exists =
          statement.executeQuery("SELECT to_regclass('flights.flight_directory')")) {
        exists.next();
        if (exists.getString(1) == null) {
          return 0;
        }
      }
      try (ResultSet row = statement.executeQuery(sql)) {
        row.next();
        return row.getInt(1);
      }
    }
  }
}
