package dev.jetway.flight.actor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.jetway.cluster.database.EmbeddedDatabase;
import dev.jetway.cluster.database.Migrations;
import dev.jetway.cluster.settings.JetwayConfig;
import dev.jetway.cluster.settings.SettingReader;
import dev.jetway.flight.domain.AirportCode;
import dev.jetway.flight.domain.Cabin;
import dev.jetway.flight.domain.CabinClass;
import dev.jetway.flight.domain.CustomerId;
import dev.jetway.flight.domain.FlightAnswer;
import dev.jetway.flight.domain.FlightCommand;
import dev.jetway.flight.domain.FlightNumber;
import dev.jetway.flight.domain.FlightSchedule;
import dev.jetway.flight.domain.Rejection;
import dev.jetway.flight.domain.ReservationId;
import dev.jetway.flight.domain.Row;
import dev.jetway.flight.domain.SeatMap;
import dev.jetway.flight.domain.SeatNumber;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.stream.IntStream;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.javadsl.AskPattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two writers of one flight, as a split brain or a slow hand-over would make them, on a real
 * journal: its primary key is the fence.
 */
class TwoWritersTest {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  @TempDir static Path directory;

  private static EmbeddedDatabase database;
  private static ActorTestKit testKit;

  @BeforeAll
  static void start() {
    database = EmbeddedDatabase.start(directory, progress -> {});
    Migrations.migrate(database.address(), "flights", "classpath:db/flights");
    testKit =
        ActorTestKit.create(
            JetwayConfig.load(Map.of())
                .with(database.address())
                .with("pekko.actor.provider", "local")
                // One batch at a time, so that what piles up behind a lock is one batch.
                .with("jetway.database.journal-parallelism", 1)
                .config());
  }

  @AfterAll
  static void stop() {
    testKit.shutdownTestKit();
    database.close();
  }

  @Test
  void theStaleWriterFailsAloneAndThenReadsTheTruth() throws Exception {
    FlightSchedule contested = schedule(1);
    ActorRef<FlightMessage> writer = spawn(contested);
    ask(writer, new FlightCommand.ScheduleFlight(contested, smallMap()));
    ActorRef<FlightMessage> stale = spawn(contested);
    // It has read the journal up to here, and will not know what comes now.
    ask(stale, new FlightCommand.ViewFlight());
    assertThat(answer(ask(writer, book("1A", "first"))))
        .isInstanceOf(FlightAnswer.SeatsBooked.class);

    List<ActorRef<FlightMessage>> neighbours =
        IntStream.range(100, 105).mapToObj(number -> scheduled(schedule(number))).toList();
    ActorRef<FlightMessage> plugged = scheduled(schedule(999));
    CompletionStage<FlightReply> fromStale;
    List<CompletionStage<FlightReply>> fromNeighbours;
    try (Connection lock = database.address().dataSource().getConnection();
        Statement statement = lock.createStatement()) {
      lock.setAutoCommit(false);
      statement.execute("LOCK TABLE flights.event_journal IN EXCLUSIVE MODE");
      // Plugs the journal, so that the rest waits for its batch.
      CompletionStage<FlightReply> plug = askAsync(plugged, book("1A", "plug"));
      assertThat(plug.toCompletableFuture()).isNotDone();
      fromNeighbours = neighbours.stream().map(n -> askAsync(n, book("1B", "neighbour"))).toList();
      fromStale = askAsync(stale, book("1A", "second"));
      await().pollDelay(Duration.ofMillis(500)).until(() -> true);
      assertThat(fromStale.toCompletableFuture()).isNotDone();
      lock.rollback();
    }

    // It can't tell "refused by the fence" from "perhaps written", and must not claim to.
    assertThat(get(fromStale)).isInstanceOf(FlightReply.OutcomeUnknown.class);
    for (CompletionStage<FlightReply> reply : fromNeighbours) {
      assertThat(answer(get(reply))).isInstanceOf(FlightAnswer.SeatsBooked.class);
    }
    // The same request again: the stale writer has read what the other one sold.
    assertThat(answer(ask(stale, book("1A", "second"))))
        .isInstanceOfSatisfying(
            FlightAnswer.Rejected.class,
            rejected -> {
              assertThat(rejected.rejection().code()).isEqualTo(Rejection.Code.SEAT_TAKEN);
              assertThat(rejected.rejection().seats()).containsExactly(seat("1A"));
            });
    assertThat(countOwners("1A")).isEqualTo(1);
  }

  /** How many times the journal of the contested flight sells the seat. */
  private static int countOwners(String seat) {
    // Through a third reader with no memory of its own, asked as the only one who could own it.
    int owners = 0;
    for (String customer : List.of("first", "second")) {
      FlightReply reply = ask(spawn(schedule(1)), book(seat, customer));
      owners += answer(reply) instanceof FlightAnswer.SeatsBooked ? 1 : 0;
    }
    return owners;
  }

  private static ActorRef<FlightMessage> scheduled(FlightSchedule schedule) {
    ActorRef<FlightMessage> flight = spawn(schedule);
    ask(flight, new FlightCommand.ScheduleFlight(schedule, smallMap()));
    return flight;
  }

  private static ActorRef<FlightMessage> spawn(FlightSchedule schedule) {
    return testKit.spawn(
        FlightActor.create(
            schedule.flightId().toString(),
            testKit.system().ignoreRef(),
            new FlightActor.Surroundings(
                new TestOwners(),
                new TestWakeUps(),
                FlightSettings.from(new SettingReader(testKit.system().settings().config())),
                InstantSource.system())));
  }

  private static FlightReply ask(ActorRef<FlightMessage> flight, FlightCommand command) {
    return get(askAsync(flight, command));
  }

  private static CompletionStage<FlightReply> askAsync(
      ActorRef<FlightMessage> flight, FlightCommand command) {
    Instant deadline = Instant.now().plus(PATIENCE);
    Origin origin = new Origin(UUID.randomUUID().toString(), null);
    return AskPattern.ask(
        flight,
        replyTo -> new FlightMessage.Execute(command, origin, deadline, replyTo),
        PATIENCE,
        testKit.scheduler());
  }

  private static FlightReply get(CompletionStage<FlightReply> reply) {
    return reply.toCompletableFuture().join();
  }

  private static FlightAnswer answer(FlightReply reply) {
    assertThat(reply).isInstanceOf(FlightReply.Answered.class);
    return ((FlightReply.Answered) reply).answer();
  }

  private static FlightCommand book(String seat, String customer) {
    return new FlightCommand.BookSeats(
        new ReservationId("r-" + customer), new CustomerId(customer), List.of(seat(seat)));
  }

  private static SeatNumber seat(String text) {
    return SeatNumber.parse(text).orElseThrow();
  }

  private static SeatMap smallMap() {
    return new SeatMap(
        List.of(new Cabin(CabinClass.ECONOMY, "AB", List.of(new Row(1, "AB", Set.of())))));
  }

  private static FlightSchedule schedule(int number) {
    return new FlightSchedule(
        new FlightNumber("JW", number, ""),
        new AirportCode("LAX"),
        new AirportCode("DCA"),
        LocalDateTime.now(ZoneOffset.UTC)
            .plusDays(7)
            .withHour(10)
            .withMinute(0)
            .withSecond(0)
            .withNano(0),
        ZoneOffset.UTC,
        null,
        null,
        null,
        null);
  }
}
