package dev.jetway.flight.actor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jetway.cluster.database.DatabaseAddress;
import dev.jetway.cluster.database.Migrations;
import dev.jetway.cluster.database.TestDatabase;
import dev.jetway.cluster.fence.Fences;
import dev.jetway.cluster.fence.Members;
import dev.jetway.cluster.settings.JetwayConfig;
import dev.jetway.flight.Example;
import dev.jetway.flight.domain.CustomerId;
import dev.jetway.flight.domain.FlightAnswer;
import dev.jetway.flight.domain.FlightCommand;
import dev.jetway.flight.domain.FlightId;
import dev.jetway.flight.domain.ReservationId;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.apache.pekko.Done;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.javadsl.AskPattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Two nodes on one database, each with the same flights in memory: one was replaced by the other,
 * and goes on as if nothing had happened.
 */
class ForcedSplitTest {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final FlightReply UNSURE =
      new FlightReply.Unavailable(FlightReply.Reason.OWNERSHIP_UNSURE);

  private final DatabaseAddress database = TestDatabase.create();
  private final List<Side> sides = new ArrayList<>();

  /** One node: an actor system, its fence, and whom it takes to be alive. */
  private final class Side implements Members {
    private final String name;
    private final Set<String> living = new HashSet<>(Set.of("replaced", "heir"));
    private long losses;
    private final Fences fences;
    private final ActorTestKit testKit;

    Side(String name, Map<String, Object> switches) {
      this.name = name;
      JetwayConfig config =
          JetwayConfig.load(Map.of())
              .with(database)
              .with("pekko.actor.provider", "local")
              .with("jetway.fence.lease", "900ms")
              .with("jetway.fence.clock-margin", "50ms");
      for (Map.Entry<String, Object> changed : switches.entrySet()) {
        config = config.with("jetway.fence.safeguards." + changed.getKey(), changed.getValue());
      }
      fences = Fences.register(database, config, "flights");
      testKit = ActorTestKit.create(name, fences.on(config).config());
      fences.start(this, why -> {});
      sides.add(this);
    }

    synchronized void loses(String other) {
      living.remove(other);
      losses++;
    }

    /** The flight, recovered from the journal; ready when it has answered a question. */
    ActorRef<FlightMessage> recover(FlightId flight) {
      ActorRef<FlightMessage> actor =
          testKit.spawn(
              FlightActor.create(
                  flight.toString(),
                  testKit.system().ignoreRef(),
                  new FlightActor.Surroundings(
                      new TestOwners(),
                      new TestWakeUps(),
                      fences.of("flights"),
                      FlightHarness.SETTINGS,
                      InstantSource.fixed(Example.NOW))));
      assertThat(ask(actor, new FlightCommand.ListBookings()))
          .isInstanceOf(FlightReply.Answered.class);
      return actor;
    }

    FlightReply ask(ActorRef<FlightMessage> flight, FlightCommand command) {
      Instant deadline = Example.NOW.plus(PATIENCE);
      CompletionStage<FlightReply> reply =
          AskPattern.ask(
              flight,
              replyTo ->
                  new FlightMessage.Execute(
                      command, new Origin("request", "agent"), deadline, replyTo),
              PATIENCE,
              testKit.scheduler());
      return reply.toCompletableFuture().join();
    }

    @Override
    public String self() {
      return name;
    }

    @Override
    public CompletionStage<Done> joined() {
      return CompletableFuture.completedStage(Done.getInstance());
    }

    @Override
    public synchronized CompletionStage<View> now() {
      return CompletableFuture.completedStage(new View(Set.copyOf(living), losses));
    }
  }

  @AfterEach
  void stop() throws Exception {
    for (Side side : sides) {
      side.testKit.shutdownTestKit();
      side.fences.release().toCompletableFuture().get(20, TimeUnit.SECONDS);
    }
  }

  /** What the replaced node says and does when its successor has taken the flight over. */
  private record Outcome(FlightReply toAQuestion, FlightReply toACommand, long rowsWritten) {}

  private Outcome split(Map<String, Object> switches) throws SQLException {
    Migrations.migrate(database, "flights", "classpath:db/flights");
    Side replaced = new Side("replaced", switches);
    Side heir = new Side("heir", switches);
    FlightId id = Example.SCHEDULE.flightId();
    ActorRef<FlightMessage> stale = replaced.recover(id);
    assertThat(
            replaced.ask(
                stale, new FlightCommand.ScheduleFlight(Example.SCHEDULE, Example.SEAT_MAP)))
        .isInstanceOf(FlightReply.Answered.class);
    heir.loses("replaced");
    heir.recover(id);
    long before = rows();
    // The journal is as the replaced node left it, so its key would let the next row in.
    FlightReply toAQuestion = replaced.ask(stale, new FlightCommand.ListBookings());
    FlightReply toACommand =
        replaced.ask(
            stale,
            new FlightCommand.BookSeats(
                new ReservationId("r"), new CustomerId("c"), Example.seats("1A")));
    return new Outcome(toAQuestion, toACommand, rows() - before);
  }

  @Test
  void theReplacedWritesNothingAndAnswersNothingFromMemory() throws Exception {
    Outcome outcome = split(Map.of());
    assertThat(outcome).isEqualTo(new Outcome(UNSURE, UNSURE, 0));
  }

  /** Red proof of the lease. */
  @Test
  void theReplacedAnswersFromMemoryWithTheSwitchOff() throws Exception {
    Outcome outcome = split(Map.of("check-answers", false));
    assertThat(outcome.toAQuestion()).isInstanceOf(FlightReply.Answered.class);
    assertThat(outcome.rowsWritten()).isZero();
  }

  /** Red proof of the trigger. */
  @Test
  void theReplacedWritesWithTheSwitchOff() throws Exception {
    Outcome outcome = split(Map.of("check-writes", false));
    assertThat(outcome.toAQuestion()).isEqualTo(UNSURE);
    assertThat(outcome.toACommand())
        .isInstanceOfSatisfying(
            FlightReply.Answered.class,
            answered -> assertThat(answered.answer()).isInstanceOf(FlightAnswer.SeatsBooked.class));
    assertThat(outcome.rowsWritten()).isEqualTo(1);
  }

  private long rows() throws SQLException {
    try (Connection connection = database.dataSource().getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT count(*) FROM flights.event_journal")) {
      row.next();
      return row.getLong(1);
    }
  }
}
