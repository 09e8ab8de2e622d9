package dev.jetway.node;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jetway.cluster.database.EmbeddedDatabase;
import dev.jetway.node.ReservationClient.Answer;
import dev.jetway.node.truth.Folds;
import dev.jetway.node.truth.JournalReader;
import dev.jetway.node.truth.Journals;
import dev.jetway.node.truth.TruthCheck;
import dev.jetway.reservation.domain.Phase;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Thousands of parties want three legs each, of few flights and in opposed orders, so that most of
 * them take seats away from each other on the way: nobody ends with a part of a journey, and nobody
 * waits for ever.
 */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class PartiesTest {
  private static final int PARTIES = 3_000;
  private static final int CLIENTS = 64;
  private static final int FLIGHTS = 6;
  private static final int LEGS = 3;
  private static final int FARE = 10_000;
  private static final Duration LIMIT = Duration.ofMinutes(2);

  @TempDir Path directory;

  @Test
  void partiesThatCompeteGetWholeJourneysOrNothing() throws Exception {
    long seed = System.nanoTime();
    System.out.println("seed " + seed);
    try (EmbeddedDatabase database = EmbeddedDatabase.start(directory, progress -> {});
        JournalReader reader = new JournalReader(database.address());
        ReservationClient client = new ReservationClient();
        NodeProcess node =
            NodeProcess.start(database.address(), directory, ShortPeriods.of(4, 10))) {
      List<String> flights = schedule(node.address());

      List<Answer> settled = compete(client, node.address(), flights, seed);
      Settling.await(database.address(), LIMIT);

      Journals journals = reader.read();
      assertThat(TruthCheck.findings(journals, client.told(), Instant.now())).isEmpty();
      assertThat(journals.reservations()).hasSize(PARTIES);
      assertThat(settled).filteredOn(Answer::acknowledged).hasSizeGreaterThan(50);
      assertThat(settled)
          .filteredOn(answer -> answer.status() == 409 && answer.body().has("conflicts"))
          .hasSizeGreaterThan(PARTIES / 10);
      assertThat(Folds.of(journals).reservations().values())
          .anyMatch(
              r ->
                  r.phase() instanceof Phase.Ended ended
                      && ended.outcome().name().equals("EXPIRED"));
      assertHonest(client.answers());
    }
  }

  private static List<String> schedule(URI node) {
    List<String> flights = new ArrayList<>();
    try (BookingLoad schedules = new BookingLoad()) {
      for (int i = 1; i <= FLIGHTS; i++) {
        flights.add(
            schedules.schedule(
                node, "JQ" + i, LocalDate.now(ZoneOffset.UTC).plusDays(30) + "T10:00"));
      }
    }
    return flights;
  }

  /** Everybody was answered in time; what was not done is said to be so, by name. */
  private static void assertHonest(List<Answer> answers) {
    assertThat(answers).noneMatch(answer -> answer.status() == 0 || answer.status() == 500);
    assertThat(answers)
        .filteredOn(answer -> answer.status() > 500)
        .allMatch(
            answer ->
                answer.status() == 503
                    && answer.problem().startsWith("/problems/")
                    && answer.body().path("retryable").asBoolean());
  }

  /** Returns the last answer to each party's request. */
  private static List<Answer> compete(
      ReservationClient client, URI node, List<String> flights, long seed)
      throws InterruptedException {
    AtomicInteger next = new AtomicInteger();
    List<List<Answer>> heard = new ArrayList<>();
    CountDownLatch ended = new CountDownLatch(CLIENTS);
    for (int i = 0; i < CLIENTS; i++) {
      List<Answer> mine = new ArrayList<>();
      heard.add(mine);
      Thread.ofVirtual()
          .start(
              () -> {
                try {
                  for (int n = next.getAndIncrement(); n < PARTIES; n = next.getAndIncrement()) {
                    mine.add(travel(client, node, flights, n, new SplittableRandom(seed + n)));
                  }
                } finally {
                  ended.countDown();
                }
              });
    }
    ended.await();
    List<Answer> all = heard.stream().flatMap(List::stream).toList();
    assertThat(all).hasSize(PARTIES);
    return all;
  }

  private static Answer travel(
      ReservationClient client, URI node, List<String> flights, int n, SplittableRandom random) {
    int party = 1 + random.nextInt(4);
    boolean now = random.nextBoolean();
    boolean free = random.nextBoolean();
    List<String> remaining = new ArrayList<>(flights);
    List<String> legs = new ArrayList<>();
    for (int leg = 0; leg < LEGS; leg++) {
      String flight = remaining.remove(random.nextInt(remaining.size()));
      int fare = free ? 0 : FARE;
      legs.add(
          random.nextBoolean()
              ? Requests.bestAvailable(flight, fare)
              : Requests.named(flight, Requests.someSeats(random, party), fare));
    }
    String method = free ? "" : "card-1";
    String body = Requests.reserve("party-" + n, party, legs, now, now ? method : "");
    Answer made = settled(() -> client.reserve(node, "key-" + n, body));
    if (!now && made.acknowledged() && random.nextInt(3) > 0) {
      settled(() -> client.act(node, made.reservation(), "confirm", "", Requests.confirm(method)));
    }
    return made;
  }

  /** The same call again, by the same key, until it is answered for good. */
  private static Answer settled(Callable<Answer> call) {
    return Awaitility.await()
        .atMost(LIMIT)
        .pollInSameThread()
        .pollDelay(Duration.ZERO)
        .pollInterval(Duration.ofMillis(100))
        .until(call, answer -> !answer.open());
  }
}
