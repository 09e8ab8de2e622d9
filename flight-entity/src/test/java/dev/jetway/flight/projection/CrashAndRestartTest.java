package dev.jetway.flight.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.jetway.cluster.database.DatabaseAddress;
import dev.jetway.cluster.database.Migrations;
import dev.jetway.cluster.database.QueryPool;
import dev.jetway.cluster.database.TestDatabase;
import dev.jetway.cluster.projection.ProjectionSettings;
import dev.jetway.cluster.settings.JetwayConfig;
import dev.jetway.cluster.wakeup.WakeUpTable;
import dev.jetway.flight.Example;
import dev.jetway.flight.TestSystem;
import dev.jetway.flight.actor.FlightReply;
import dev.jetway.flight.actor.FlightSettings;
import dev.jetway.flight.actor.Origin;
import dev.jetway.flight.actor.ShardedFlights;
import dev.jetway.flight.domain.CustomerId;
import dev.jetway.flight.domain.Flight;
import dev.jetway.flight.domain.FlightCommand;
import dev.jetway.flight.domain.FlightCommit;
import dev.jetway.flight.domain.FlightId;
import dev.jetway.flight.domain.FlightState;
import dev.jetway.flight.domain.ReservationId;
import dev.jetway.flight.domain.SeatNumber;
import dev.jetway.flight.domain.SeatState;
import dev.jetway.flight.projection.CustomerBookings.Booking;
import dev.jetway.flight.projection.CustomerBookings.Kind;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.cluster.MemberStatus;
import org.apache.pekko.cluster.typed.Cluster;
import org.apache.pekko.cluster.typed.Join;
import org.apache.pekko.serialization.Serialization;
import org.apache.pekko.serialization.SerializationExtension;
import org.junit.jupiter.api.Test;

/**
 * Real flights, booked on nodes that end without a word while commands and batches are under way:
 * in the end the table is what another reading of the journal says. The choices follow a seed,
 * {@code -Djetway.projection.seed=7}; where the end strikes is up to chance.
 */
class CrashAndRestartTest {
  private static final int NODES = 3;
  private static final int COMMANDS_PER_NODE = 250;
  private static final CustomerId CUSTOMER = new CustomerId("ada");
  private static final FlightId FLIGHT = Example.SCHEDULE.flightId();
  private static final Instant NOW = Example.NOW;

  private final DatabaseAddress database = TestDatabase.create();
  private final long seed = Long.getLong("jetway.projection.seed", 1);
  private final Random random = new Random(seed);

  @Test
  void theTableIsWhatTheJournalSays() throws Exception {
    Migrations.migrate(database, "flights", "classpath:db/flights");
    for (int node = 0; node < NODES; node++) {
      try (Node running = new Node()) {
        running.send(new FlightCommand.ScheduleFlight(Example.SCHEDULE, Example.SEAT_MAP));
        for (int n = 0; n < COMMANDS_PER_NODE; n++) {
          running.send(command());
        }
      }
    }
    try (Node last = new Node();
        QueryPool pool = pool()) {
      List<String> expected = last.readJournal();
      assertThat(expected).as("seed %d", seed).isNotEmpty();
      CustomerBookings bookings = new JdbcCustomerBookings(pool);
      await()
          .atMost(Duration.ofSeconds(20))
          .untilAsserted(
              () ->
                  assertThat(
                          bookings
                              .of(CUSTOMER, Kind.ALL, null, 1_000)
                              .toCompletableFuture()
                              .join()
                              .bookings()
                              .stream()
                              .map(CrashAndRestartTest::text))
                      .as("seed %d", seed)
                      .containsExactlyInAnyOrderElementsOf(expected));
    }
  }

  private static String text(Booking booking) {
    return booking.reservation() + " " + booking.seats();
  }

  private FlightCommand command() {
    ReservationId reservation = new ReservationId("r" + random.nextInt(5));
    return switch (random.nextInt(4)) {
      case 0 -> new FlightCommand.CancelBooking(reservation);
      case 1 -> new FlightCommand.ChangeSeat(reservation, seat(), seat());
      default -> new FlightCommand.BookSeats(reservation, CUSTOMER, List.of(seat()));
    };
  }

