package dev.jetway.node;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jetway.cluster.database.Durability;
import dev.jetway.cluster.database.EmbeddedDatabase;
import dev.jetway.flight.domain.ReservationId;
import dev.jetway.node.ReservationClient.Answer;
import dev.jetway.node.truth.Folds;
import dev.jetway.node.truth.JournalReader;
import dev.jetway.node.truth.Journals;
import dev.jetway.node.truth.TruthCheck;
import dev.jetway.reservation.domain.Phase;
import dev.jetway.reservation.domain.Reservation;
import dev.jetway.reservation.domain.ReservationState.Requested;
import dev.jetway.reservation.payment.simulated.domain.Movement;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A node is killed with SIGKILL again and again in the middle of reservations of every kind, and
 * then left alone: each of them comes to an end by itself, whole or not at all, and so does its
 * money.
 */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class ReservationCrashTest {
  private static final int KILLS = 6;
  private static final int CLIENTS = 24;

  /** For all deadlines to pass, and for what then follows, on a machine that is busy. */
  private static final Duration SETTLING_LIMIT = Duration.ofMinutes(2);

  private static final Map<String, String> SHORT = ShortPeriods.of(6, 3);

  @TempDir Path directory;

  private EmbeddedDatabase database;
  private JournalReader reader;
  private ReservationClient client;
  private ReservationStories stories;
  private final List<String> flights = new ArrayList<>();

  @BeforeEach
  void start() {
    database = EmbeddedDatabase.start(directory, progress -> {});
    reader = new JournalReader(database.address());
    client = new ReservationClient();
    stories = new ReservationStories(client);
  }

  @AfterEach
  void stop() {
    client.close();
    reader.close();
    database.close();
  }

  @Test
  void everyReservationEndsWholeAfterSixKillsWithNobodyAskingForIt() throws Exception {
    Durability durability = Durability.of(database.address());
    assertThat(durability.fsync()).isEqualTo("on");
    assertThat(durability.synchronousCommit()).isEqualTo("on");
    SplittableRandom random = seeded();
    int cutOff = 0;
    for (int kill = 0; kill < KILLS; kill++) {
      cutOff += loadAndKill(SHORT, random);
    }

    Journals journals;
    try (NodeProcess node = NodeProcess.start(database.address(), directory, SHORT)) {
      Settling.await(database.address(), SETTLING_LIMIT);
      journals = reader.read();
      assertThat(findings(journals)).isEmpty();
      askAgain(node.address(), journals);
    }

    System.out.printf(
        "%d calls, %d unanswered, %d cut off, %s%n",
        client.answers().size(),
        client.answers().stream().filter(a -> a.status() == 0).count(),
        cutOff,
        ends(journals));
    // A run that killed nothing under way, or had only one kind of end, has proved nothing.
    assertThat(cutOff).as("reservations under way when killed").isGreaterThan(KILLS * 3);
    assertThat(client.answers()).filteredOn(a -> a.status() == 0).hasSizeGreaterThan(KILLS);
    assertThat(ends(journals)).containsKeys("Confirmed", "EXPIRED", "REJECTED", "CANCELLED");
    assertThat(journals.movements())
        .extracting(movement -> movement.kind())
        .contains(Movement.Kind.values());
    assertThat(client.answers())
        .filteredOn(answer -> answer.path().endsWith("/changes") && answer.acknowledged())
        .isNotEmpty();
    assertStillBought(journals);
    assertPlantedFaultsAreFound(journals);
  }

  @Test
  void theTestNoticesReservationsThatNobodyWakes() throws Exception {
    Map<String, String> asleep = new HashMap<>(SHORT);
    asleep.put("jetway.reservation.wake-up.poll-every", "10m");
    loadAndKill(asleep, seeded());

    try (NodeProcess node = NodeProcess.start(database.address(), directory, asleep)) {
      Awaitility.await("every deadline passes").atMost(SETTLING_LIMIT).until(this::allOverdue);
      assertThat(findings(reader.read()))
          .as(node::log)
          .anyMatch(finding -> finding.startsWith("unsettled"));
    }
    try (NodeProcess node = NodeProcess.start(database.address(), directory, SHORT)) {
      Settling.await(database.address(), SETTLING_LIMIT);
      assertThat(findings(reader.read())).as(node::log).isEmpty();
    }
  }

  /** Whether whoever is awake would have ended, by now, all that ends by a deadline. */
  private boolean allOverdue() throws Exception {
    return Folds.of(reader.read()).reservations().values().stream()
        .flatMap(reservation -> Reservation.nextDue(reservation).stream())
        .noneMatch(due -> due.isAfter(Instant.now()));
  }

  private static SplittableRandom seeded() {
    long seed = System.nanoTime();
    System.out.println("seed " + seed);
    return new SplittableRandom(seed);
  }

  /** Returns how many reservations were under way when the node was killed. */
  private int loadAndKill(Map<String, String> properties, SplittableRandom random)
      throws Exception {
    try (BookingLoad schedules = new BookingLoad();
        NodeProcess node = NodeProcess.start(database.address(), directory, properties)) {
      // All on sale but the one that is cancelled below.
      List<String> onSale =
          new ArrayList<>(flights.subList(Math.max(0, flights.size() - 4), flights.size()));
      for (int i = 0; i < 5; i++) {
        flights.add(
            schedules.schedule(
                node.address(),
                "JW" + (100 + flights.size()),
                LocalDate.now(ZoneOffset.UTC).plusDays(30) + "T10:00"));
      }
      onSale.addAll(flights.subList(flights.size() - 5, flights.size()));
      String cancelled = flights.get(flights.size() - 5);
      int before = client.answers().size();
      int cancelAfter = 40 + random.nextInt(40);
      int killAfter = cancelAfter + 20 + random.nextInt(60);
      stories.run(
          node.address(),
          onSale,
          CLIENTS,
          random.nextLong(),
          () -> {
            awaitAcknowledged(before, cancelAfter);
            client.post(
                node.address(), "/v1/flights/" + cancelled + "/cancel", "", "{\"reason\":\"Fog\"}");
            awaitAcknowledged(before, killAfter);
            node.kill();
          });
    }
    return (int)
        Folds.of(reader.read()).reservations().values().stream()
            .filter(reservation -> !isAtRest(reservation.phase()))
            .count();
  }

  private static boolean isAtRest(Phase phase) {
    return phase instanceof Phase.Held
        || phase instanceof Phase.Confirmed
        || phase instanceof Phase.Ended;
  }

  private void awaitAcknowledged(int before, int count) {
    Awaitility.await("%d answers".formatted(count))
        .atMost(Duration.ofSeconds(90))
        .pollInterval(Duration.ofMillis(1))
        .until(
            () ->
                client.answers().stream().skip(before).filter(Answer::acknowledged).count()
                    >= count);
  }

  private List<String> findings(Journals journals) {
    return TruthCheck.findings(journals, client.told(), Instant.now());
  }

  /** The same key and body find the same reservation, and change nothing. */
  private void askAgain(URI node, Journals journals) throws Exception {
    List<Answer> made =
        client.answers().stream()
            .filter(answer -> answer.path().equals("/v1/reservations") && answer.acknowledged())
            .toList();
    for (Answer first : made) {
      Answer again = client.reserve(node, first.key(), first.request());
      assertThat(again.reservation()).isEqualTo(first.reservation());
    }
    assertThat(reader.read().reservations()).isEqualTo(journals.reservations());
    assertThat(journals.reservations()).hasSizeLessThanOrEqualTo(keys());
  }

  private int keys() {
    return (int)
        client.answers().stream()
            .filter(answer -> answer.path().equals("/v1/reservations"))
            .map(Answer::key)
            .distinct()
            .count();
  }

  private void assertStillBought(Journals journals) {
    Map<ReservationId, Requested> reservations = Folds.of(journals).reservations();
    assertThat(stories.bought()).isNotEmpty();
    for (String id : stories.bought()) {
      assertThat(Optional.ofNullable(reservations.get(new ReservationId(id))).map(Requested::phase))
          .as(id)
          .containsInstanceOf(Phase.Confirmed.class);
    }
  }

  private static Map<String, Integer> ends(Journals journals) {
    Map<String, Integer> ends = new HashMap<>();
    for (Requested reservation : Folds.of(journals).reservations().values()) {
      String end =
          reservation.phase() instanceof Phase.Ended ended
              ? ended.outcome().name()
              : reservation.phase().getClass().getSimpleName();
      ends.merge(end, 1, Integer::sum);
    }
    return ends;
  }

  private void assertPlantedFaultsAreFound(Journals journals) {
    PlantedFaults.all(journals)
        .forEach(
            (fault, planted) ->
                assertThat(findings(planted.journals())).as(fault).anyMatch(planted::isFoundBy));
  }
}
