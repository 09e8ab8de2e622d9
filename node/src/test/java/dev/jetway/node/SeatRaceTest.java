package dev.jetway.node;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.jetway.cluster.database.DatabaseAddress;
import dev.jetway.cluster.database.EmbeddedDatabase;
import dev.jetway.node.BookingLoad.Attempt;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Many clients, one node in a process of its own, a real database. */
class SeatRaceTest {
  private static final int RACERS = 64;

  @TempDir static Path directory;

  private static EmbeddedDatabase database;
  private static NodeProcess node;

  @BeforeAll
  static void start() throws Exception {
    database = EmbeddedDatabase.start(directory, progress -> {});
    node = NodeProcess.start(database.address(), directory, Map.of());
  }

  @AfterAll
  static void stop() {
    node.close();
    database.close();
  }

  @Test
  void ofSixtyFourClientsExactlyOneGetsTheSeatAndTheOthersLearnWhichSeatIsTaken() throws Exception {
    try (BookingLoad load = new BookingLoad()) {
      String flight = load.schedule(node.address(), "JW1", departure());
      for (int round = 1; round <= 10; round++) {
        String seat = round + "C";
        List<Attempt> attempts = race(load, flight, seat);

        assertThat(attempts).filteredOn(Attempt::acknowledged).hasSize(1);
        assertThat(attempts).filteredOn(Attempt::refused).hasSize(RACERS - 1);
        for (Attempt loser : attempts.stream().filter(Attempt::refused).toList()) {
          JsonNode problem = BookingLoad.json(loser.body());
          assertThat(problem.path("error").asText())
              .isEqualTo("Could not complete reservation for " + seat);
          assertThat(problem.at("/conflicts/0/flight_id").asText()).isEqualTo(flight);
          assertThat(problem.at("/conflicts/0/seats/0").asText()).isEqualTo(seat);
        }
      }
    }
  }

  private static List<Attempt> race(BookingLoad load, String flight, String seat) throws Exception {
    CountDownLatch ready = new CountDownLatch(RACERS);
    try (ExecutorService racers = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Attempt>> running = new ArrayList<>();
      for (int i = 0; i < RACERS; i++) {
        String customer = "racer-" + i;
        running.add(
            racers.submit(
                () -> {
                  ready.countDown();
                  ready.await();
                  return load.book(node.address(), flight, seat, customer);
                }));
      }
      List<Attempt> attempts = new ArrayList<>();
      for (Future<Attempt> attempt : running) {
        attempts.add(attempt.get());
      }
      return attempts;
    }
  }

  @Test
  void sigtermAnswersWhatIsUnderWayAndEndsWithZero() throws Exception {
    // Of its own: two nodes that aren't one cluster can't share a database.
    DatabaseAddress own = anotherDatabase();
    List<Attempt> acknowledged;
    String flight;
    try (BookingLoad load = new BookingLoad();
        NodeProcess ending = NodeProcess.start(own, directory, Map.of())) {
      flight = load.schedule(ending.address(), "JW2", departure());
      load.run(
          ending.address(),
          List.of(flight),
          16,
          1,
          () -> {
            CrashTest.awaitAcknowledged(load, List.of(flight), 50);
            assertThat(ending.stop()).isZero();
          });
      // Told "unknown" by a node that ends in order would be a request that it dropped.
      assertThat(load.attempts()).noneMatch(attempt -> attempt.status() >= 500);
      acknowledged = load.attempts().stream().filter(Attempt::acknowledged).toList();
    }
    try (BookingLoad load = new BookingLoad();
        NodeProcess next = NodeProcess.start(own, directory, Map.of())) {
      for (Attempt attempt : acknowledged) {
        Attempt again = load.book(next.address(), flight, attempt.seat(), attempt.customer());
        assertThat(again.reservation()).isEqualTo(attempt.reservation());
      }
    }
  }

  private static DatabaseAddress anotherDatabase() throws SQLException {
    DatabaseAddress first = database.address();
    try (Connection connection = first.dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE DATABASE another");
    }
    return new DatabaseAddress(
        first.jdbcUrl().replaceAll("/[^/]*$", "/another"), first.user(), first.password());
  }

  private static String departure() {
    return LocalDate.now(ZoneOffset.UTC).plusDays(30) + "T10:00";
  }
}
