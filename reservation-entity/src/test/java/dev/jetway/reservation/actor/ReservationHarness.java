package dev.jetway.reservation.actor;

import static org.awaitility.Awaitility.await;

import dev.jetway.cluster.fence.TestTenure;
import dev.jetway.cluster.persistence.JournalControl;
import dev.jetway.cluster.wakeup.WakeUpSettings;
import dev.jetway.flight.actor.Origin;
import dev.jetway.reservation.Example;
import dev.jetway.reservation.TestSystem;
import dev.jetway.reservation.actor.ReservationActor.Surroundings;
import dev.jetway.reservation.actor.ReservationMessage.Execute;
import dev.jetway.reservation.domain.RecordLocator;
import dev.jetway.reservation.domain.ReservationAnswer;
import dev.jetway.reservation.domain.ReservationCommand;
import dev.jetway.reservation.domain.ReservationCommit;
import dev.jetway.reservation.domain.ReservationRequest.Confirm;
import dev.jetway.reservation.domain.ReservationView;
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

/** One reservation's actor, with a journal, a list, a clock and timers that obey the test. */
final class ReservationHarness implements AutoCloseable {
  static final int WAITING_MAX = 3;
  static final RetryPause PAUSE = new RetryPause(Duration.ofMillis(100), Duration.ofMillis(400));
  static final ReservationSettings SETTINGS =
      new ReservationSettings(
          Example.LIMITS,
          WAITING_MAX,
          20,
          Duration.ofSeconds(5),
          PAUSE,
          new WakeUpSettings(Duration.ofSeconds(30), Duration.ofSeconds(2), 10));

  private final AtomicReference<Instant> now = new AtomicReference<>(Example.NOW);
  final RealFlights flights = new RealFlights(now::get);
  final Till till = new Till();
  final TestList list = new TestList();
  final TestTenure tenure = new TestTenure();

  private final ActorTestKit testKit =
      ActorTestKit.create(
          "reservation-" + UUID.randomUUID(),
          ManualTime.config()
              .withFallback(
                  TestSystem.config(
                      """
                      jetway.reservations.journal.class =
                        "dev.jetway.cluster.persistence.TestJournal"
                      """)));
  private final ManualTime time = ManualTime.get(testKit.system());
  private final JournalControl journal = JournalControl.of(Adapter.toClassic(testKit.system()));
  private final TestProbe<ShardCommand> shard = testKit.createTestProbe();
  private ActorRef<ReservationMessage> reservation;

  ReservationHarness() {
    flights.schedule(Example.schedule(12), Example.economy(4));
    flights.schedule(Example.schedule(13), Example.economy(4));
    reservation = spawn();
  }

  /** One whose seats are held, and which owes nothing. */
  static ReservationHarness held() {
    ReservationHarness harness = new ReservationHarness();
    harness.view(request());
    eventually(() -> harness.list.told().equals(List.of("guard", "rest")));
    return harness;
  }

  /** One whose flights do what they are told and are not heard: nothing comes to an end. */
  static ReservationHarness asking() {
    ReservationHarness harness = new ReservationHarness();
    harness.flights.fallSilent(true);
    return harness;
  }

  private ActorRef<ReservationMessage> spawn() {
    return testKit.spawn(
        ReservationActor.create(
            Example.ID,
            shard.getRef(),
            new Surroundings(new StepRunner(flights, till), list, tenure, SETTINGS, now::get)));
  }

  static ReservationCommand request() {
    return request(Example.LOCATOR);
  }

  /** The same, sent again: a locator is drawn anew each time. */
  static ReservationCommand request(RecordLocator locator) {
    return new ReservationCommand.RequestReservation(
        Example.ID, locator, Example.request(Confirm.LATER, null, null));
  }

  JournalControl journal() {
    return journal;
  }

  List<ReservationCommit> commits() {
    return journal.events(ReservationCommit.class);
  }

  ActorRef<ReservationMessage> reservation() {
    return reservation;
  }

  TestProbe<ShardCommand> shard() {
    return shard;
  }

  /** Sends a command with a deadline in five seconds. */
  TestProbe<ReservationReply> send(ReservationCommand command) {
    return send(command, Duration.ofSeconds(5));
  }

  TestProbe<ReservationReply> send(ReservationCommand command, Duration deadline) {
    TestProbe<ReservationReply> asker = testKit.createTestProbe();
    reservation.tell(
        new Execute(
            command, new Origin("request", "agent"), now.get().plus(deadline), asker.getRef()));
    return asker;
  }

  ReservationReply replyTo(ReservationCommand command) {
    return send(command).receiveMessage();
  }

  ReservationView view(ReservationCommand command) {
    return shown(send(command));
  }

  static ReservationView shown(TestProbe<ReservationReply> asker) {
    return ((ReservationAnswer.Shown)
            asker.expectMessageClass(ReservationReply.Answered.class).answer())
        .reservation();
  }

  /** Holds writes back, sends the command, and waits for its write. */
  TestProbe<ReservationReply> sendAndHoldItsWrite(ReservationCommand command) {
    journal.holdWrites();
    TestProbe<ReservationReply> asker = send(command);
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

  void tellStop() {
    reservation.tell(ReservationMessage.Stop.INSTANCE);
  }

  /** Ends the actor in the middle of whatever it does. */
  void crash() {
    testKit.stop(reservation);
  }

  void expectStopped() {
    shard.expectTerminated(reservation, Duration.ofSeconds(5));
  }

  void stop() {
    tellStop();
    expectStopped();
  }

  void startAgain() {
    reservation = spawn();
  }

  static void eventually(Callable<Boolean> condition) {
    await().pollInterval(Duration.ofMillis(5)).atMost(Duration.ofSeconds(10)).until(condition);
  }

  @Override
  public void close() {
    list.letAnswersGo();
    journal.letWritesGo();
    testKit.shutdownTestKit();
  }
}
