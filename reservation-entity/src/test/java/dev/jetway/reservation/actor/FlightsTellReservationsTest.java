package dev.jetway.reservation.actor;

import static dev.jetway.reservation.Example.CARD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.jetway.cluster.database.DatabaseAddress;
import dev.jetway.cluster.database.Migrations;
import dev.jetway.cluster.database.TestDatabase;
import dev.jetway.flight.actor.FlightReply;
import dev.jetway.flight.actor.Flights;
import dev.jetway.flight.actor.Origin;
import dev.jetway.flight.domain.FlightAnswer;
import dev.jetway.flight.domain.FlightCommand;
import dev.jetway.flight.domain.FlightId;
import dev.jetway.flight.domain.FlightSchedule;
import dev.jetway.reservation.Example;
import dev.jetway.reservation.domain.FlightChange;
import dev.jetway.reservation.domain.ReservationCommand.ViewReservation;
import dev.jetway.reservation.domain.ReservationRequest;
import dev.jetway.reservation.domain.ReservationRequest.Confirm;
import dev.jetway.reservation.domain.ReservationView;
import dev.jetway.reservation.domain.ReservationView.Status;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Flights and reservations as they are, on a real PostgreSQL: no news is lost between them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FlightsTellReservationsTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final DatabaseAddress database = TestDatabase.create();
  private final Till till = new Till();

  @BeforeAll
  void migrate() {
    var unused = Migrations.migrate(database, "flights", "classpath:db/flights");
    unused = Migrations.migrate(database, "reservations", "classpath:db/reservations");
  }

  private static FlightAnswer tell(Flights flights, FlightId flight, FlightCommand command) {
    FlightReply reply =
        flights
            .ask(
                flight,
                command,
                new Origin("request", "agent"),
                Instant.now().plus(Duration.ofSeconds(20)))
            .toCompletableFuture()
            .orTimeout(30, TimeUnit.SECONDS)
            .join();
    return ((FlightReply.Answered) reply).answer();
  }

  private static FlightId schedule(Flights flights, int number) {
    FlightSchedule schedule =
        Example.schedule(number)
            .at(
                LocalDateTime.now(ZoneOffset.UTC).plusDays(30).withNano(0),
                ZoneOffset.UTC,
                null,
                null);
    tell(
        flights,
        schedule.flightId(),
        new FlightCommand.ScheduleFlight(schedule, Example.economy(4)));
    return schedule.flightId();
  }

  /** A couple out and back, on flights of these numbers. */
  private static FlightId booked(
      TestNode node, Flights flights, String id, String locator, int number) {
    FlightId out = schedule(flights, number);
    FlightId back = schedule(flights, number + 1);
    ReservationView view =
        node.view(
            id,
            TestNode.request(
                id,
                locator,
                new ReservationRequest(
                    Example.ADA,
                    Example.COUPLE,
                    List.of(
                        Example.segment(out, Example.FARE, "1A", "1B"),
                        Example.segment(back, Example.FARE, "2A", "2B")),
                    Confirm.NOW,
                    CARD)));
    assertThat(view.status()).isEqualTo(Status.CONFIRMED);
    return out;
  }

  /** Commits in the reservation's journal: the test looks at it without asking the reservation. */
  private long commits(String id) {
    try (Connection connection = database.dataSource().getConnection();
        PreparedStatement count =
            connection.prepareStatement(
                "SELECT count(*) FROM reservations.event_journal WHERE persistence_id = ?")) {
      count.setString(1, "reservation|" + id);
      try (ResultSet row = count.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void assertKnowsThatTheFirstIsCancelled(TestNode node, String id) {
    ReservationView view = node.view(id, new ViewReservation());
    assertThat(view.segments().getFirst().flightChange())
        .isEqualTo(new FlightChange.Cancelled(1, "fog"));
    assertThat(view.segments().getLast().flightChange()).isNull();
  }

  @Test
  void aReservationNotesThatItsFlightIsCancelledWithoutAnybodyAsking() {
    try (TestNode node = new TestNode(database)) {
      Flights flights = node.startFlights();
      node.startReservations(flights, till);
      FlightId out = booked(node, flights, "couple", "AAAAAA", 20);
      long before = commits("couple");

      tell(flights, out, new FlightCommand.CancelFlight("fog"));
      await().atMost(PATIENCE).until(() -> commits("couple") == before + 1);
      assertKnowsThatTheFirstIsCancelled(node, "couple");
    }
  }

  @Test
  void alsoWhenReservationsWereDownInBetween() {
    FlightId out;
    try (TestNode node = new TestNode(database)) {
      Flights flights = node.startFlights();
      node.startReservations(flights, till);
      out = booked(node, flights, "sleeper", "CCCCCC", 30);
    }
    long before = commits("sleeper");
    try (TestNode node = new TestNode(database)) {
      tell(node.startFlights(), out, new FlightCommand.CancelFlight("fog"));
    }
    assertThat(commits("sleeper")).isEqualTo(before);

    // Nor does anybody ask the flight again.
    try (TestNode node = new TestNode(database)) {
      node.startReservations(node.startFlights(), till);
      await().atMost(PATIENCE).until(() -> commits("sleeper") == before + 1);
      assertKnowsThatTheFirstIsCancelled(node, "sleeper");
    }
  }

  @Test
  void andWhenTheyComeBackWhileTheFlightIsStillTrying() {
    FlightId out;
    try (TestNode node = new TestNode(database)) {
      Flights flights = node.startFlights();
      node.startReservations(flights, till);
      out = booked(node, flights, "latecomer", "DDDDDD", 40);
    }
    long before = commits("latecomer");
    try (TestNode node = new TestNode(database)) {
      Flights flights = node.startFlights();
      tell(flights, out, new FlightCommand.CancelFlight("fog"));
      node.startReservations(flights, till);
      await().atMost(PATIENCE).until(() -> commits("latecomer") == before + 1);
      assertKnowsThatTheFirstIsCancelled(node, "latecomer");
    }
  }
}
