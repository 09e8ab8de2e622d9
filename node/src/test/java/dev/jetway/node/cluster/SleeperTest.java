package dev.jetway.node.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.jetway.node.cluster.Desk.Answer;
import dev.jetway.node.cluster.LocalCluster.Member;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.function.Supplier;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * A node is stopped (SIGSTOP), others take over and sell, and it wakes in the belief that nothing
 * has happened, with questions waiting at its door: it tells nothing stale, writes nothing, ends,
 * and comes back clean. Not in the ordinary suite, which shows the same with two actor systems: it
 * takes minutes.
 */
@EnabledIfSystemProperty(named = "jetway.proof.repetitions", matches = "[1-9][0-9]*")
@Tag("proof")
@Timeout(value = 15, unit = TimeUnit.MINUTES)
class SleeperTest {
  private static final int FLIGHTS = 40;
  private static final Duration SLEEP = Duration.ofSeconds(Proof.runs() ? 60 : 20);
  private static final Duration LIMIT = Duration.ofSeconds(60);

  /** The same questions wait at the sleeper's door so many times. */
  private static final int ROUNDS = 5;

  private static final String SOLD_MEANWHILE = "1A";
  private static final String FREED_MEANWHILE = "2A";
  private static final String NEVER_SOLD = "3A";

  @TempDir Path directory;

  /**
   * What came of it.
   *
   * @param stale answers that were not true when they were given
   * @param rowsOfSleeper journal rows that it wrote after others had taken over
   * @param answers how many had which status
   */
  private record Verdict(List<String> stale, long rowsOfSleeper, Map<Integer, Long> answers) {}

  @Test
  @Tag("proof")
  void aNodeThatSleptThroughItsReplacementWritesNothingAndTellsNothingStale() throws Exception {
    Verdict verdict = sleep(Map.of());

    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("slept_s", SLEEP.toSeconds());
    figures.put("stale", verdict.stale().size());
    figures.put("rows_of_sleeper", verdict.rowsOfSleeper());
    figures.put("answers_by_status", verdict.answers());
    Proof.report("sleeper", figures);
    assertThat(verdict.answers().keySet()).as("the sleeper was asked in time").contains(503);
    assertThat(verdict.stale()).isEmpty();
    assertThat(verdict.rowsOfSleeper()).isZero();
  }

  @Test
  @Tag("proof")
  void theTestNoticesAnswersFromMemoryWithoutALease() throws Exception {
    Verdict verdict = sleep(Map.of("jetway.fence.safeguards.check-answers", "off"));

    assertThat(verdict.stale()).isNotEmpty();
  }

  @Test
  @Tag("proof")
  void theTestNoticesWritesUnderARevokedEpoch() throws Exception {
    Verdict verdict = sleep(Map.of("jetway.fence.safeguards.check-writes", "off"));

    assertThat(verdict.rowsOfSleeper()).isPositive();
  }

  private Verdict sleep(Map<String, String> properties) throws Exception {
    try (LocalCluster cluster = LocalCluster.start(directory, 3, withPatience(properties));
        Desk desk = new Desk();
        Connection database = cluster.database()) {
      List<String> flights = desk.schedule(cluster.address(), 0, FLIGHTS);
      Map<String, String> booked = new HashMap<>();
      for (String flight : flights) {
        booked.put(
            flight,
            done(() -> desk.book(cluster.address(), flight, FREED_MEANWHILE, "early"))
                .reservation());
      }
      List<Member> members = cluster.members();
      Member sleeper =
          members.stream().filter(member -> !member.oldest()).findFirst().orElseThrow();
      URI other =
          members.stream().filter(member -> !member.equals(sleeper)).findFirst().get().http();
      List<String> theirs = cluster.flightsOn(sleeper, flights);
      assertThat(theirs).as("flights on the sleeper").hasSizeGreaterThan(3);
      List<String> changed = theirs.subList(0, theirs.size() / 2);
      List<String> untouched = theirs.subList(theirs.size() / 2, theirs.size());
      Questions questions = new Questions(desk, sleeper.http());
      questions.openConnections();
      long before = lastRow(database);

      LocalCluster.signal(sleeper, "STOP");
      long stopped = System.nanoTime();
      try {
        for (String flight : changed) {
          Answer sold = done(() -> desk.book(other, flight, SOLD_MEANWHILE, "meanwhile"));
          Answer freed = done(() -> desk.cancel(other, Objects.requireNonNull(booked.get(flight))));
          assertThat(List.of(sold.status(), freed.status())).containsOnly(200);
        }
        while (System.nanoTime() - stopped < SLEEP.toNanos()) {
          LockSupport.parkNanos(SLEEP.toNanos() - (System.nanoTime() - stopped));
        }
        long takenOver = lastRow(database);

        for (int round = 0; round < ROUNDS; round++) {
          questions.ask(changed, untouched);
        }
        // They are in the buffers of open connections: the first that the sleeper finds.
        LockSupport.parkNanos(Duration.ofMillis(500).toNanos());
        LocalCluster.signal(sleeper, "CONT");
        Awaitility.await()
            .atMost(LIMIT)
            .pollInterval(Duration.ofMillis(20))
            .until(
                () -> {
                  questions.askIfFew(changed, untouched);
                  return !LocalCluster.isAlive(sleeper);
                });
        questions.awaitAnswers();

        Awaitility.await()
            .atMost(LIMIT.multipliedBy(2))
            .pollInterval(Duration.ofSeconds(1))
            .until(
                () ->
                    cluster.members().stream()
                        .anyMatch(
                            member ->
                                member.name().equals(sleeper.name())
                                    && member.restarts() > 0
                                    && member.phase().equals("ready")));
        return new Verdict(
            questions.stale(),
            rowsOfSleeper(database, theirs, before, takenOver),
            questions.answers());
      } finally {
        if (LocalCluster.isAlive(sleeper)) {
          LocalCluster.signal(sleeper, "CONT");
        }
        System.out.println(cluster.log(sleeper.name()));
      }
    }
  }

