package dev.jetway.reservation.actor;

import static dev.jetway.reservation.actor.ReservationHarness.eventually;
import static dev.jetway.reservation.actor.ReservationHarness.request;
import static dev.jetway.reservation.actor.ReservationHarness.shown;
import static org.assertj.core.api.Assertions.assertThat;

import dev.jetway.cluster.persistence.JournalControl.Fault;
import dev.jetway.flight.domain.ReservationId;
import dev.jetway.reservation.actor.ReservationReply.Reason;
import dev.jetway.reservation.domain.ReservationAnswer;
import dev.jetway.reservation.domain.ReservationCommand.CancelReservation;
import dev.jetway.reservation.domain.ReservationCommand.ExtendReservation;
import dev.jetway.reservation.domain.ReservationCommand.ViewReservation;
import dev.jetway.reservation.domain.ReservationView.Status;
import dev.jetway.reservation.wakeup.LivingReservations.Guard;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;
import org.apache.pekko.cluster.sharding.typed.javadsl.ClusterSharding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What waits for a reservation is bounded, and hears the truth before it has waited in vain. */
class WaitingTest {
  private static ReservationReply unavailable(Reason reason) {
    return new ReservationReply.Unavailable(reason);
  }

  @Test
  void moreThanMayWaitWhileAWriteIsUnderWayAreBusyAtOnce() {
    try (ReservationHarness party = ReservationHarness.held()) {
      TestProbe<ReservationReply> cancel = party.sendAndHoldItsWrite(new CancelReservation());
      List<TestProbe<ReservationReply>> waiting = new ArrayList<>();
      for (int n = 0; n < ReservationHarness.WAITING_MAX; n++) {
        waiting.add(party.send(new ViewReservation()));
      }
      assertThat(party.replyTo(new ViewReservation())).isEqualTo(unavailable(Reason.BUSY));
      waiting.forEach(TestProbe::expectNoMessage);

      party.journal().letWritesGo();
      assertThat(shown(cancel).status()).isEqualTo(Status.CANCELLED);
      waiting.forEach(asker -> assertThat(shown(asker).status()).isEqualTo(Status.CANCELLED));
    }
  }

  @Test
  void whoeverComesTooLateToWaitForTheEndIsToldHowItStands() {
    try (ReservationHarness party = ReservationHarness.asking()) {
      List<TestProbe<ReservationReply>> waiting = new ArrayList<>();
      for (int n = 0; n < ReservationHarness.WAITING_MAX; n++) {
        waiting.add(party.send(request()));
        eventually(() -> party.commits().size() == 1);
      }
      assertThat(party.view(request()).settled()).isFalse();
      waiting.forEach(TestProbe::expectNoMessage);

      party.timePasses(Duration.ofMillis(4_700));
      waiting.forEach(asker -> assertThat(shown(asker).settled()).isFalse());
    }
  }

  @Test
  void whatIsNotDecidedInTimeIsToldSoAndNeverDecided() {
    try (ReservationHarness party = ReservationHarness.held()) {
      party.clockAdvances(Duration.ofMinutes(1));
      TestProbe<ReservationReply> extend = party.sendAndHoldItsWrite(new ExtendReservation());
      TestProbe<ReservationReply> late = party.send(new CancelReservation(), Duration.ofSeconds(1));
      // Whoever is refused came behind the late one.
      List<TestProbe<ReservationReply>> others =
          List.of(party.send(new ViewReservation()), party.send(new ViewReservation()));
      assertThat(party.replyTo(new ViewReservation())).isEqualTo(unavailable(Reason.BUSY));
      party.timePasses(Duration.ofMillis(699));
      late.expectNoMessage();
      party.timePasses(Duration.ofMillis(1));
      late.expectMessage(unavailable(Reason.TIMEOUT));

      party.journal().letWritesGo();
      shown(extend);
      others.forEach(asker -> assertThat(shown(asker).status()).isEqualTo(Status.HELD));
    }
  }

  @Test
  void aCommandWhoseTimeIsOverIsDroppedUndecidedThoughNoTimerSaidSo() {
    try (ReservationHarness party = ReservationHarness.held()) {
      party.clockAdvances(Duration.ofMinutes(1));
      TestProbe<ReservationReply> extend = party.sendAndHoldItsWrite(new ExtendReservation());
      TestProbe<ReservationReply> late = party.send(new CancelReservation(), Duration.ofSeconds(1));
      TestProbe<ReservationReply> inTime =
          party.send(new ViewReservation(), Duration.ofSeconds(20));
      var unused = party.send(new ViewReservation());
      assertThat(party.replyTo(new ViewReservation())).isEqualTo(unavailable(Reason.BUSY));
      party.clockAdvances(Duration.ofSeconds(1));
      party.journal().letWritesGo();

      shown(extend);
      assertThat(shown(inTime).status()).isEqualTo(Status.HELD);
      late.expectNoMessage();
      party.send(new CancelReservation(), Duration.ZERO).expectNoMessage();
      assertThat(party.view(new ViewReservation()).status()).isEqualTo(Status.HELD);
    }
  }

