package dev.jetway.reservation.actor;

import static dev.jetway.reservation.actor.ReservationHarness.eventually;
import static dev.jetway.reservation.actor.ReservationHarness.request;
import static dev.jetway.reservation.actor.ReservationHarness.shown;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.jetway.cluster.persistence.JournalControl.Fault;
import dev.jetway.reservation.Example;
import dev.jetway.reservation.actor.ReservationReply.Reason;
import dev.jetway.reservation.domain.RecordLocator;
import dev.jetway.reservation.domain.ReservationCommand.CancelReservation;
import dev.jetway.reservation.domain.ReservationCommand.ViewReservation;
import dev.jetway.reservation.domain.ReservationView;
import dev.jetway.reservation.domain.ReservationView.Status;
import java.time.Duration;
import java.util.List;
import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;
import org.apache.pekko.cluster.sharding.typed.javadsl.ClusterSharding;
import org.junit.jupiter.api.Test;

/** Whoever waits hears at once when the journal fails; the reservation reads it and goes on. */
class JournalFailureTest {
  private static final ReservationReply UNKNOWN = new ReservationReply.OutcomeUnknown();
  private static final ReservationReply UNAVAILABLE =
      new ReservationReply.Unavailable(Reason.DATABASE_UNAVAILABLE);

  @Test
  void aFailedWriteIsUnknownToItsAskerAndTheNextGoesOn() {
    try (ReservationHarness party = ReservationHarness.held()) {
      TestProbe<ReservationReply> cancel = party.sendAndHoldItsWrite(new CancelReservation());
      TestProbe<ReservationReply> next = party.send(new ViewReservation());
      party.journal().failNextWrite(Fault.LOST);
      party.journal().letWritesGo();

      cancel.expectMessage(UNKNOWN);
      assertThat(shown(next).status()).isEqualTo(Status.HELD);
      assertThat(party.view(new CancelReservation()).status()).isEqualTo(Status.CANCELLED);
    }
  }

  /** The list would lead nobody from the locator that the second asker is told. */
  @Test
  void whoAsksAfterAFailedFirstWriteIsListedUnderItsOwnLocator() {
    try (ReservationHarness party = new ReservationHarness()) {
      TestProbe<ReservationReply> first = party.sendAndHoldItsWrite(request());
      TestProbe<ReservationReply> second = party.send(request(new RecordLocator("W7W7W7")));
      party.journal().failNextWrite(Fault.LOST);
      party.journal().letWritesGo();

      first.expectMessage(UNKNOWN);
      ReservationView view = shown(second);
      assertThat(view.status()).isEqualTo(Status.HELD);
      assertThat(view.locator()).isEqualTo(new RecordLocator("W7W7W7"));
      assertThat(party.list.locator()).isEqualTo(view.locator());
    }
  }

  @Test
  void whoeverAsksAgainFindsThatAnUnansweredWriteIsStored() {
    try (ReservationHarness party = ReservationHarness.held()) {
      party.journal().failNextWrite(Fault.STORED_UNANSWERED);
      assertThat(party.replyTo(new CancelReservation())).isEqualTo(UNKNOWN);
      assertThat(party.view(new CancelReservation()).status()).isEqualTo(Status.CANCELLED);
      assertThat(party.flights.claims()).isEmpty();
    }
  }

  /** Its expiry comes first, and can't be written. */
  @Test
  void aQuestionThatWaitsForAFailedWriteIsNotAnUnknownOutcome() {
    try (ReservationHarness party = ReservationHarness.held()) {
      party.clockAdvances(Duration.ofHours(1));
      party.journal().failNextWrite(Fault.LOST);
      assertThat(party.replyTo(new ViewReservation())).isEqualTo(UNAVAILABLE);
      assertThat(party.view(new ViewReservation()).status()).isEqualTo(Status.EXPIRED);
    }
  }

  @Test
  void stepsGoOnWhenTheirReportsCouldNotBeWrittenAndTheAskerHearsTheEnd() {
    try (ReservationHarness party = new ReservationHarness()) {
      TestProbe<ReservationReply> asker = party.sendAndHoldItsWrite(request());
      party.journal().letOneWriteGo();
      eventually(() -> party.journal().writesHeld() == 1);
      party.journal().failNextWrite(Fault.LOST);
      party.journal().letWritesGo();

      await()
          .untilAsserted(
              () -> {
                party.timePasses(ReservationHarness.PAUSE.max());
                assertThat(party.view(new ViewReservation()).status()).isEqualTo(Status.HELD);
              });
      assertThat(shown(asker).status()).isEqualTo(Status.HELD);
    }
  }

  @Test
  void afterTwoFailuresInARowEverybodyIsRefusedUntilThePauseIsOver() {
    try (ReservationHarness party = ReservationHarness.held()) {
      party.journal().failNextWrite(Fault.LOST);
      party.journal().failNextWrite(Fault.LOST);
      assertThat(party.replyTo(new CancelReservation())).isEqualTo(UNKNOWN);
      assertThat(party.replyTo(new CancelReservation())).isEqualTo(UNKNOWN);
      assertThat(party.replyTo(new CancelReservation())).isEqualTo(UNAVAILABLE);

      party.timePasses(ReservationHarness.PAUSE.max());
      assertThat(party.view(new CancelReservation()).status()).isEqualTo(Status.CANCELLED);
    }
  }