  /** So that connections are still open after the sleep. */
  private static Map<String, String> withPatience(Map<String, String> properties) {
    Map<String, String> all = new HashMap<>(properties);
    all.put("pekko.http.server.idle-timeout", "5m");
    return all;
  }

  private static long lastRow(Connection database) throws Exception {
    return LocalCluster.number(database, "SELECT max(ordering) FROM flights.event_journal");
  }

  /** Rows after the take-over by writers that had written the sleeper's flights before. */
  private static long rowsOfSleeper(
      Connection database, List<String> theirs, long before, long takenOver) throws Exception {
    String ids =
        String.join(
            " OR ", theirs.stream().map(id -> "persistence_id LIKE '%" + id + "'").toList());
    long writers =
        LocalCluster.number(
            database,
            "SELECT count(DISTINCT writer) FROM flights.event_journal WHERE (%s) AND ordering <= %d"
                .formatted(ids, before));
    assertThat(writers).as("writers on the sleeper").isGreaterThanOrEqualTo(theirs.size());
    return LocalCluster.number(
        database,
        """
        SELECT count(*) FROM flights.event_journal WHERE ordering > %d AND writer IN
          (SELECT writer FROM flights.event_journal WHERE (%s) AND ordering <= %d)"""
            .formatted(takenOver, ids, before));
  }

  private static Answer done(Supplier<Answer> question) {
    long end = System.nanoTime() + LIMIT.toNanos();
    Answer answer = question.get();
    while (answer.open() && System.nanoTime() < end) {
      LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
      answer = question.get();
    }
    return answer;
  }

  /** What the sleeper is asked, and which answers would be untrue. */
  private static final class Questions {
    private static final int FEW = 200;

    private final Desk desk;
    private final URI node;
    private final Queue<CompletableFuture<?>> open = new ConcurrentLinkedQueue<>();
    private final Queue<String> stale = new ConcurrentLinkedQueue<>();
    private final Queue<Integer> statuses = new ConcurrentLinkedQueue<>();

    Questions(Desk desk, URI node) {
      this.desk = desk;
      this.node = node;
    }

    /** A node that ends takes no new connections, but answers on old ones. */
    void openConnections() {
      List<CompletableFuture<Answer>> opened = new ArrayList<>();
      for (int i = 0; i < FEW; i++) {
        opened.add(desk.sendAsync(desk.get(node, "/ping")));
      }
      opened.forEach(answer -> assertThat(answer.join().status()).isEqualTo(200));
    }

    void askIfFew(List<String> changed, List<String> untouched) {
      if (open.stream().filter(answer -> !answer.isDone()).count() < FEW) {
        ask(changed, untouched);
      }
    }

    void ask(List<String> changed, List<String> untouched) {
      for (String flight : untouched) {
        ask(desk.booking(node, flight, NEVER_SOLD, "late"), answer -> "");
      }
      for (String flight : changed) {
        ask(
            desk.get(node, "/flights/" + flight + "/seat_map"),
            answer ->
                isFree(answer.json(), SOLD_MEANWHILE) ? "a sold seat is shown as available" : "");
        ask(
            desk.get(node, "/reservations?flight_id=" + flight),
            answer ->
                answer.body().contains("\"" + SOLD_MEANWHILE + "\"") ? "" : "a booking is missing");
        ask(
            desk.booking(node, flight, SOLD_MEANWHILE, "late"),
            answer -> "a sold seat was sold again");
        // Always the same customer, to whom it can't be refused.
        ask(desk.booking(node, flight, FREED_MEANWHILE, "late"), answer -> "");
      }
    }

    /** Whether {@code judge} finds a fault is told by a text that isn't empty. */
    private void ask(HttpRequest request, Function<Answer, String> judge) {
      boolean freed = request.method().equals("PUT");
      CompletableFuture<Void> judged =
          desk.sendAsync(request)
              .thenAccept(
                  answer -> {
                    statuses.add(answer.status());
                    if (answer.status() == 200) {
                      String fault = judge.apply(answer);
                      if (!fault.isEmpty()) {
                        stale.add(fault + ": " + answer);
                      }
                    } else if (freed
                        && answer.status() == 403
                        && answer.body().contains("for " + FREED_MEANWHILE)) {
                      stale.add("a seat that was given back is refused: " + answer);
                    }
                  });
      open.add(judged);
    }

    private static boolean isFree(JsonNode seatMap, String seat) {
      return seatMap.findParents("seat_no").stream()
          .anyMatch(
              found ->
                  found.path("seat_no").asText().equals(seat)
                      && found.path("state").asText().equals("available"));
    }

    void awaitAnswers() {
      CompletableFuture.allOf(open.toArray(CompletableFuture[]::new)).join();
    }

    List<String> stale() {
      return new ArrayList<>(stale);
    }

    Map<Integer, Long> answers() {
      Map<Integer, Long> counts = new HashMap<>();
      statuses.forEach(status -> counts.merge(status, 1L, Long::sum));
      return counts;
    }
  }
}
