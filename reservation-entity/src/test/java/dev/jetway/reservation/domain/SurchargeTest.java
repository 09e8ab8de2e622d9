package dev.jetway.reservation.domain;

import static dev.jetway.reservation.Example.FARE;
import static dev.jetway.reservation.Example.LIMITS;
import static dev.jetway.reservation.Example.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.jetway.reservation.Example;
import dev.jetway.reservation.domain.ReservationAnswer.Code;
import dev.jetway.reservation.domain.ReservationCommand.Authorized;
import dev.jetway.reservation.domain.ReservationCommand.Booked;
import dev.jetway.reservation.domain.ReservationCommand.CancelReservation;
import dev.jetway.reservation.domain.ReservationCommand.Captured;
import dev.jetway.reservation.domain.ReservationCommand.Declined;
import dev.jetway.reservation.domain.ReservationCommand.Departed;
import dev.jetway.reservation.domain.ReservationCommand.NotBooked;
import dev.jetway.reservation.domain.ReservationCommand.NotCaptured;
import dev.jetway.reservation.domain.ReservationCommand.NoteTime;
import dev.jetway.reservation.domain.ReservationCommand.Refunded;
import dev.jetway.reservation.domain.ReservationCommand.Released;
import dev.jetway.reservation.domain.ReservationCommand.Voided;
import dev.jetway.reservation.domain.ReservationEvent.CaptureRefused;
import dev.jetway.reservation.domain.ReservationEvent.CaptureRequested;
import dev.jetway.reservation.domain.ReservationEvent.ChangeAbandoned;
import dev.jetway.reservation.domain.ReservationEvent.ChangeConfirmed;
import dev.jetway.reservation.domain.ReservationEvent.LatePaymentReceived;
import dev.jetway.reservation.domain.ReservationEvent.PaymentAuthorized;
import dev.jetway.reservation.domain.ReservationEvent.PaymentCaptured;
import dev.jetway.reservation.domain.ReservationEvent.PaymentDeclined;
import dev.jetway.reservation.domain.ReservationEvent.PaymentRequested;
import dev.jetway.reservation.domain.ReservationEvent.PaymentVoided;
import dev.jetway.reservation.domain.ReservationEvent.RefundRequested;
import dev.jetway.reservation.domain.ReservationEvent.ReplacementHeld;
import dev.jetway.reservation.domain.ReservationEvent.SegmentConfirmed;
import dev.jetway.reservation.domain.ReservationEvent.SegmentHeld;
import dev.jetway.reservation.domain.ReservationEvent.SegmentReleased;
import dev.jetway.reservation.domain.ReservationView.Status;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Rebooking to seats that cost more, or less. */
class SurchargeTest {
  private static final Money THIRTY = new Money(3_000, "EUR");

  @Test
  void theDifferenceIsSetAsideWhileTheNewSeatsAreHeldAndTakenOnceTheyAreBooked() {
    Spec spec =
        Given.payingForMore()
            .then(SegmentHeld.class, PaymentRequested.class)
            .isNow(Status.CHANGING);
    assertThat(Reservation.steps(spec.state(), NOW))
        .containsExactly(
            new Step.AuthorizePayment(
                2, "party/payment/2", THIRTY, Example.CARD, NOW.plus(LIMITS.paymentTime())));
    spec.when(new Authorized(2))
        .then(PaymentAuthorized.class, ReplacementHeld.class)
        .owes(Step.ConfirmSegment.class)
        .when(new Booked(3))
        .then(SegmentConfirmed.class, CaptureRequested.class)
        .owes(Step.CapturePayment.class)
        .when(new Captured(2))
        .then(PaymentCaptured.class, ChangeConfirmed.class)
        .owes(Step.CancelSegment.class)
        .when(new Released(2))
        .then(SegmentReleased.class)
        .owes();
    assertThat(spec.view().paid()).isEqualTo(new Money(48_000, "EUR"));
    assertThat(spec.view().price()).isEqualTo(new Money(48_000, "EUR"));
  }

  @Test
  void theHoldsOutlastThePayment() {
    Spec spec = Given.changingForMore();
    Step.HoldSegment hold = (Step.HoldSegment) Reservation.steps(spec.state(), NOW).getFirst();
    assertThat(hold.until())
        .isEqualTo(
            NOW.plus(LIMITS.holdingTime()).plus(LIMITS.paymentTime()).plus(LIMITS.holdMargin()));
  }

  @Test
  void whoFliesBeforeHeCouldPayKeepsWhatHeHas() {
    Spec spec =
        Given.changingForMore()
            .when(
                new ReservationCommand.Granted(
                    3, Example.seats("4A", "4B"), null, NOW.plus(LIMITS.paymentTime())))
            .then(SegmentHeld.class, ChangeAbandoned.class)
            .owes(Step.ReleaseSegment.class);
    assertThat(spec.view().failure())
        .extracting(Failure::code)
        .isEqualTo(Failure.Code.TOO_LATE_TO_PAY);
  }

  @Test
  void payingMoreNeedsToBeToldHow() {
    Given.confirmed()
        .when(
            new ReservationCommand.RequestChange(
                "change",
                List.of(2),
                List.of(Example.segment(Example.OTHER, Example.PRICE, "4A", "4B")),
                null))
        .thenNothing()
        .refuses(
            Code.PAYMENT_REQUIRED,
            "It costs 67500 minor units of EUR more: say how that is to be paid.");
  }