  private SeatNumber seat() {
    List<SeatNumber> seats = Example.SEAT_MAP.seats();
    return seats.get(random.nextInt(seats.size()));
  }

  private QueryPool pool() {
    return new QueryPool("bookings", database, JetwayConfig.load(Map.of()).reader());
  }

  /** Ends in the middle of whatever it does. */
  private final class Node implements AutoCloseable {
    private final ActorSystem<Void> system =
        ActorSystem.create(
            Behaviors.empty(),
            "flights",
            TestSystem.config(
                """
                pekko.actor.provider = cluster
                # Several nodes come and go in this JVM.
                pekko.coordinated-shutdown.reason-overrides {
                  "org.apache.pekko.actor.CoordinatedShutdown$ClusterDowningReason$".exit-jvm = off
                }
                jetway.database { url = "%s", user = "%s", password = "%s" }
                """
                    .formatted(database.jdbcUrl(), database.user(), database.password())));
    private final QueryPool pool = pool();
    private final ShardedFlights flights;

    Node() {
      Cluster cluster = Cluster.get(system);
      cluster.manager().tell(Join.create(cluster.selfMember().address()));
      await()
          .atMost(Duration.ofSeconds(30))
          .until(() -> cluster.selfMember().status().equals(MemberStatus.up()));
      flights =
          new ShardedFlights(
              system,
              (flight, notice, deadline) -> CompletableFuture.completedStage(true),
              new WakeUpTable(pool, ShardedFlights.WAKE_UP_TABLE),
              FlightSettings.from(JetwayConfig.load(Map.of()).reader()),
              () -> NOW);
      FlightProjections.start(
          system,
          pool,
          new ProjectionSettings(
              3, 10_000, Duration.ofMillis(1), Duration.ofMillis(10), Duration.ofMillis(50)),
          InstantSource.system());
    }

    /** Waits for the answer to most commands, so that there are many commits. */
    void send(FlightCommand command) {
      var asked =
          flights
              .ask(FLIGHT, command, new Origin("request", "tester"), NOW.plusSeconds(10))
              .toCompletableFuture();
      if (random.nextInt(5) > 0) {
        assertThat(asked.orTimeout(20, TimeUnit.SECONDS).join())
            .isInstanceOf(FlightReply.Answered.class);
      }
    }

    List<String> readJournal() throws SQLException {
      Serialization serialization = SerializationExtension.get(system);
      FlightState state = Flight.unscheduled();
      try (Connection connection = database.dataSource().getConnection();
          Statement statement = connection.createStatement();
          ResultSet rows =
              statement.executeQuery(
                  "SELECT event_payload, event_ser_id, event_ser_manifest"
                      + " FROM flights.event_journal ORDER BY sequence_number")) {
        while (rows.next()) {
          FlightCommit commit =
              (FlightCommit)
                  serialization
                      .deserialize(rows.getBytes(1), rows.getInt(2), rows.getString(3))
                      .get();
          state = commit.appliedTo(state);
        }
      }
      return bookings((FlightState.Scheduled) state);
    }

    private static List<String> bookings(FlightState.Scheduled flight) {
      Map<String, TreeSet<SeatNumber>> seats = new TreeMap<>();
      for (SeatNumber seat : Example.SEAT_MAP.seats()) {
        if (flight.seat(seat).orElseThrow() instanceof SeatState.Occupied occupied) {
          seats
              .computeIfAbsent(occupied.reservation().value(), absent -> new TreeSet<>())
              .add(seat);
        }
      }
      List<String> texts = new ArrayList<>();
      seats.forEach((reservation, all) -> texts.add(reservation + " " + List.copyOf(all)));
      return texts;
    }

    @Override
    public void close() {
      pool.close();
      system.terminate();
      system.getWhenTerminated().toCompletableFuture().orTimeout(30, TimeUnit.SECONDS).join();
    }
  }
}
