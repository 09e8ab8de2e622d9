package dev.jetway.flight.actor;

import static org.awaitility.Awaitility.await;

import dev.jetway.cluster.persistence.JournalControl;
import dev.jetway.cluster.wakeup.WakeUpSettings;
import dev.jetway.flight.Example;
import dev.jetway.flight.TestSystem;
import dev.jetway.flight.actor.FlightMessage.Execute;
import dev.jetway.flight.domain.CustomerId;
import dev.jetway.flight.domain.FlightAnswer;
import dev.jetway.flight.domain.FlightCommand;
import dev.jetway.flight.domain.FlightCommit;
import dev.jetway.flight.domain.ReservationId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.ManualTime;
import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.javadsl.Adapter;
import org.apache.pekko.cluster.sharding.typed.javadsl.ClusterSharding.ShardCommand;

/** One flight's actor, with a journal, a clock and timers that do what the test says. */
final class FlightHarness implements AutoCloseable {
  static final FlightCommand SCHEDULE =
      new FlightCommand.ScheduleFlight(Example.SCHEDULE, Example.SEAT_MAP);
  static final FlightSettings SETTINGS =
      new FlightSettings(
          100,
          50,
          1_000,
          2,
          Duration.ofMillis(100),
          Duration.ofMillis(350),
          new NoticeSettings(
              4, Duration.ofSeconds(5), Duration.ofMillis(200), Duration.ofMillis(700)),
          new WakeUpSettings(Duration.ofSeconds(30), Duration.ofSeconds(2), 100),
          true);

  private final AtomicReference<Instant> now = new AtomicReference<>(Example.NOW);
  private final ActorTestKit testKit =
      ActorTestKit.create(
          "flight-" + UUID.randomUUID(),
          ManualTime.config()
              .withFallback(
                  TestSystem.config(
                      """
                      jetway.flights.journal.class = "dev.jetway.cluster.persistence.TestJournal"
                      jetway.flights.snapshot-store.class = "dev.jetway.cluster.persistence.TestSnapshots"
                      """)));
  private final ManualTime time = ManualTime.get(testKit.system());
  private final JournalControl journal = JournalControl.of(Adapter.toClassic(testKit.system()));
  private final TestProbe<ShardCommand> shard = testKit.createTestProbe();
  private final TestOwners owners = new TestOwners();
  private final TestWakeUps list = new TestWakeUps();
  private final FlightSettings settings;
  private ActorRef<FlightMessage> flight;

  FlightHarness() {
    this(SETTINGS);
  }

  FlightHarness(FlightSettings settings) {
    this.settings = settings;
    flight = spawn();
  }

  /** A flight that is on sale, by its first journal row. */
  static FlightHarness onSale() {
    return onSale(SETTINGS);
  }

  static FlightHarness onSale(FlightSettings settings) {
    FlightHarness harness = new FlightHarness(settings);
    harness.answerTo(SCHEDULE);
    return harness;
  }

  private ActorRef<FlightMessage> spawn() {
    return testKit.spawn(
        FlightActor.create(
            Example.SCHEDULE.flightId().toString(),
            shard.getRef(),
            new FlightActor.Surroundings(owners, list, settings, now::get)));
  }

  /** Where the flight's journal and snapshots are. */
  JournalControl journal() {
    return journal;
  }

  /** What is in the journal. */
  List<FlightCommit> commits() {
    return journal.events(FlightCommit.class);
  }

  /** Who has booked, and hears of changes. */
  TestOwners owners() {
    return owners;
  }

  /** The list of flights to be woken. */
  TestWakeUps list() {
    return list;
  }

  Instant now() {
    return now.get();
  }

  /** As if the row had been found to be due. */
  void wakeUp() {
    flight.tell(new FlightMessage.WakeUp());
  }

  /** Whatever is in the mailbox, timers included, is done when this returns. */
  void settle() {
    answerTo(new FlightCommand.ListBookings());
    answerTo(new FlightCommand.ListBookings());
  }

  /** Ends the actor as a crash does: in the middle of whatever it does. */
  void crash() {
    testKit.stop(flight);
  }

  ActorRef<FlightMessage> flight() {
    return flight;
  }

  TestProbe<ShardCommand> shard() {
    return shard;
  }

  /** Sends a command with a deadline that is far away. */
  TestProbe<FlightReply> send(FlightCommand command) {
    return send(command, Duration.ofDays(300));
  }

  TestProbe<FlightReply> send(FlightCommand command, Duration deadline) {
    TestProbe<FlightReply> asker = testKit.createTestProbe();
    flight.tell(
        new Execute(
            command, new Origin("request", "agent"), now.get().plus(deadline), asker.getRef()));
    return asker;
  }

  FlightReply replyTo(FlightCommand command) {
    return send(command).receiveMessage();
  }

  FlightAnswer answerTo(FlightCommand command) {
    return answered(send(command)).answer();
  }

  static FlightReply.Answered answered(TestProbe<FlightReply> asker) {
    return asker.expectMessageClass(FlightReply.Answered.class);
  }

  /** A booking by a customer and reservation of this name. */
  static FlightCommand book(String who, String... seats) {
    return new FlightCommand.BookSeats(
        new ReservationId("of-" + who), new CustomerId(who), Example.seats(seats));
  }

  static FlightAnswer booked(String who, String... seats) {
    return new FlightAnswer.SeatsBooked(
        new ReservationId("of-" + who), Example.seats(seats), false);
  }

  /** Holds writes back, sends the command, and waits for its write. */
  TestProbe<FlightReply> sendAndHoldItsWrite(FlightCommand command) {
    journal.holdWrites();
    TestProbe<FlightReply> asker = send(command);
    eventually(() -> journal.writesHeld() == 1);
    return asker;
  }

  /** Lets clock and timers run. */
  void timePasses(Duration duration) {
    now.updateAndGet(before -> before.plus(duration));
    time.timePasses(duration);
  }

  /** Only the clock: no timer fires. */
  void clockAdvances(Duration duration) {
    now.updateAndGet(before -> before.plus(duration));
  }

  void stop() {
    flight.tell(FlightMessage.Stop.INSTANCE);
    expectStopped();
  }

  void expectStopped() {
    shard.expectTerminated(flight, Duration.ofSeconds(5));
  }

  void startAgain() {
    flight = spawn();
  }

  static void eventually(Callable<Boolean> condition) {
    await().pollInterval(Duration.ofMillis(5)).atMost(Duration.ofSeconds(10)).until(condition);
  }

  @Override
  public void close() {
    journal.letWritesGo();
    testKit.shutdownTestKit();
  }
}
