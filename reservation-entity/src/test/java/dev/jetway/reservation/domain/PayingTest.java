package dev.jetway.reservation.domain;

import static dev.jetway.reservation.Example.CARD;
import static dev.jetway.reservation.Example.FARE;
import static dev.jetway.reservation.Example.LIMITS;
import static dev.jetway.reservation.Example.NOW;
import static dev.jetway.reservation.Example.PRICE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.jetway.reservation.domain.ReservationAnswer.Code;
import dev.jetway.reservation.domain.ReservationCommand.Authorized;
import dev.jetway.reservation.domain.ReservationCommand.Booked;
import dev.jetway.reservation.domain.ReservationCommand.CancelReservation;
import dev.jetway.reservation.domain.ReservationCommand.Captured;
import dev.jetway.reservation.domain.ReservationCommand.ConfirmReservation;
import dev.jetway.reservation.domain.ReservationCommand.Declined;
import dev.jetway.reservation.domain.ReservationCommand.Extended;
import dev.jetway.reservation.domain.ReservationCommand.NotCaptured;
import dev.jetway.reservation.domain.ReservationCommand.NoteTime;
import dev.jetway.reservation.domain.ReservationCommand.Refunded;
import dev.jetway.reservation.domain.ReservationCommand.Released;
import dev.jetway.reservation.domain.ReservationCommand.Voided;
import dev.jetway.reservation.domain.ReservationEvent.CaptureRefused;
import dev.jetway.reservation.domain.ReservationEvent.CaptureRequested;
import dev.jetway.reservation.domain.ReservationEvent.CompensationStarted;
import dev.jetway.reservation.domain.ReservationEvent.ConfirmationRequested;
import dev.jetway.reservation.domain.ReservationEvent.ConfirmationStarted;
import dev.jetway.reservation.domain.ReservationEvent.LatePaymentReceived;
import dev.jetway.reservation.domain.ReservationEvent.PaymentAuthorized;
import dev.jetway.reservation.domain.ReservationEvent.PaymentCaptured;
import dev.jetway.reservation.domain.ReservationEvent.PaymentDeclined;
import dev.jetway.reservation.domain.ReservationEvent.PaymentRefunded;
import dev.jetway.reservation.domain.ReservationEvent.PaymentRequested;
import dev.jetway.reservation.domain.ReservationEvent.PaymentVoided;
import dev.jetway.reservation.domain.ReservationEvent.RefundRequested;
import dev.jetway.reservation.domain.ReservationEvent.ReservationCancelled;
import dev.jetway.reservation.domain.ReservationEvent.ReservationConfirmed;
import dev.jetway.reservation.domain.ReservationEvent.ReservationExpired;
import dev.jetway.reservation.domain.ReservationEvent.SegmentConfirmed;
import dev.jetway.reservation.domain.ReservationEvent.SegmentExtended;
import dev.jetway.reservation.domain.ReservationEvent.SegmentReleased;
import dev.jetway.reservation.domain.ReservationRequest.Confirm;
import dev.jetway.reservation.domain.ReservationView.Status;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class PayingTest {
  private static final Duration LATE = Duration.ofMinutes(14);
  private static final Instant PAY_BY = NOW.plus(LATE).plus(LIMITS.paymentTime());
  private static final Instant HOLD_UNTIL = PAY_BY.plus(LIMITS.holdMargin());

  @Test
  void noPaymentIsAskedForBeforeEveryHoldOutlastsIt() {
    Given.held()
        .after(LATE)
        .when(new ConfirmReservation(CARD))
        .then(ConfirmationRequested.class)
        .owes(Step.ExtendHold.class, Step.ExtendHold.class)
        .when(new Extended(1, HOLD_UNTIL, HOLD_UNTIL))
        .then(SegmentExtended.class)
        .owes(Step.ExtendHold.class)
        .when(new Extended(2, HOLD_UNTIL, HOLD_UNTIL))
        .then(SegmentExtended.class, PaymentRequested.class)
        .owes(Step.AuthorizePayment.class);
  }

  @Test
  void whoFliesBeforeHeCouldPayIsRefused() {
    Given.held()
        .after(LATE)
        .when(new ConfirmReservation(CARD))
        .when(new Extended(1, HOLD_UNTIL, PAY_BY.minusSeconds(1)))
        .then(SegmentExtended.class, CompensationStarted.class)
        .isNow(Status.REJECTED);
  }

  @Test
  void anAnswerToAnEarlierExtensionSaysNothingOfThisOne() {
    Given.held()
        .after(LATE)
        .when(new ConfirmReservation(CARD))
        .when(new Extended(1, HOLD_UNTIL.minusSeconds(60), HOLD_UNTIL.minusSeconds(90)))
        .thenNothing();
  }

  @Test
  void holdsThatLastLongEnoughAreNotExtended() {
    Given.paying().then(ConfirmationRequested.class, PaymentRequested.class);
  }

  @Test
  void theMoneyIsTakenOnlyAfterTheLastSeatIsBooked() {
    Given.paying()
        .when(new Authorized(1))
        .then(PaymentAuthorized.class, ConfirmationStarted.class)
        .owes(Step.ConfirmSegment.class, Step.ConfirmSegment.class)
        .when(new Booked(2))
        .owes(Step.ConfirmSegment.class)
        .when(new Booked(1))
        .then(SegmentConfirmed.class, CaptureRequested.class)
        .owes(Step.CapturePayment.class)
        .when(new Captured(1))
        .then(PaymentCaptured.class, ReservationConfirmed.class)
        .owes()
        .isNow(Status.CONFIRMED);
  }

  @Test
  void everyAttemptHasAKeyOfItsOwn() {
    Spec spec = Given.paying();
    assertThat(Reservation.steps(spec.state(), NOW))
        .containsExactly(
            new Step.AuthorizePayment(
                1, "party/payment/1", PRICE, CARD, NOW.plus(LIMITS.paymentTime())));
    spec.when(new Declined(1, "no")).when(new ConfirmReservation("card-2"));
    assertThat(Reservation.steps(spec.state(), NOW))
        .extracting(step -> ((Step.AuthorizePayment) step).key())
        .containsExactly("party/payment/2");
  }

  @Test
  void whoIsDeclinedMayTryAnotherCardWhileTheOfferLasts() {
    Given.paying()
        .when(new Declined(1, "no"))
        .then(PaymentDeclined.class)
        .owes()
        .isNow(Status.HELD)
        .when(new ConfirmReservation("card-2"))
        .then(ConfirmationRequested.class, PaymentRequested.class);
  }

  @Test
  void butNotForEver() {
    Given.paying()
        .when(new Declined(1, "no"))
        .when(new ConfirmReservation("card-2"))
        .when(new Declined(2, "no"))
        .then(PaymentDeclined.class, CompensationStarted.class)
        .owes(Step.ReleaseSegment.class, Step.ReleaseSegment.class)
        .isNow(Status.REJECTED);
  }

  @Test
  void whoConfirmsAtOnceAndIsDeclinedHasNothing() {
    Spec.given(Given.request(Confirm.NOW, FARE, CARD))
        .when(Given.granted(1))
        .when(Given.granted(2))
        .owes(Step.AuthorizePayment.class)
        .when(new Declined(1, "no"))
        .then(PaymentDeclined.class, CompensationStarted.class)
        .isNow(Status.REJECTED);
  }

  @Test
  void aPaymentThatDoesNotComeInTimeIsWithdrawn() {
    timedOut()
        .owes(Step.ReleaseSegment.class, Step.ReleaseSegment.class, Step.VoidPayment.class)
        .isNow(Status.EXPIRED)
        .when(new Voided(1))
        .then(PaymentVoided.class)
        .when(new Released(1))
        .when(new Released(2))
        .then(SegmentReleased.class, ReservationExpired.class)
        .owes();
  }

  private static Spec timedOut() {
    return Given.paying()
        .after(LIMITS.paymentTime())
        .when(new NoteTime())
        .then(CompensationStarted.class);
  }

  private static Spec expired() {
    return timedOut().when(new Voided(1)).when(new Released(1)).when(new Released(2));
  }

  @Test
  void aPaymentThatComesAfterAllIsLetGoOnce() {
    expired()
        .when(new Authorized(1))
        .then(LatePaymentReceived.class)
        .owes(Step.VoidPayment.class)
        .when(new Authorized(1))
        .thenNothing()
        .when(new Voided(1))
        .then(PaymentVoided.class)
        .owes()
        .when(new Authorized(1))
        .thenNothing()
        .when(new Voided(1))
        .thenNothing()
        .isNow(Status.EXPIRED);
  }

  @Test
  void aPromiseThatComesAfterTheDeadlineIsLetGo() {
    timedOut()
        .when(new Authorized(1))
        .then(PaymentAuthorized.class)
        .owes(Step.ReleaseSegment.class, Step.ReleaseSegment.class, Step.VoidPayment.class);
  }

  @Test
  void aPromiseAlreadyLetGoThatIsHeardOfAgainChangesNothing() {
    timedOut()
        .when(new Authorized(1))
        .when(new Voided(1))
        .then(PaymentVoided.class)
        .when(new Authorized(1))
        .thenNothing();
  }

  @Test
  void whoCancelsWhileTheMoneyIsBeingTakenGetsItBack() {
    Given.capturing()
        .when(new CancelReservation())
        .then(CompensationStarted.class)
        .owes(Step.CancelSegment.class, Step.CancelSegment.class, Step.CapturePayment.class)
        .when(new Released(1))
        .when(new Released(2))
        .when(new Captured(1))
        .then(PaymentCaptured.class, RefundRequested.class)
        .owes(Step.RefundPayment.class)
        .when(new Refunded(1))
        .then(PaymentRefunded.class, ReservationCancelled.class)
        .owes();
  }

  @Test
  void withoutTheMoneyThereAreNoSeats() {
    Given.capturing()
        .when(new NotCaptured(1, "lapsed"))
        .then(CaptureRefused.class, CompensationStarted.class)
        .owes(Step.CancelSegment.class, Step.CancelSegment.class, Step.VoidPayment.class)
        .isNow(Status.REJECTED);
  }

  @Test
  void payingNeedsToBeToldHow() {
    Given.held().when(new ConfirmReservation(null)).thenNothing().refuses(Code.PAYMENT_REQUIRED);
  }
}
