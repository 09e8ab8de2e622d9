package dev.jetway.flight.actor;

import static dev.jetway.flight.actor.FlightHarness.answered;
import static dev.jetway.flight.actor.FlightHarness.book;
import static dev.jetway.flight.actor.FlightHarness.booked;
import static dev.jetway.flight.actor.FlightHarness.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.jetway.cluster.persistence.JournalControl.Fault;
import dev.jetway.flight.Example;
import dev.jetway.flight.actor.FlightReply.Reason;
import dev.jetway.flight.domain.FlightAnswer;
import dev.jetway.flight.domain.FlightCommand;
import dev.jetway.flight.domain.ReservationId;
import java.time.Duration;
import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;
import org.apache.pekko.cluster.sharding.typed.javadsl.ClusterSharding;
import org.junit.jupiter.api.Test;

/** A failed write has an unknown outcome and says so; the flight reads the truth and goes on. */
class JournalFailureTest {
  private static final FlightReply UNAVAILABLE =
      new FlightReply.Unavailable(Reason.JOURNAL_UNAVAILABLE);

  @Test
  void aFailedWriteIsUnknownToItsWholeGroupAndTheBufferGoesOn() {
    try (FlightHarness flight = FlightHarness.onSale()) {
      TestProbe<FlightReply> first = flight.sendAndHoldItsWrite(book("ada", "1A"));
      TestProbe<FlightReply> winner = flight.send(book("bob", "1B"));
      TestProbe<FlightReply> refused = flight.send(book("cyd", "1B"));
      flight.journal().letOneWriteGo();
      answered(first);
      eventually(() -> flight.journal().writesHeld() == 1);
      TestProbe<FlightReply> next = flight.send(book("dan", "1B"));
      flight.journal().failNextWrite(Fault.LOST);
      flight.journal().letWritesGo();

      winner.expectMessage(new FlightReply.OutcomeUnknown());
      refused.expectMessage(new FlightReply.OutcomeUnknown());
      assertThat(answered(next)).isEqualTo(new FlightReply.Answered(3, booked("dan", "1B")));
    }
  }

  @Test
  void aQuestionInAFailedGroupIsNotAnUnknownOutcome() {
    try (FlightHarness flight = FlightHarness.onSale()) {
      flight.sendAndHoldItsWrite(book("ada", "1A"));
      TestProbe<FlightReply> command = flight.send(book("bob", "1B"));
      TestProbe<FlightReply> question = flight.send(new FlightCommand.ViewSeatMap());
      flight.journal().letOneWriteGo();
      eventually(() -> flight.journal().writesHeld() == 1);
      flight.journal().failNextWrite(Fault.LOST);
      flight.journal().letWritesGo();

      command.expectMessage(new FlightReply.OutcomeUnknown());
      question.expectMessage(UNAVAILABLE);
    }
  }

  @Test
  void theSameRequestFindsOutThatALostWriteIsLost() {
    try (FlightHarness flight = FlightHarness.onSale()) {
      flight.journal().failNextWrite(Fault.LOST);
      assertThat(flight.replyTo(book("ada", "1A"))).isEqualTo(new FlightReply.OutcomeUnknown());
      assertThat(flight.answerTo(book("ada", "1A"))).isEqualTo(booked("ada", "1A"));
    }
  }

  @Test
  void theSameRequestFindsOutThatAnUnansweredWriteIsStored() {
    try (FlightHarness flight = FlightHarness.onSale()) {
      flight.journal().failNextWrite(Fault.STORED_UNANSWERED);
      assertThat(flight.replyTo(book("ada", "1A"))).isEqualTo(new FlightReply.OutcomeUnknown());
      assertThat(flight.replyTo(book("ada", "1A")))
          .isEqualTo(
              new FlightReply.Answered(
                  2,
                  new FlightAnswer.SeatsBooked(
                      new ReservationId("of-ada"), Example.seats("1A"), true)));
      assertThat(flight.commits()).hasSize(2);
    }
  }

  @Test
  void afterTwoFailedWritesInARowAFlightRefusesUntilThePauseIsOver() {
    try (FlightHarness flight = FlightHarness.onSale()) {
      flight.journal().failNextWrite(Fault.LOST);
      flight.journal().failNextWrite(Fault.LOST);
      assertThat(flight.replyTo(book("ada", "1A"))).isEqualTo(new FlightReply.OutcomeUnknown());
      assertThat(flight.replyTo(book("ada", "1A"))).isEqualTo(new FlightReply.OutcomeUnknown());
      assertThat(flight.replyTo(book("ada", "1A"))).isEqualTo(UNAVAILABLE);

      flight.timePasses(Duration.ofMillis(100));
      assertThat(flight.answerTo(book("ada", "1A"))).isEqualTo(booked("ada", "1A"));
    }
  }

  @Test
  void aWriteThatSucceedsMakesTheNextFailureTheFirstAgain() {
    try (FlightHarness flight = FlightHarness.onSale()) {
      for (String seat : Example.seats("1A", "1B", "1C").stream().map(Object::toString).toList()) {
        flight.journal().failNextWrite(Fault.LOST);
        assertThat(flight.replyTo(book("ada", seat))).isEqualTo(new FlightReply.OutcomeUnknown());
        assertThat(flight.answerTo(book("ada", seat))).isEqualTo(booked("ada", seat));
      }
    }
  }

