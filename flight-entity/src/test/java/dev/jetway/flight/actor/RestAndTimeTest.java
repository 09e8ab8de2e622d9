package dev.jetway.flight.actor;

import static dev.jetway.flight.actor.FlightHarness.SETTINGS;
import static dev.jetway.flight.actor.FlightHarness.answered;
import static dev.jetway.flight.actor.FlightHarness.book;
import static dev.jetway.flight.actor.FlightHarness.booked;
import static dev.jetway.flight.actor.FlightHarness.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.jetway.cluster.persistence.JournalControl.Fault;
import dev.jetway.flight.Example;
import dev.jetway.flight.actor.FlightReply.Reason;
import dev.jetway.flight.domain.FlightAnswer;
import dev.jetway.flight.domain.FlightCommand;
import dev.jetway.flight.domain.FlightCommit;
import dev.jetway.flight.domain.FlightEvent;
import dev.jetway.flight.domain.Rejection.Code;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;
import org.apache.pekko.cluster.sharding.typed.javadsl.ClusterSharding;
import org.junit.jupiter.api.Test;

/** A flight stops in order, remembers by snapshots, and keeps the time without being asked. */
class RestAndTimeTest {
  @Test
  void aFlightThatIsToStopAnswersWhatItHasTakenFirst() {
    try (FlightHarness flight = FlightHarness.onSale()) {
      TestProbe<FlightReply> writing = flight.sendAndHoldItsWrite(book("ada", "1A"));
      TestProbe<FlightReply> waiting = flight.send(book("bob", "1B"));
      flight.flight().tell(FlightMessage.Stop.INSTANCE);
      flight.journal().letWritesGo();

      assertThat(answered(writing).answer()).isEqualTo(booked("ada", "1A"));
      assertThat(answered(waiting).answer()).isEqualTo(booked("bob", "1B"));
      flight.expectStopped();
    }
  }

  @Test
  void aFlightThatIsToStopMendsAFailedWriteFirst() {
    try (FlightHarness flight = FlightHarness.onSale()) {
      TestProbe<FlightReply> writing = flight.sendAndHoldItsWrite(book("ada", "1A"));
      TestProbe<FlightReply> waiting = flight.send(book("bob", "1B"));
      flight.flight().tell(FlightMessage.Stop.INSTANCE);
      flight.journal().failNextWrite(Fault.LOST);
      flight.journal().letWritesGo();

      writing.expectMessage(new FlightReply.OutcomeUnknown());
      assertThat(answered(waiting).answer()).isEqualTo(booked("bob", "1B"));
      flight.expectStopped();
    }
  }

  @Test
  void aFlightThatIsToStopDoesNotWaitForAnUnreadableJournal() {
    try (FlightHarness flight = FlightHarness.onSale()) {
      flight.stop();
      flight.journal().unreadable(true);
      flight.startAgain();
      assertThat(flight.replyTo(book("ada", "1A")))
          .isEqualTo(new FlightReply.Unavailable(Reason.JOURNAL_UNAVAILABLE));
      flight.stop();
    }
  }

  @Test
  void whatWasBookedIsThereAfterARest() {
    try (FlightHarness flight = FlightHarness.onSale()) {
      flight.answerTo(book("ada", "1A", "2B"));
      flight.stop();
      flight.startAgain();
      assertThat(flight.replyTo(new FlightCommand.ListBookings()))
          .isEqualTo(
              new FlightReply.Answered(
                  2, new FlightAnswer.BookingsListed(Example.seats("1A", "2B"))));
    }
  }

  @Test
  void aFlightWithSnapshotsReadsOnlyWhatCameAfterTheLast() {
    FlightSettings everyTwo =
        new FlightSettings(
            100,
            50,
            2,
            1,
            SETTINGS.restartBackoffMin(),
            SETTINGS.restartBackoffMax(),
            SETTINGS.notices(),
            SETTINGS.wakeUp(),
            true);
    try (FlightHarness flight = FlightHarness.onSale(everyTwo)) {
      for (String seat : List.of("1A", "1B", "1C", "1D")) {
        flight.answerTo(book("ada", seat));
      }
      eventually(() -> flight.journal().snapshots().contains(4L));
      flight.stop();
      flight.startAgain();

      assertThat(flight.replyTo(new FlightCommand.ListBookings()))
          .isEqualTo(
              new FlightReply.Answered(
                  5, new FlightAnswer.BookingsListed(Example.seats("1A", "1B", "1C", "1D"))));
      assertThat(flight.journal().rowsReplayed()).isEqualTo(1);
      assertThat(flight.commits()).as("events are never deleted").hasSize(5);
    }
  }

