package dev.jetway.reservation.actor;

import static dev.jetway.reservation.Example.CARD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.jetway.cluster.database.DatabaseAddress;
import dev.jetway.cluster.database.Migrations;
import dev.jetway.cluster.database.TestDatabase;
import dev.jetway.flight.domain.FlightId;
import dev.jetway.reservation.Example;
import dev.jetway.reservation.actor.ReservationReply.Reason;
import dev.jetway.reservation.domain.ReservationCommand.CancelReservation;
import dev.jetway.reservation.domain.ReservationCommand.ViewReservation;
import dev.jetway.reservation.domain.ReservationRequest;
import dev.jetway.reservation.domain.ReservationRequest.Confirm;
import dev.jetway.reservation.domain.ReservationView.Status;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** PostgreSQL cuts the connections of a running node, and lets none in for a while. */
class DatabaseOutageTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** Nobody hears by it. */
  private static final Duration FAR_AWAY = Duration.ofMinutes(5);

  private static final ReservationReply UNAVAILABLE =
      new ReservationReply.Unavailable(Reason.DATABASE_UNAVAILABLE);

  private final DatabaseAddress database = TestDatabase.create();
  private final DatabaseAddress neighbour = TestDatabase.create();
  private final RealFlights flights = new RealFlights(InstantSource.system());
  private final Till till = new Till();

  @BeforeEach
  void migrate() {
    var unused = Migrations.migrate(database, "reservations", "classpath:db/reservations");
  }

  private void connections(boolean allowed) throws SQLException {
    String name = database.jdbcUrl().replaceAll(".*/", "");
    try (Connection connection = neighbour.dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("ALTER DATABASE " + name + " ALLOW_CONNECTIONS " + allowed);
      if (!allowed) {
        statement.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '%s'"
                .formatted(name));
      }
    }
  }

  private ReservationRequest couple() {
    FlightId flight =
        flights.schedule(
            Example.schedule(12)
                .at(
                    LocalDateTime.now(ZoneOffset.UTC).plusDays(30).withNano(0),
                    ZoneOffset.UTC,
                    null,
                    null),
            Example.economy(4));
    return new ReservationRequest(
        Example.ADA,
        Example.COUPLE,
        List.of(Example.segment(flight, Example.FARE, "1A", "1B")),
        Confirm.NOW,
        CARD);
  }

  private static ReservationReply soon(CompletableFuture<ReservationReply> reply) {
    return reply.orTimeout(60, TimeUnit.SECONDS).join();
  }

  @Test
  void allWhoWaitAreToldAndWhatIsUnderWayGoesOnByItselfAfterwards() throws SQLException {
    try (TestNode node = new TestNode(database, flights, till)) {
      ReservationRequest couple = couple();
      flights.fallSilent(true);
      var waiting = node.send("party", TestNode.request("party", "AAAAAA", couple), FAR_AWAY);
      await().atMost(PATIENCE).until(() -> !flights.claims().isEmpty());

      connections(false);
      assertThat(soon(node.send("party", new CancelReservation(), FAR_AWAY)))
          .isEqualTo(new ReservationReply.OutcomeUnknown());
      assertThat(soon(waiting)).isEqualTo(new ReservationReply.OutcomeUnknown());
      assertThat(soon(node.send("party", new ViewReservation(), FAR_AWAY))).isEqualTo(UNAVAILABLE);

      flights.fallSilent(false);
      connections(true);
      // Confirmed or given up, whatever the time has left of it; but nobody has to ask for it.
      await()
          .atMost(PATIENCE)
          .until(
              () -> flights.claims().isEmpty() || till.of("party/payment/1").contains("captured"));
      await().atMost(PATIENCE).until(() -> isSettled(node));
    }
  }

  private static boolean isSettled(TestNode node) {
    return node.ask("party", new ViewReservation()) instanceof ReservationReply.Answered
        && node.view("party", new ViewReservation()).settled();
  }

  @Test
  void oneThatIsNotInMemoryIsUnavailableAtOnce() throws SQLException {
    try (TestNode node = new TestNode(database, flights, till)) {
      assertThat(node.view("party", TestNode.request("party", "AAAAAA", couple())).status())
          .isEqualTo(Status.CONFIRMED);
    }
    try (TestNode node = new TestNode(database, flights, till)) {
      // Opens the pools, so that it isn't their start that is seen to fail.
      assertThat(node.ask("nobody", new ViewReservation()))
          .isInstanceOf(ReservationReply.Answered.class);
      connections(false);
      assertThat(soon(node.send("party", new ViewReservation(), FAR_AWAY))).isEqualTo(UNAVAILABLE);
      assertThat(soon(node.send("other", TestNode.request("other", "CCCCCC", couple()), FAR_AWAY)))
          .isEqualTo(UNAVAILABLE);

      connections(true);
      await()
          .atMost(PATIENCE)
          .until(
              () -> node.ask("party", new ViewReservation()) instanceof ReservationReply.Answered);
    }
  }
}