  @Test
  void anUnreadableJournalIsUnavailableAtOnceAndTriedAgainAfterPausesThatDouble() {
    try (FlightHarness flight = FlightHarness.onSale()) {
      flight.stop();
      flight.journal().unreadable(true);
      flight.startAgain();

      expectPause(flight, 100);
      expectPause(flight, 200);
      expectPause(flight, 350);
      expectPause(flight, 350);

      flight.journal().unreadable(false);
      flight.timePasses(Duration.ofMillis(350));
      assertThat(flight.answerTo(book("ada", "1A"))).isEqualTo(booked("ada", "1A"));
    }
  }

  /** Unavailable at once for all that time, and not tried again a moment earlier. */
  private static void expectPause(FlightHarness flight, long millis) {
    // The first may have waited for the attempt; behind the second, the pause has begun.
    assertThat(flight.replyTo(new FlightCommand.ViewFlight())).isEqualTo(UNAVAILABLE);
    assertThat(flight.replyTo(new FlightCommand.ViewFlight())).isEqualTo(UNAVAILABLE);
    int attempts = flight.journal().readAttempts();

    flight.timePasses(Duration.ofMillis(millis - 1));
    assertThat(flight.replyTo(new FlightCommand.ViewFlight())).isEqualTo(UNAVAILABLE);
    assertThat(flight.journal().readAttempts()).isEqualTo(attempts);

    flight.timePasses(Duration.ofMillis(1));
    eventually(() -> flight.journal().readAttempts() == attempts + 1);
  }

  @Test
  void whatWaitsForAJournalThatTurnsOutUnreadableIsToldSo() {
    try (FlightHarness flight = FlightHarness.onSale()) {
      TestProbe<FlightReply> unknown = flight.sendAndHoldItsWrite(book("ada", "1A"));
      TestProbe<FlightReply> waiting = flight.send(book("bob", "1B"));
      flight.journal().unreadable(true);
      flight.journal().failNextWrite(Fault.LOST);
      flight.journal().letWritesGo();

      unknown.expectMessage(new FlightReply.OutcomeUnknown());
      waiting.expectMessage(UNAVAILABLE);
    }
  }

  /** In an outage, flights that nobody asks for must not add their attempts to it. */
  @Test
  void aFlightThatNobodyMissesInAPauseAsksToRestInsteadOfTryingAgain() {
    try (FlightHarness flight = restingInAnOutage()) {
      int attempts = flight.journal().readAttempts();
      flight.timePasses(Duration.ofHours(1));
      flight.shard().expectNoMessage(Duration.ofMillis(50));
      assertThat(flight.journal().readAttempts()).isEqualTo(attempts);
      flight.stop();
    }
  }

  @Test
  void whoeverComesBeforeAFlightRestsMakesItTryAgain() {
    try (FlightHarness flight = restingInAnOutage()) {
      int attempts = flight.journal().readAttempts();
      assertThat(flight.replyTo(book("ada", "1A"))).isEqualTo(UNAVAILABLE);
      assertThat(flight.journal().readAttempts()).isEqualTo(attempts + 1);

      askToRestAgain(flight);
      flight.journal().unreadable(false);
      assertThat(flight.answerTo(book("ada", "1A"))).isEqualTo(booked("ada", "1A"));
    }
  }

  @Test
  void whoeverComesJustBeforeTheStopOfARestingFlightIsAnswered() {
    try (FlightHarness flight = restingInAnOutage()) {
      flight.journal().unreadable(false);
      TestProbe<FlightReply> last = flight.send(book("ada", "1A"));
      flight.flight().tell(FlightMessage.Stop.INSTANCE);
      assertThat(answered(last).answer()).isEqualTo(booked("ada", "1A"));
      flight.expectStopped();
    }
  }

  @Test
  void whoeverComesJustBeforeTheStopOfARestingFlightIsRefusedWhileTheJournalIsAway() {
    try (FlightHarness flight = restingInAnOutage()) {
      TestProbe<FlightReply> last = flight.send(book("ada", "1A"));
      flight.flight().tell(FlightMessage.Stop.INSTANCE);
      last.expectMessage(UNAVAILABLE);
      flight.expectStopped();
    }
  }

  private static FlightHarness restingInAnOutage() {
    FlightHarness flight = FlightHarness.onSale();
    flight.stop();
    flight.journal().unreadable(true);
    flight.startAgain();
    askToRestAgain(flight);
    return flight;
  }

  /**
   * Lets pauses pass, of which nobody but the flight knows when they begin. Only this actor's wish
   * counts: the one before it may have had the same, when it was ready before its first request.
   */
  private static void askToRestAgain(FlightHarness flight) {
    await()
        .atMost(Duration.ofSeconds(10))
        .untilAsserted(
            () -> {
              flight.timePasses(FlightHarness.SETTINGS.restartBackoffMax());
              flight
                  .shard()
                  .expectMessage(
                      Duration.ofMillis(20), new ClusterSharding.Passivate<>(flight.flight()));
            });
  }
}
