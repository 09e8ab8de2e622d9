package dev.jetway.flight.actor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.jetway.cluster.database.DatabaseAddress;
import dev.jetway.cluster.database.Migrations;
import dev.jetway.cluster.database.TestDatabase;
import dev.jetway.flight.Example;
import dev.jetway.flight.domain.AirportCode;
import dev.jetway.flight.domain.FlightAnswer;
import dev.jetway.flight.domain.FlightCommand;
import dev.jetway.flight.domain.FlightEvent;
import dev.jetway.flight.domain.FlightId;
import dev.jetway.flight.domain.FlightNumber;
import dev.jetway.flight.domain.FlightSchedule;
import dev.jetway.flight.domain.ReservationId;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What a crashed node has left behind is found, though nobody asks for it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WakingOnPostgresTest {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration SOON = Duration.ofMillis(800);

  /** Longer than any of these tests: nobody is woken twice because the machine is slow. */
  private static final Duration LATE = Duration.ofMinutes(5);

  private final DatabaseAddress database = TestDatabase.create();
  private int flightNumber;

  @BeforeAll
  void migrate() {
    Migrations.migrate(database, "flights", "classpath:db/flights");
  }

  private FlightId schedule(FlightNode node) {
    FlightSchedule schedule =
        new FlightSchedule(
            new FlightNumber("JW", ++flightNumber, ""),
            new AirportCode("AMS"),
            new AirportCode("LIS"),
            LocalDateTime.now(ZoneOffset.UTC).plusDays(30).truncatedTo(ChronoUnit.MINUTES),
            ZoneOffset.UTC,
            null,
            null,
            null,
            null);
    node.ask(schedule.flightId(), new FlightCommand.ScheduleFlight(schedule, Example.SEAT_MAP));
    return schedule.flightId();
  }

  private static void hold(FlightNode node, FlightId flight, Instant deadline) {
    assertThat(
            node.ask(
                flight,
                new FlightCommand.HoldSeats(
                    Example.HOLD, Example.OURS, Example.ADA, Example.seats("1A"), deadline)))
        .isInstanceOf(FlightAnswer.HoldGranted.class);
  }

  private static boolean hasExpired(FlightNode node, FlightId flight) {
    return node.journaled(flight).stream().anyMatch(FlightEvent.HoldExpired.class::isInstance);
  }

  private int rows() throws SQLException {
    try (Connection connection = database.dataSource().getConnection();
        Statement statement = connection.createStatement();
        ResultSet count = statement.executeQuery("SELECT count(*) FROM flights.wake_up")) {
      count.next();
      return count.getInt(1);
    }
  }

  private void awaitNoRows() {
    await().atMost(PATIENCE).until(() -> rows() == 0);
  }

  @Test
  void aHoldOfACrashedNodeExpiresInTheJournal() {
    FlightId flight;
    Instant deadline;
    try (FlightNode first = new FlightNode(database, new TestOwners(), LATE)) {
      flight = schedule(first);
      deadline = Instant.now().plus(Duration.ofSeconds(5));
      hold(first, flight, deadline);
      first.crash();
      assertThat(Instant.now()).as("the test is fast enough").isBefore(deadline);
    }
    try (FlightNode second = new FlightNode(database, new TestOwners(), LATE)) {
      await().atMost(PATIENCE).until(() -> hasExpired(second, flight));
      assertThat(Instant.now()).isAfterOrEqualTo(deadline);
      awaitNoRows();
      assertThat(second.woken()).containsExactly(flight.toString());
    }
  }

  @Test
  void ownersWhomACrashedNodeDidNotTellAreTold() {
    List<String> customers = List.of("ada", "bob", "cyd", "dan", "eve", "fay");
    List<String> owners = customers.stream().map(name -> "of-" + name).toList();
    FlightId flight;
    TestOwners before = new TestOwners();
    try (FlightNode first = new FlightNode(database, before, SOON)) {
      flight = schedule(first);
      for (int i = 0; i < customers.size(); i++) {
        first.ask(
            flight,
            FlightHarness.book(customers.get(i), Example.SEAT_MAP.seats().get(i).toString()));
      }
      before.hold();
      first.ask(flight, new FlightCommand.CancelFlight("fog"));
      await().atMost(PATIENCE).until(() -> before.thinking() == 4);
      before.letGo(1);
      await().atMost(PATIENCE).until(() -> !known(first, flight).isEmpty());
      first.crash();
    }
    TestOwners after = new TestOwners();
    try (FlightNode second = new FlightNode(database, after, SOON)) {
      await().atMost(PATIENCE).until(() -> known(second, flight).size() == owners.size());
      assertThat(known(second, flight)).containsExactlyInAnyOrderElementsOf(owners);
      assertThat(Stream.concat(before.names().stream(), after.names().stream()))
          .containsAll(owners);
      awaitNoRows();
    }
  }

  private static List<String> known(FlightNode node, FlightId flight) {
    return node.journaled(flight).stream()
        .filter(FlightEvent.OwnersTold.class::isInstance)
        .flatMap(event -> ((FlightEvent.OwnersTold) event).reservations().stream())
        .map(ReservationId::value)
        .toList();
  }

  @Test
  void nodesShareTheFlightsAndWakeEachOnce() {
    List<FlightId> flights = new ArrayList<>();
    try (FlightNode first = new FlightNode(database, new TestOwners(), LATE)) {
      for (int i = 0; i < 20; i++) {
        flights.add(schedule(first));
      }
      Instant deadline = Instant.now().plus(Duration.ofSeconds(10));
      flights.forEach(flight -> hold(first, flight, deadline));
      first.crash();
      assertThat(Instant.now()).as("the test is fast enough").isBefore(deadline);
    }
    try (FlightNode second = new FlightNode(database, new TestOwners(), LATE);
        FlightNode third = new FlightNode(database, new TestOwners(), LATE)) {
      await()
          .atMost(PATIENCE)
          .until(() -> flights.stream().allMatch(flight -> hasExpired(second, flight)));
      awaitNoRows();
      assertThat(Stream.concat(second.woken().stream(), third.woken().stream()))
          .containsExactlyInAnyOrderElementsOf(flights.stream().map(FlightId::toString).toList());
      assertThat(IntStream.range(0, flights.size()).map(i -> expiries(second, flights.get(i))))
          .containsOnly(1);
    }
  }

  private static int expiries(FlightNode node, FlightId flight) {
    return (int)
        node.journaled(flight).stream().filter(FlightEvent.HoldExpired.class::isInstance).count();
  }
}
