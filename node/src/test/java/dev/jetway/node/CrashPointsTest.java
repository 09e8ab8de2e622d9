package dev.jetway.node;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jetway.cluster.database.EmbeddedDatabase;
import dev.jetway.edge.reservations.KeyDigest;
import dev.jetway.node.ReservationClient.Answer;
import dev.jetway.node.truth.JournalReader;
import dev.jetway.node.truth.TruthCheck;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A node is killed with SIGKILL at each step of a reservation: just before the step is committed,
 * and just behind. How many steps there are, a run without a kill tells.
 *
 * <p>Each kill costs a start, so one in three of these points is taken, from one on that is drawn;
 * {@code -Dcrash-points=all} takes them all.
 */
@Timeout(value = 15, unit = TimeUnit.MINUTES)
class CrashPointsTest {
  private static final boolean ALL = System.getProperty("crash-points", "").equals("all");
  private static final int SAMPLE = 3;
  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final int FARE = 10_000;

  /** Nothing but a crash may end anything: so all that waits, waits for long. */
  private static final Map<String, String> SETTINGS = settings();

  @TempDir static Path directory;

  private static EmbeddedDatabase database;
  private static JournalReader reader;
  private static ReservationClient client;
  private static JournalGate gate;
  private static NodeProcess node;
  private static List<String> flights;
  private static int serial;

  /** What is killed in its middle. */
  private enum Saga {
    BOOKING,
    REBOOKING,
    CANCELLATION
  }

  private static Map<String, String> settings() {
    Map<String, String> settings = ShortPeriods.of(120, 120);
    // A slow restart would use up a short one, and the reservation would rightly be refused.
    settings.put("jetway.reservation.holding-time", "120s");
    return settings;
  }

  @BeforeAll
  static void start() throws Exception {
    database = EmbeddedDatabase.start(directory, progress -> {});
    node = NodeProcess.start(database.address(), directory, SETTINGS);
    gate = JournalGate.install(database.address());
    reader = new JournalReader(database.address());
    client = new ReservationClient();
    flights = new ArrayList<>();
    try (BookingLoad schedules = new BookingLoad()) {
      for (int i = 1; i <= 3; i++) {
        flights.add(
            schedules.schedule(
                node.address(), "JP" + i, LocalDate.now(ZoneOffset.UTC).plusDays(30) + "T10:00"));
      }
    }
  }

  @AfterAll
  static void stop() throws Exception {
    // Processes first: should the start have failed midway, nothing of the rest is there.
    node.close();
    database.close();
    client.close();
    reader.close();
    gate.close();
  }

  @Test
  void aBookingWithPaymentIsKilledAtEveryStep() throws Exception {
    walk(Saga.BOOKING);
  }

  @Test
  void aRebookingToADearerSeatIsKilledAtEveryStep() throws Exception {
    walk(Saga.REBOOKING);
  }

  @Test
  void aCancellationIsKilledAtEveryStep() throws Exception {
    walk(Saga.CANCELLATION);
  }

  private static void walk(Saga saga) throws Exception {
    Case undisturbed = new Case(saga);
    undisturbed.prepare(node.address());
    long before = undisturbed.written();
    Answer expected = undisturbed.call(node.address());
    assertThat(expected.acknowledged()).as(expected::toString).isTrue();
    settle();
    long steps = undisturbed.written() - before;
    assertThat(steps).isGreaterThan(2);

    int first = ALL ? 0 : new Random().nextInt(SAMPLE);
    int kills = 0;
    for (int point = first; point < 2 * steps; point += ALL ? 1 : SAMPLE) {
      crash(new Case(saga), 1 + point / 2, point % 2 == 0, expected);
      kills++;
    }
    System.out.printf("%s: %d steps, %d kills from point %d on%n", saga, steps, kills, first);
    assertThat(kills).isGreaterThanOrEqualTo((int) (2 * steps / SAMPLE));
  }

  private static void crash(Case one, long step, boolean beforeCommit, Answer expected)
      throws Exception {
    one.prepare(node.address());
    long row = one.written() + step;
    if (beforeCommit) {
      gate.close(one.reservation, row);
    }
    URI address = node.address();
    CompletableFuture<Answer> cutOff = CompletableFuture.supplyAsync(() -> one.call(address));
    if (beforeCommit) {
      gate.awaitWaiting();
    } else {
      gate.awaitWritten(one.reservation, row);
    }
    node.kill();
    if (beforeCommit) {
      gate.turnAwayAndOpen();
    }
    cutOff.get(LIMIT.toSeconds(), TimeUnit.SECONDS);
    String point = "%s, %s step %d".formatted(one.saga, beforeCommit ? "before" : "behind", step);
    assertThat(one.written()).as(point).isGreaterThanOrEqualTo(beforeCommit ? row - 1 : row);
    if (beforeCommit) {
      assertThat(one.written()).as(point).isEqualTo(row - 1);
    }

    node = NodeProcess.start(database.address(), directory, SETTINGS);
    // Nobody asks: what is under way must go on by itself.
    settle();
    assertThat(TruthCheck.findings(reader.read(), client.told(), Instant.now()))
        .as(point)
        .isEmpty();
    // Then whoever was cut off asks again, and finds what he would have found without a crash.
    Answer again = one.settledAnswer(node.address());
    assertThat(again.body().path("status").asText())
        .as("%s: %s", point, again.body())
        .isEqualTo(expected.body().path("status").asText());
    for (String money : List.of("price", "paid", "refunded")) {
      assertThat(again.body().path(money)).as(point).isEqualTo(expected.body().path(money));
    }
    assertThat(again.reservation()).as(point).isEqualTo(one.reservation);
    settle();
  }

  private static void settle() {
    Settling.awaitReservations(database.address(), LIMIT);
  }

  /** One reservation, and what is asked of it, always by the same key. */
  private static final class Case {
    private final Saga saga;
    private final String customer;
    private final String key;
    private final String reservation;

    Case(Saga saga) {
      this.saga = saga;
      serial++;
      customer = "c" + serial;
      key = "key-" + serial;
      reservation =
          Base64.getUrlEncoder()
              .withoutPadding()
              .encodeToString(KeyDigest.of("reservation", customer, key));
    }

    /** Books what is to be changed or cancelled. */
    void prepare(URI address) {
      if (saga != Saga.BOOKING) {
        Answer made = book(address);
        assertThat(made.status()).as(made::toString).isEqualTo(201);
        assertThat(made.reservation()).isEqualTo(reservation);
        settle();
      }
    }

    private Answer book(URI address) {
      List<String> legs =
          List.of(
              Requests.bestAvailable(flights.get(0), FARE),
              Requests.bestAvailable(flights.get(1), FARE));
      return client.reserve(address, key, Requests.reserve(customer, 1, legs, true, "card-1"));
    }

    Answer call(URI address) {
      return switch (saga) {
        case BOOKING -> book(address);
        case REBOOKING ->
            client.act(
                address,
                reservation,
                "changes",
                "change-" + key,
                Requests.change(2, Requests.bestAvailable(flights.get(2), 3 * FARE), "card-2"));
        case CANCELLATION -> client.act(address, reservation, "cancel", "", "");
      };
    }

    /** The same call again, until it is answered for good. */
    Answer settledAnswer(URI address) {
      return Awaitility.await()
          .atMost(LIMIT)
          .pollInterval(Duration.ofMillis(50))
          .until(() -> call(address), answer -> !answer.open());
    }

    /** How many rows it has in the journal. */
    long written() throws Exception {
      return reader.read().reservations().getOrDefault(reservation, List.of()).size();
    }
  }
}