  @Test
  void anUnreadableJournalIsUnavailableAtOnceUntilItCanBeRead() {
    try (ReservationHarness party = ReservationHarness.held()) {
      party.stop();
      party.journal().unreadable(true);
      party.startAgain();
      for (int pause = 0; pause < 3; pause++) {
        assertThat(party.replyTo(new ViewReservation())).isEqualTo(UNAVAILABLE);
        assertThat(party.replyTo(new ViewReservation())).isEqualTo(UNAVAILABLE);
        int attempts = party.journal().readAttempts();
        party.timePasses(ReservationHarness.PAUSE.max());
        eventually(() -> party.journal().readAttempts() == attempts + 1);
      }
      assertThat(party.replyTo(new ViewReservation())).isEqualTo(UNAVAILABLE);
      assertThat(party.replyTo(new ViewReservation())).isEqualTo(UNAVAILABLE);
      party.journal().unreadable(false);
      party.timePasses(ReservationHarness.PAUSE.max());
      assertThat(party.view(new ViewReservation()).status()).isEqualTo(Status.HELD);
    }
  }

  @Test
  void whenTheFailureLastsAllWhoWaitAreToldAtOnce() {
    try (ReservationHarness party = ReservationHarness.asking()) {
      TestProbe<ReservationReply> decided = party.send(request());
      eventually(() -> party.commits().size() == 1);
      TestProbe<ReservationReply> writing = party.sendAndHoldItsWrite(new CancelReservation());
      TestProbe<ReservationReply> waiting = party.send(new CancelReservation());
      party.journal().unreadable(true);
      party.journal().failNextWrite(Fault.LOST);
      party.journal().letWritesGo();

      writing.expectMessage(UNKNOWN);
      decided.expectMessage(UNKNOWN);
      waiting.expectMessage(UNAVAILABLE);
    }
  }

  /** A reservation with something under way goes on by itself. */
  @Test
  void afterAnOutageWhatIsUnderWayGoesOnWithoutAnybodyAsking() {
    try (ReservationHarness party = ReservationHarness.asking()) {
      var unused = party.send(request());
      eventually(() -> party.commits().size() == 1);
      TestProbe<ReservationReply> cancel = party.sendAndHoldItsWrite(new CancelReservation());
      party.journal().unreadable(true);
      party.journal().failNextWrite(Fault.LOST);
      party.journal().letWritesGo();
      cancel.expectMessage(UNKNOWN);

      party.flights.fallSilent(false);
      party.journal().unreadable(false);
      await()
          .untilAsserted(
              () -> {
                party.timePasses(ReservationHarness.PAUSE.max());
                assertThat(party.list.told()).endsWith("rest");
              });
      assertThat(party.view(new ViewReservation()).status()).isEqualTo(Status.HELD);
    }
  }

  @Test
  void anExpiryThatCouldNotBeWrittenIsTriedAgainWithoutAnybodyAsking() {
    try (ReservationHarness party = ReservationHarness.held()) {
      int attempts = party.journal().readAttempts();
      party.journal().failNextWrite(Fault.LOST);
      party.journal().failNextWrite(Fault.LOST);
      party.timePasses(Example.LIMITS.offerTime());
      await()
          .untilAsserted(
              () -> {
                party.timePasses(ReservationHarness.PAUSE.max());
                assertThat(party.list.told()).endsWith("remove");
              });
      assertThat(party.journal().readAttempts()).isEqualTo(attempts + 2);
      assertThat(party.flights.claims()).isEmpty();
    }
  }

  /** In an outage, reservations that nobody asks for must not add their attempts to it. */
  @Test
  void oneThatNobodyMissesInAPauseAsksToRestInsteadOfTryingAgain() {
    try (ReservationHarness party = ReservationHarness.held()) {
      party.stop();
      party.journal().unreadable(true);
      party.startAgain();
      await()
          .untilAsserted(
              () -> {
                party.timePasses(ReservationHarness.PAUSE.max());
                party
                    .shard()
                    .expectMessage(
                        Duration.ofMillis(20),
                        new ClusterSharding.Passivate<>(party.reservation()));
              });
      int attempts = party.journal().readAttempts();
      party.timePasses(Duration.ofHours(1));
      assertThat(party.journal().readAttempts()).isEqualTo(attempts);

      party.journal().unreadable(false);
      assertThat(party.view(new ViewReservation()).status()).isEqualTo(Status.EXPIRED);
    }
  }

  @Test
  void aListThatIsAwayIsUnavailableAtOnceToAllUntilThePauseIsOver() {
    try (ReservationHarness party = new ReservationHarness()) {
      party.list.away(true);
      party.list.holdAnswers();
      TestProbe<ReservationReply> first = party.send(request());
      eventually(() -> party.list.told().size() == 1);
      TestProbe<ReservationReply> second = party.send(request());
      party.list.letAnswersGo();
      first.expectMessage(UNAVAILABLE);
      second.expectMessage(UNAVAILABLE);
      assertThat(party.replyTo(request())).isEqualTo(UNAVAILABLE);
      assertThat(party.list.told()).isEqualTo(List.of("guard"));

      party.list.away(false);
      party.timePasses(ReservationHarness.PAUSE.max());
      assertThat(party.view(request()).status()).isEqualTo(Status.HELD);
    }
  }
}
