package dev.jetway.reservation.actor;

import static dev.jetway.reservation.Example.CARD;
import static dev.jetway.reservation.Example.FARE;
import static dev.jetway.reservation.Example.PRICE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.jetway.cluster.database.DatabaseAddress;
import dev.jetway.cluster.database.Migrations;
import dev.jetway.cluster.database.TestDatabase;
import dev.jetway.flight.domain.FlightId;
import dev.jetway.flight.domain.FlightSchedule;
import dev.jetway.reservation.Example;
import dev.jetway.reservation.domain.Failure;
import dev.jetway.reservation.domain.RecordLocator;
import dev.jetway.reservation.domain.ReservationAnswer;
import dev.jetway.reservation.domain.ReservationCommand.CancelReservation;
import dev.jetway.reservation.domain.ReservationCommand.ViewReservation;
import dev.jetway.reservation.domain.ReservationRequest;
import dev.jetway.reservation.domain.ReservationRequest.Confirm;
import dev.jetway.reservation.domain.ReservationView;
import dev.jetway.reservation.domain.ReservationView.Status;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The whole shell: sharding, journal, list of the living, waker; and nodes that crash. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReservationsOnPostgresTest {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final int PARTIES = 150;

  private final DatabaseAddress database = TestDatabase.create();
  private RealFlights flights = new RealFlights(InstantSource.system());
  private Till till = new Till();
  private FlightId out = Example.OUT;
  private FlightId back = Example.BACK;

  @BeforeAll
  void migrate() {
    assertThat(Migrations.migrate(database, "reservations", "classpath:db/reservations").applied())
        .isPositive();
  }

  @BeforeEach
  void freshFlights() {
    flights = new RealFlights(InstantSource.system());
    till = new Till();
    out = flights.schedule(soonSchedule(12), Example.economy(4));
    back = flights.schedule(soonSchedule(13), Example.economy(4));
  }

  private static FlightSchedule soonSchedule(int number) {
    return Example.schedule(number)
        .at(LocalDateTime.now(ZoneOffset.UTC).plusDays(30).withNano(0), ZoneOffset.UTC, null, null);
  }

  private ReservationRequest couple(Confirm confirm, @Nullable String card) {
    return new ReservationRequest(
        Example.ADA,
        Example.COUPLE,
        List.of(Example.segment(out, FARE, "1A", "1B"), Example.segment(back, FARE, "2A", "2B")),
        confirm,
        card);
  }

  private Map<String, String> bookedBy(String id) {
    return Map.of(
        out + " 1A", "booked " + id + "/1",
        out + " 1B", "booked " + id + "/1",
        back + " 2A", "booked " + id + "/2",
        back + " 2B", "booked " + id + "/2");
  }

  @Test
  void aCoupleBooksPaysAndCancels() {
    try (TestNode node = new TestNode(database, flights, till)) {
      ReservationView booked =
          node.view("couple", TestNode.request("couple", "AAAAAA", couple(Confirm.NOW, CARD)));

      assertThat(booked.status()).isEqualTo(Status.CONFIRMED);
      assertThat(booked.settled()).isTrue();
      assertThat(flights.claims()).isEqualTo(bookedBy("couple"));
      assertThat(till.of("couple/payment/1")).containsExactly("authorized", "captured");
      assertThat(found(node, "AAAAAA")).isTrue();

      assertThat(node.view("couple", new CancelReservation()).status()).isEqualTo(Status.CANCELLED);
      assertThat(flights.claims()).isEmpty();
      assertThat(till.of("couple/payment/1"))
          .containsExactly("authorized", "captured", "refunded " + PRICE);
      await().atMost(PATIENCE).until(() -> !found(node, "AAAAAA"));
    }
  }

  private static boolean found(TestNode node, String locator) {
    return node.living
        .find(new RecordLocator(locator))
        .toCompletableFuture()
        .orTimeout(10, TimeUnit.SECONDS)
        .join()
        .isPresent();
  }

  @Test
  void theSecondPartyIsToldWhichSeatsAreTakenAndHoldsNothing() {
    try (TestNode node = new TestNode(database, flights, till)) {
      node.view("first", TestNode.request("first", "CCCCCC", couple(Confirm.NOW, CARD)));
      ReservationView refused =
          node.view("second", TestNode.request("second", "DDDDDD", couple(Confirm.NOW, CARD)));

      assertThat(refused.status()).isEqualTo(Status.REJECTED);
      assertThat(refused.failure()).extracting(Failure::code).isEqualTo(Failure.Code.SEAT_TAKEN);
      assertThat(flights.claims()).isEqualTo(bookedBy("first"));
      assertThat(till.of("second/payment/1")).isEmpty();
    }
  }

  @Test
  void aDeclinedCardLeavesNothingHeld() {
    try (TestNode node = new TestNode(database, flights, till)) {
      ReservationView refused =
          node.view(
              "declined",
              TestNode.request("declined", "EEEEEE", couple(Confirm.NOW, Till.BAD_CARD)));

      assertThat(refused.status()).isEqualTo(Status.REJECTED);
      assertThat(flights.claims()).isEmpty();
    }
  }

  @Test
  void aLocatorOfSomebodyElseIsRefusedBeforeAnythingIsWritten() {
    try (TestNode node = new TestNode(database, flights, till)) {
      node.view("living", TestNode.request("living", "FFFFFF", couple(Confirm.NOW, CARD)));

      assertThat(node.ask("late", TestNode.request("late", "FFFFFF", couple(Confirm.NOW, CARD))))
          .isEqualTo(new ReservationReply.Unavailable(ReservationReply.Reason.LOCATOR_TAKEN));
    }
  }

  @Test
  void whatACrashInterruptsIsFinishedByTheNextNodeWithoutAnybodyAsking() {
    flights.fallSilent(true);
    TestNode crashing = new TestNode(database, flights, till);
    var unused =
        crashing.send(
            "orphan",
            TestNode.request("orphan", "GGGGGG", couple(Confirm.NOW, CARD)),
            Duration.ofSeconds(5));
    await().atMost(PATIENCE).until(() -> !flights.claims().isEmpty());
    crashing.crash();
    flights.fallSilent(false);

    try (TestNode node = new TestNode(database, flights, till)) {
      await()
          .atMost(PATIENCE)
          .until(() -> flights.claims().isEmpty() || till.of("orphan/payment/1").size() == 2);
      await().atMost(PATIENCE).until(() -> node.view("orphan", new ViewReservation()).settled());
      boolean confirmed = node.view("orphan", new ViewReservation()).status() == Status.CONFIRMED;
      assertThat(flights.claims()).isEqualTo(confirmed ? bookedBy("orphan") : Map.of());
      assertThat(till.of("orphan/payment/1").contains("captured")).isEqualTo(confirmed);
    }
  }

  @Test
  void manyPartiesAreWholeAlthoughTheirNodeCrashesInTheMiddle() {
    Random random = new Random(4);
    TestNode crashing = new TestNode(database, flights, till);
    for (int party = 0; party < PARTIES; party++) {
      String row = String.valueOf(1 + random.nextInt(4));
      String other = String.valueOf(1 + random.nextInt(4));
      ReservationRequest request =
          new ReservationRequest(
              Example.ADA,
              Example.COUPLE,
              List.of(
                  Example.segment(out, FARE, row + "A", row + "B"),
                  Example.segment(back, FARE, other + "A", other + "B")),
              Confirm.NOW,
              party % 7 == 0 ? Till.BAD_CARD : CARD);
      var unused =
          crashing.send(
              "many-" + party,
              TestNode.request("many-" + party, locator(party), request),
              Duration.ofSeconds(8));
      if (party == PARTIES / 2) {
        await().atMost(PATIENCE).until(() -> flights.claims().size() >= 4);
      }
    }
    crashing.crash();

    try (TestNode node = new TestNode(database, flights, till)) {
      for (int party = 0; party < PARTIES; party++) {
        assertEndsWhole(node, "many-" + party);
      }
      assertThat(flights.claims().values()).allMatch(claim -> claim.startsWith("booked many-"));
    }
  }

  private static String locator(int number) {
    String alphabet = RecordLocator.ALPHABET;
    return "MANY"
        + alphabet.charAt(number / alphabet.length())
        + alphabet.charAt(number % alphabet.length());
  }

  private void assertEndsWhole(TestNode node, String id) {
    await().atMost(PATIENCE).until(() -> isAtRest(node, id));
    List<String> claims =
        flights.claims().values().stream().filter(claim -> claim.contains(id + "/")).toList();
    String key = id + "/payment/1";
    if (claims.isEmpty()) {
      assertThat(till.of(key))
          .as("money of %s", id)
          .isIn(List.of(), List.of("voided"), List.of("authorized", "voided"));
    } else {
      assertThat(claims)
          .containsExactlyInAnyOrder(
              "booked " + id + "/1",
              "booked " + id + "/1",
              "booked " + id + "/2",
              "booked " + id + "/2");
      assertThat(till.of(key)).containsExactly("authorized", "captured");
    }
  }

  /** Not known at all is at rest, too: the node crashed before the request was written. */
  private static boolean isAtRest(TestNode node, String id) {
    return switch (node.ask(id, new ViewReservation())) {
      case ReservationReply.Answered(long version, ReservationAnswer.Shown(ReservationView view)) ->
          view.settled();
      case ReservationReply.Answered answered -> true;
      case ReservationReply other -> false;
    };
  }

  @Test
  void anOfferExpiresThoughItsNodeIsGone() {
    TestNode crashing = new TestNode(database, flights, till);
    assertThat(
            crashing
                .view("idle", TestNode.request("idle", "HHHHHH", couple(Confirm.LATER, null)))
                .status())
        .isEqualTo(Status.HELD);
    crashing.crash();

    try (TestNode node = new TestNode(database, flights, till)) {
      await().atMost(PATIENCE).until(() -> !found(node, "HHHHHH"));
      assertThat(flights.claims()).isEmpty();
      assertThat(node.view("idle", new ViewReservation()).status()).isEqualTo(Status.EXPIRED);
    }
  }
}
