package dev.jetway.flight.projection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jetway.cluster.database.DatabaseAddress;
import dev.jetway.cluster.database.Migrations;
import dev.jetway.cluster.database.QueryPool;
import dev.jetway.cluster.database.TestDatabase;
import dev.jetway.cluster.projection.Recorded;
import dev.jetway.cluster.settings.JetwayConfig;
import dev.jetway.flight.Example;
import dev.jetway.flight.domain.CustomerId;
import dev.jetway.flight.domain.Decision;
import dev.jetway.flight.domain.Flight;
import dev.jetway.flight.domain.FlightCommand;
import dev.jetway.flight.domain.FlightCommit;
import dev.jetway.flight.domain.FlightEvent;
import dev.jetway.flight.domain.FlightId;
import dev.jetway.flight.domain.FlightState;
import dev.jetway.flight.domain.RandomCommands;
import dev.jetway.flight.domain.ReservationId;
import dev.jetway.flight.domain.SeatNumber;
import dev.jetway.flight.domain.SeatState;
import dev.jetway.flight.projection.CustomerBookings.Booking;
import dev.jetway.flight.projection.CustomerBookings.Kind;
import dev.jetway.flight.projection.CustomerBookings.Page;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The table of bookings on a real database. */
class CustomerBookingsTest {
  private static final int FLIGHTS = 4;
  private static final int COMMANDS_PER_FLIGHT = 250;
  private static final List<CustomerId> CUSTOMERS =
      List.of(new CustomerId("customer-0"), new CustomerId("customer-1"));

  private final DatabaseAddress database = TestDatabase.create();
  private final QueryPool pool =
      new QueryPool("bookings", database, JetwayConfig.load(Map.of()).reader());
  private final CustomerBookings bookings = new JdbcCustomerBookings(pool);
  private final CustomerBookingsModel model = new CustomerBookingsModel();

  CustomerBookingsTest() {
    Migrations.migrate(database, "flights", "classpath:db/flights");
  }

  @AfterEach
  void close() {
    pool.close();
  }

  static LongStream seeds() {
    String chosen = System.getProperty("jetway.projection.seed", "");
    return chosen.isBlank()
        ? LongStream.rangeClosed(1, 4)
        : Stream.of(chosen.split(",", -1)).mapToLong(seed -> Long.parseLong(seed.strip()));
  }

  /** One seed can be played again with {@code -Djetway.projection.seed=7}. */
  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void saysWhatTheFlightsSay(long seed) throws Exception {
    Random random = new Random(seed);
    List<RandomFlight> flights =
        Stream.generate(() -> new RandomFlight(random)).limit(FLIGHTS).toList();
    List<Recorded<FlightCommit>> batch = new ArrayList<>();
    int compared = 0;
    for (int n = 0; n < FLIGHTS * COMMANDS_PER_FLIGHT; n++) {
      flights.get(random.nextInt(FLIGHTS)).act().ifPresent(batch::add);
      if (random.nextInt(30) == 0) {
        apply(batch, random.nextInt(4) == 0);
        batch.clear();
        compared += compare(flights, "seed " + seed + ", command " + n);
      }
    }
    assertThat(compared).as("bookings seen").isGreaterThan(50);
  }

  /** In one transaction; perhaps crashes just before its end the first time. */
  private void apply(List<Recorded<FlightCommit>> batch, boolean crash) throws SQLException {
    try (Connection connection = database.dataSource().getConnection()) {
      connection.setAutoCommit(false);
      model.apply(connection, batch);
      if (crash) {
        connection.rollback();
        model.apply(connection, batch);
      }
      connection.commit();
    }
  }

  private int compare(List<RandomFlight> flights, String context) {
    int seen = 0;
    for (CustomerId customer : CUSTOMERS) {
      List<String> expected = new ArrayList<>();
      flights.forEach(flight -> expected.addAll(flight.bookedBy(customer)));
      List<Booking> listed = all(customer, Kind.ALL, 3);
      assertThat(listed.stream().map(CustomerBookingsTest::text))
          .as(context)
          .containsExactlyInAnyOrderElementsOf(expected);
      assertThat(listed)
          .as("newest first, %s", context)
          .isSortedAccordingTo(Comparator.comparing(Booking::since).reversed());
      seen += listed.size();
    }
    return seen;
  }

  private static String text(Booking booking) {
    return booking.flight() + " " + booking.reservation() + " " + booking.seats();
  }