  @Test
  void aDeclinedDifferenceLeavesTheOldUntouched() {
    Spec spec =
        Given.payingForMore()
            .when(new Declined(2, "no"))
            .then(PaymentDeclined.class, ChangeAbandoned.class)
            .owes(Step.ReleaseSegment.class)
            .isNow(Status.CONFIRMED);
    assertThat(spec.view().segments()).extracting("number").containsExactly(1, 2);
    assertThat(spec.view().failure())
        .extracting(Failure::code)
        .isEqualTo(Failure.Code.PAYMENT_DECLINED);
  }

  @Test
  void aDifferenceThatIsNotTakenLeavesTheOldUntouched() {
    Given.capturingMore()
        .when(new NotCaptured(2, "lapsed"))
        .then(CaptureRefused.class, ChangeAbandoned.class)
        .owes(Step.CancelSegment.class, Step.VoidPayment.class)
        .when(new Voided(2))
        .then(PaymentVoided.class)
        .when(new Released(3))
        .then(SegmentReleased.class)
        .owes()
        .isNow(Status.CONFIRMED);
  }

  @Test
  void seatsThatAreRefusedInTheEndCostNothing() {
    Given.payingForMore()
        .when(new Authorized(2))
        .when(new NotBooked(3, Failure.of(Failure.Code.FLIGHT_CANCELLED, "It is cancelled.")))
        .owes(Step.ReleaseSegment.class, Step.VoidPayment.class)
        .isNow(Status.CONFIRMED);
  }

  @Test
  void aDifferenceThatComesTooLateIsLetGoOnce() {
    Given.payingForMore()
        .after(LIMITS.paymentTime())
        .when(new NoteTime())
        .then(ChangeAbandoned.class)
        .owes(Step.ReleaseSegment.class, Step.VoidPayment.class)
        .when(new Voided(2))
        .then(PaymentVoided.class)
        .when(new Authorized(2))
        .then(LatePaymentReceived.class)
        .owes(Step.ReleaseSegment.class, Step.VoidPayment.class)
        .when(new Voided(2))
        .then(PaymentVoided.class)
        .when(new Authorized(2))
        .thenNothing();
  }

  @Test
  void aPaymentGivenUpIsNotTakenByTheNextChange() {
    Spec spec =
        Given.payingForMore()
            .after(LIMITS.paymentTime())
            .when(new Authorized(2))
            .then(ChangeAbandoned.class, PaymentAuthorized.class)
            .when(
                new ReservationCommand.RequestChange(
                    "free",
                    List.of(2),
                    List.of(Example.segment(Example.OTHER, FARE, "5A", "5B")),
                    null));
    spec.when(
            new ReservationCommand.Granted(
                4, Example.seats("5A", "5B"), null, spec.now().plus(Duration.ofMinutes(1))))
        .then(SegmentHeld.class, ReplacementHeld.class)
        .when(new Booked(4))
        .then(SegmentConfirmed.class, ChangeConfirmed.class)
        .owes(Step.ReleaseSegment.class, Step.CancelSegment.class, Step.VoidPayment.class);
  }

  @Test
  void whatTheNewSeatsCostLessIsGivenBackAfterTheOldAreReleased() {
    Spec spec =
        Given.changingForLess()
            .when(Given.newSeatsGranted())
            .when(new Booked(3))
            .then(SegmentConfirmed.class, ChangeConfirmed.class)
            .when(new Released(2))
            .then(SegmentReleased.class, RefundRequested.class)
            .owes(Step.RefundPayment.class);
    assertThat(Reservation.steps(spec.state(), NOW))
        .containsExactly(new Step.RefundPayment(1, "party/payment/1", 1, "party/refund/1", THIRTY));
  }

  @Test
  void aFlightThatLeftAfterItWasExchangedCostsNothing() {
    Spec spec =
        Given.changingForLess()
            .when(Given.newSeatsGranted())
            .when(new Booked(3))
            .when(new Departed(2))
            .when(new Refunded(1))
            .owes();
    assertThat(spec.view().refunded()).isEqualTo(THIRTY);
  }

  @Test
  void cancellingGivesBackTheLatestPaymentFirstAndNoneTwice() {
    Spec spec =
        Given.capturingMore()
            .when(new Captured(2))
            .when(new Released(2))
            .when(new CancelReservation())
            .when(new Released(1))
            .when(new Released(3))
            .then(SegmentReleased.class, RefundRequested.class, RefundRequested.class);
    assertThat(Reservation.steps(spec.state(), NOW))
        .containsExactly(
            new Step.RefundPayment(2, "party/payment/2", 1, "party/refund/1", THIRTY),
            new Step.RefundPayment(1, "party/payment/1", 2, "party/refund/2", Example.PRICE));
    spec.when(new Refunded(2)).when(new Refunded(1)).when(new Refunded(1)).thenNothing().owes();
    assertThat(spec.view().status()).isEqualTo(Status.CANCELLED);
  }

  @Test
  void cancellingWhileTheDifferenceIsTakenGivesBackAll() {
    Given.capturingMore()
        .when(new CancelReservation())
        .owes(
            Step.CancelSegment.class,
            Step.CancelSegment.class,
            Step.CancelSegment.class,
            Step.CapturePayment.class)
        .when(new Released(1))
        .when(new Released(2))
        .when(new Released(3))
        .then(SegmentReleased.class, RefundRequested.class)
        .when(new Captured(2))
        .then(PaymentCaptured.class, RefundRequested.class);
  }
}