  @Test
  void aFlightThatDoesNotExistSaysSoAndAsksToRest() {
    try (FlightHarness flight = new FlightHarness()) {
      FlightReply.Answered reply = answered(flight.send(new FlightCommand.ViewFlight()));
      assertThat(reply.version()).isZero();
      assertThat(reply.answer())
          .isInstanceOfSatisfying(
              FlightAnswer.Rejected.class,
              rejected -> assertThat(rejected.rejection().code()).isEqualTo(Code.FLIGHT_NOT_FOUND));
      assertThat(flight.shard().receiveMessage()).isInstanceOf(ClusterSharding.Passivate.class);
      assertThat(flight.commits()).isEmpty();
    }
  }

  @Test
  void aFlightThatDoesNotExistAsksToRestEvenIfNobodyWaitsAnyMore() {
    try (FlightHarness flight = new FlightHarness()) {
      TestProbe<FlightReply> late =
          flight.send(new FlightCommand.ViewFlight(), Duration.ofSeconds(-1));
      assertThat(flight.shard().receiveMessage()).isInstanceOf(ClusterSharding.Passivate.class);
      late.expectNoMessage(Duration.ofMillis(50));
    }
  }

  @Test
  void aFlightThatExistsDoesNotAskToRest() {
    try (FlightHarness flight = FlightHarness.onSale()) {
      flight.replyTo(new FlightCommand.ViewFlight());
      flight.shard().expectNoMessage(Duration.ofMillis(50));
    }
  }

  private static FlightCommand holdFor(Duration duration) {
    return new FlightCommand.HoldSeats(
        Example.HOLD, Example.OURS, Example.ADA, Example.seats("1A"), Example.NOW.plus(duration));
  }

  private static FlightCommit byTime(Instant at, FlightEvent... events) {
    return new FlightCommit(at, List.of(new FlightCommit.Entry("time", null, List.of(events))));
  }

  private static FlightEvent expired() {
    return new FlightEvent.HoldExpired(Example.HOLD, Example.seats("1A"));
  }

  @Test
  void aHoldExpiresInTheJournalWithoutAnybodyAsking() {
    try (FlightHarness flight = FlightHarness.onSale()) {
      flight.answerTo(holdFor(Duration.ofMinutes(10)));
      flight.settle();
      flight.timePasses(Duration.ofMinutes(10));

      eventually(() -> flight.commits().size() == 3);
      assertThat(flight.commits().getLast())
          .isEqualTo(byTime(Example.NOW.plus(Duration.ofMinutes(10)), expired()));
    }
  }

  @Test
  void aHoldThatFellDueWhileTheFlightSleptExpiresWhenItWakes() {
    try (FlightHarness flight = FlightHarness.onSale()) {
      flight.answerTo(holdFor(Duration.ofMinutes(10)));
      flight.stop();
      flight.clockAdvances(Duration.ofMinutes(11));
      flight.startAgain();

      eventually(
          () -> {
            flight.timePasses(Duration.ofMillis(10));
            return flight.commits().size() == 3;
          });
      assertThat(flight.commits().getLast().entries().getFirst().events())
          .containsExactly(expired());
    }
  }

  @Test
  void anExtendedHoldDoesNotExpireAtItsOldDeadline() {
    try (FlightHarness flight = FlightHarness.onSale()) {
      flight.answerTo(holdFor(Duration.ofMinutes(10)));
      flight.answerTo(
          new FlightCommand.ExtendHold(Example.HOLD, Example.NOW.plus(Duration.ofMinutes(20))));
      flight.settle();
      flight.timePasses(Duration.ofMinutes(10));
      flight.settle();
      assertThat(flight.commits()).hasSize(3);

      flight.timePasses(Duration.ofMinutes(10));
      eventually(() -> flight.commits().size() == 4);
    }
  }

  /** Timers are cut into hours; each finds that it is not time yet, and sets the next. */
  @Test
  void aFlightDepartsInTheJournalWithoutAnybodyAsking() {
    try (FlightHarness flight = FlightHarness.onSale()) {
      flight.settle();
      Duration untilDeparture = Duration.between(Example.NOW, Example.DEPARTURE);
      flight.clockAdvances(untilDeparture.minusHours(2));
      flight.timePasses(Duration.ofHours(1));
      flight.settle();
      assertThat(flight.commits()).hasSize(1);

      flight.timePasses(Duration.ofHours(1));
      eventually(() -> flight.commits().size() == 2);
      assertThat(flight.commits().getLast())
          .isEqualTo(byTime(Example.DEPARTURE, new FlightEvent.FlightDeparted()));
    }
  }
}