  @Test
  void aRequestThatWaitsForTheListInVainIsToldSoAndNeverDecided() {
    try (ReservationHarness party = new ReservationHarness()) {
      party.list.holdAnswers();
      TestProbe<ReservationReply> asker = party.send(request(), Duration.ofSeconds(1));
      eventually(() -> party.list.told().size() == 1);
      party.timePasses(Duration.ofMillis(700));
      asker.expectMessage(unavailable(Reason.TIMEOUT));

      party.list.letAnswersGo();
      assertThat(party.replyTo(new ViewReservation()))
          .extracting("answer.code")
          .isEqualTo(ReservationAnswer.Code.RESERVATION_NOT_FOUND);
      assertThat(party.commits()).isEmpty();
    }
  }

  @Test
  void aRequestWhoseTimeIsOverWhenItIsListedIsDroppedThoughNoTimerSaidSo() {
    try (ReservationHarness party = new ReservationHarness()) {
      party.list.holdAnswers();
      TestProbe<ReservationReply> asker = party.send(request(), Duration.ofSeconds(1));
      eventually(() -> party.list.told().size() == 1);
      party.clockAdvances(Duration.ofSeconds(1));
      party.list.letAnswersGo();

      assertThat(party.replyTo(new ViewReservation()))
          .extracting("answer.code")
          .isEqualTo(ReservationAnswer.Code.RESERVATION_NOT_FOUND);
      asker.expectNoMessage();
      assertThat(party.commits()).isEmpty();
    }
  }

  @Test
  void aStopLetsTheWriteEndAndRefusesWhoeverIsBehindIt() {
    try (ReservationHarness party = ReservationHarness.held()) {
      TestProbe<ReservationReply> cancel = party.sendAndHoldItsWrite(new CancelReservation());
      TestProbe<ReservationReply> behind = party.send(new ViewReservation());
      party.tellStop();
      behind.expectMessage(unavailable(Reason.MOVING));
      assertThat(party.replyTo(new ViewReservation())).isEqualTo(unavailable(Reason.MOVING));
      cancel.expectNoMessage();

      party.journal().letWritesGo();
      assertThat(shown(cancel).status()).isEqualTo(Status.CANCELLED);
      party.expectStopped();
      assertThat(party.list.told()).endsWith("hand over");
    }
  }

  @Test
  void aStopWhoseLastWriteFailsSaysThatItsOutcomeIsUnknown() {
    try (ReservationHarness party = ReservationHarness.held()) {
      TestProbe<ReservationReply> cancel = party.sendAndHoldItsWrite(new CancelReservation());
      party.tellStop();
      party.journal().failNextWrite(Fault.LOST);
      party.journal().letWritesGo();

      cancel.expectMessage(new ReservationReply.OutcomeUnknown());
      party.expectStopped();
    }
  }

  @Test
  void aStopTellsWhoeverWaitsForTheEndHowItStands() {
    try (ReservationHarness party = ReservationHarness.asking()) {
      TestProbe<ReservationReply> asker = party.send(request());
      eventually(() -> party.commits().size() == 1);
      party.tellStop();

      assertThat(shown(asker).settled()).isFalse();
      party.expectStopped();
      assertThat(party.list.told()).containsExactly("guard", "hand over");
    }
  }

  @Test
  void aStopRefusesWhoeverWaitsForTheList() {
    try (ReservationHarness party = new ReservationHarness()) {
      party.list.holdAnswers();
      TestProbe<ReservationReply> asker = party.send(request());
      eventually(() -> party.list.told().size() == 1);
      party.tellStop();

      asker.expectMessage(unavailable(Reason.MOVING));
      party.expectStopped();
    }
  }

  @Test
  void oneThatNeverWasAsksToRest() {
    try (ReservationHarness party = new ReservationHarness()) {
      party.replyTo(new ViewReservation());
      party.shard().expectMessage(new ClusterSharding.Passivate<>(party.reservation()));
    }
  }

  @Test
  void aCustomerWithTooManyHoldsIsRejectedBeforeAnythingIsWritten() {
    try (ReservationHarness party = new ReservationHarness()) {
      party.list.answersWith(Guard.TOO_MANY_HOLDS);
      assertThat(party.replyTo(request()))
          .extracting("answer.code")
          .isEqualTo(ReservationAnswer.Code.TOO_MANY_HOLDS);
      party.list.answersWith(Guard.LOCATOR_TAKEN);
      assertThat(party.replyTo(request())).isEqualTo(unavailable(Reason.LOCATOR_TAKEN));
      assertThat(party.commits()).isEmpty();

      party.list.answersWith(Guard.LISTED);
      assertThat(party.view(request()).status()).isEqualTo(Status.HELD);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "A-1_z", "0123456789012345678901234567890123456789"})
  void idsOfLettersDigitsUnderscoresAndHyphensArePossible(String id) {
    assertThat(ReservationDoor.isPossible(new ReservationId(id))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"a/1", "a b", "a|b", "\u00e4", "%61"})
  void otherIdsAreNot(String id) {
    assertThat(ReservationDoor.isPossible(new ReservationId(id))).isFalse();
  }

  @Test
  void idsOfMoreThanAHundredCharactersAreNotPossible() {
    assertThat(ReservationDoor.isPossible(new ReservationId("x".repeat(100)))).isTrue();
    assertThat(ReservationDoor.isPossible(new ReservationId("x".repeat(101)))).isFalse();
  }
}