  /** Page by page. */
  private List<Booking> all(CustomerId customer, Kind kind, int limit) {
    List<Booking> all = new ArrayList<>();
    Page page = page(customer, kind, null, limit);
    all.addAll(page.bookings());
    while (page.next() != null) {
      assertThat(page.bookings()).hasSize(limit);
      page = page(customer, kind, page.next(), limit);
      all.addAll(page.bookings());
    }
    return all;
  }

  private Page page(
      CustomerId customer, Kind kind, CustomerBookings.@Nullable Cursor after, int limit) {
    return bookings.of(customer, kind, after, limit).toCompletableFuture().join();
  }

  @Test
  void partsOfReservationsCanBeLeftOut() throws Exception {
    apply(
        List.of(
            confirmed(1, Instant.parse("2026-05-01T10:00:00.123456789Z"), "direct"),
            confirmed(2, Instant.parse("2026-05-01T11:00:00Z"), "party/1"),
            confirmed(3, Instant.parse("2026-05-01T10:00:00.123456999Z"), "another")),
        false);
    assertThat(all(Example.ADA, Kind.ALL, 1).stream().map(b -> b.reservation().value()))
        .hasSize(3)
        .startsWith("party/1");
    assertThat(all(Example.ADA, Kind.DIRECT, 1))
        .hasSize(2)
        .allSatisfy(
            booking ->
                assertThat(booking.since())
                    .isEqualTo(Instant.parse("2026-05-01T10:00:00.123456Z")));
    assertThat(all(Example.BOB, Kind.ALL, 1)).isEmpty();
  }

  @Test
  void clearForgetsAll() throws Exception {
    apply(List.of(confirmed(1, Example.NOW, "direct")), false);
    try (Connection connection = database.dataSource().getConnection()) {
      model.clear(connection);
    }
    assertThat(all(Example.ADA, Kind.ALL, 10)).isEmpty();
  }

  private static Recorded<FlightCommit> confirmed(int flight, Instant at, String reservation) {
    return new Recorded<>(
        new UUID(0, flight).toString(),
        1,
        new FlightCommit(
            at,
            List.of(
                new FlightCommit.Entry(
                    "request",
                    null,
                    List.of(
                        new FlightEvent.SeatsConfirmed(
                            new ReservationId(reservation),
                            Example.ADA,
                            Example.seats("1A", "1B"),
                            null))))));
  }

  /** A flight to which random things happen. */
  private static final class RandomFlight {
    private final FlightId id;
    private final Random random;
    private final RandomCommands commands;
    private Instant now;
    private long version;
    private FlightState state = Flight.unscheduled();

    RandomFlight(Random random) {
      this.random = random;
      id = new FlightId(new UUID(random.nextLong(), random.nextLong()));
      commands = new RandomCommands(random);
      now = Example.NOW;
    }

    /** One commit of one or several commands; empty when nothing happens. */
    Optional<Recorded<FlightCommit>> act() {
      now = now.plus(commands.pause());
      List<FlightCommit.Entry> entries = new ArrayList<>();
      int together = 1 + random.nextInt(3);
      for (int n = 0; n < together; n++) {
        FlightCommand command =
            version == 0 && n == 0
                ? new FlightCommand.ScheduleFlight(Example.SCHEDULE, Example.SEAT_MAP)
                : commands.next(now);
        Decision decision = Flight.decide(state, command, now);
        state = Flight.evolve(state, decision.events());
        if (!decision.events().isEmpty()) {
          entries.add(new FlightCommit.Entry("request", null, decision.events()));
        }
      }
      if (entries.isEmpty()) {
        return Optional.empty();
      }
      version++;
      return Optional.of(new Recorded<>(id.toString(), version, new FlightCommit(now, entries)));
    }

    List<String> bookedBy(CustomerId customer) {
      Map<ReservationId, TreeSet<SeatNumber>> seats = new HashMap<>();
      for (SeatNumber seat : Example.SEAT_MAP.seats()) {
        if (state instanceof FlightState.Scheduled flight
            && flight.seat(seat).orElseThrow() instanceof SeatState.Occupied occupied
            && occupied.customer().equals(customer)) {
          seats.computeIfAbsent(occupied.reservation(), absent -> new TreeSet<>()).add(seat);
        }
      }
      return seats.entrySet().stream()
          .map(booked -> id + " " + booked.getKey() + " " + List.copyOf(booked.getValue()))
          .toList();
    }
  }
}
