package dev.jetway.node;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.jetway.cluster.database.Durability;
import dev.jetway.cluster.database.EmbeddedDatabase;
import dev.jetway.node.BookingLoad.Attempt;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A node is killed with SIGKILL in the middle of a concurrent load, again and again: what was
 * acknowledged is there, once, and what was not is whole or absent.
 *
 * <p>The database is another process and outlives the node. It commits to disk, which the test
 * checks first; a power cut of the machine is beyond a test on one machine, and rests on that.
 */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class CrashTest {
  private static final int KILLS = 10;
  private static final int CLIENTS = 48;

  @TempDir static Path directory;

  private static EmbeddedDatabase database;

  @BeforeAll
  static void startDatabase() {
    database = EmbeddedDatabase.start(directory, progress -> {});
  }

  @AfterAll
  static void stopDatabase() {
    database.close();
  }

  @Test
  void everyAcknowledgedBookingSurvivesTenKills() throws IOException {
    Durability durability = Durability.of(database.address());
    assertThat(durability.fsync()).isEqualTo("on");
    assertThat(durability.synchronousCommit()).isEqualTo("on");
    assertThat(durability.fullPageWrites()).isEqualTo("on");

    Verdict verdict = crash("JW", KILLS, Map.of());

    assertThat(verdict.lost()).isEmpty();
    assertThat(verdict.doubled()).isEmpty();
    assertThat(verdict.torn()).isEmpty();
    // A run that killed nothing under way has proved nothing.
    assertThat(verdict.acknowledged()).isGreaterThan(KILLS * 20);
    assertThat(verdict.unknown()).isGreaterThan(KILLS);
  }

  @Test
  void theTestNoticesAnswersThatComeBeforeTheCommit() throws IOException {
    Verdict verdict = crash("JX", 3, Map.of("jetway.flight.safeguards.reply-after-commit", "off"));

    assertThat(verdict.lost()).isNotEmpty();
  }

  /**
   * What was found after the last kill.
   *
   * @param lost acknowledged bookings that are gone
   * @param doubled seats acknowledged to two customers
   * @param torn seats that are neither free nor wholly somebody's
   */
  private record Verdict(
      int acknowledged, int unknown, List<Attempt> lost, Set<String> doubled, Set<String> torn) {}

  private static Verdict crash(String carrier, int kills, Map<String, String> properties)
      throws IOException {
    long seed = System.nanoTime();
    System.out.println("seed " + seed);
    SplittableRandom random = new SplittableRandom(seed);
    List<String> flights = new ArrayList<>();
    try (BookingLoad load = new BookingLoad()) {
      for (int kill = 0; kill < kills; kill++) {
        try (NodeProcess node = NodeProcess.start(database.address(), directory, properties)) {
          // Each round two fresh flights beside one of the last round's, so that seats don't run
          // out.
          for (int i = 0; i < 2; i++) {
            flights.add(
                load.schedule(
                    node.address(),
                    carrier + (100 + flights.size()),
                    LocalDate.now(ZoneOffset.UTC).plusDays(30) + "T10:00"));
          }
          List<String> fresh = List.copyOf(flights.subList(flights.size() - 2, flights.size()));
          List<String> onSale = flights.subList(Math.max(0, flights.size() - 3), flights.size());
          int acknowledgedAtLeast = 30 + random.nextInt(150);
          load.run(
              node.address(),
              onSale,
              CLIENTS,
              random.nextLong(),
              () -> {
                awaitAcknowledged(load, fresh, acknowledgedAtLeast);
                node.kill();
              });
        }
      }
      try (NodeProcess node = NodeProcess.start(database.address(), directory, Map.of())) {
        return verdict(load, node.address(), flights);
      }
    }
  }

  /** Waits until clients were told of {@code count} bookings on the flights. */
  static void awaitAcknowledged(BookingLoad load, List<String> flights, int count) {
    Set<String> counted = Set.copyOf(flights);
    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .pollInterval(Duration.ofMillis(1))
        .until(
            () ->
                load.attempts().stream()
                        .filter(a -> a.acknowledged() && counted.contains(a.flight()))
                        .count()
                    >= count);
  }

  private static Verdict verdict(BookingLoad load, URI node, List<String> flights) {
    List<Attempt> attempts = load.attempts();
    Map<String, Attempt> owners = new HashMap<>();
    Set<String> doubled = new HashSet<>();
    List<Attempt> lost = new ArrayList<>();
    int acknowledged = 0;
    int unknown = 0;
    for (Attempt attempt : attempts) {
      if (attempt.open()) {
        unknown++;
      }
      if (!attempt.acknowledged()) {
        continue;
      }
      acknowledged++;
      Attempt other = owners.putIfAbsent(attempt.flight() + attempt.seat(), attempt);
      if (other != null && !other.customer().equals(attempt.customer())) {
        doubled.add(attempt.flight() + " " + attempt.seat());
      }
      // Asked again, the owner is told the same reservation: so it is still his, and the same one.
      Attempt again = load.book(node, attempt.flight(), attempt.seat(), attempt.customer());
      if (!again.acknowledged() || !again.reservation().equals(attempt.reservation())) {
        lost.add(attempt);
      }
    }
    return new Verdict(acknowledged, unknown, lost, doubled, torn(load, node, flights, attempts));
  }

  /**
   * Every seat that the flight calls booked was asked for, by just one of those who asked; the seat
   * map and the list of bookings agree.
   */
  private static Set<String> torn(
      BookingLoad load, URI node, List<String> flights, List<Attempt> attempts) {
    Set<String> torn = new HashSet<>();
    for (String flight : flights) {
      Set<String> listed = new HashSet<>();
      for (JsonNode seat : BookingLoad.json(load.get(node, "/reservations?flight_id=" + flight))) {
        listed.add(seat.path("seat_no").asText());
      }
      Set<String> shown = new HashSet<>();
      JsonNode map = BookingLoad.json(load.get(node, "/flights/" + flight + "/seat_map"));
      for (JsonNode cabin : map.path("Cabin")) {
        for (JsonNode row : cabin.path("Row")) {
          for (JsonNode seat : row.path("Seat")) {
            if (seat.path("occupiedInd").asBoolean()) {
              shown.add(row.path("RowNumber").asText() + seat.path("Number").asText());
            }
          }
        }
      }
      if (!listed.equals(shown)) {
        torn.add(flight + ": listed " + listed + ", shown " + shown);
      }
      for (String seat : listed) {
        List<String> askers =
            attempts.stream()
                .filter(a -> a.flight().equals(flight) && a.seat().equals(seat))
                .filter(a -> !a.refused())
                .map(Attempt::customer)
                .distinct()
                .toList();
        long owners =
            askers.stream().filter(c -> load.book(node, flight, seat, c).acknowledged()).count();
        if (owners != 1) {
          torn.add(flight + " " + seat + " has " + owners + " owners among " + askers);
        }
      }
    }
    return torn;
  }
}
