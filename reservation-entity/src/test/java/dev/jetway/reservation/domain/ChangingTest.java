package dev.jetway.reservation.domain;

import static dev.jetway.reservation.Example.OTHER;
import static dev.jetway.reservation.Example.seat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.jetway.reservation.Example;
import dev.jetway.reservation.domain.ReservationAnswer.Code;
import dev.jetway.reservation.domain.ReservationCommand.Booked;
import dev.jetway.reservation.domain.ReservationCommand.CancelReservation;
import dev.jetway.reservation.domain.ReservationCommand.ChangeSeat;
import dev.jetway.reservation.domain.ReservationCommand.Departed;
import dev.jetway.reservation.domain.ReservationCommand.MoveRefused;
import dev.jetway.reservation.domain.ReservationCommand.Moved;
import dev.jetway.reservation.domain.ReservationCommand.NotBooked;
import dev.jetway.reservation.domain.ReservationCommand.NoteTime;
import dev.jetway.reservation.domain.ReservationCommand.Refused;
import dev.jetway.reservation.domain.ReservationCommand.Released;
import dev.jetway.reservation.domain.ReservationEvent.ChangeAbandoned;
import dev.jetway.reservation.domain.ReservationEvent.ChangeConfirmed;
import dev.jetway.reservation.domain.ReservationEvent.ChangeRequested;
import dev.jetway.reservation.domain.ReservationEvent.CompensationStarted;
import dev.jetway.reservation.domain.ReservationEvent.PaymentRefunded;
import dev.jetway.reservation.domain.ReservationEvent.RefundRequested;
import dev.jetway.reservation.domain.ReservationEvent.ReplacementHeld;
import dev.jetway.reservation.domain.ReservationEvent.ReservationCancelled;
import dev.jetway.reservation.domain.ReservationEvent.SeatChangeRefused;
import dev.jetway.reservation.domain.ReservationEvent.SeatChangeRequested;
import dev.jetway.reservation.domain.ReservationEvent.SeatChanged;
import dev.jetway.reservation.domain.ReservationEvent.SegmentConfirmed;
import dev.jetway.reservation.domain.ReservationEvent.SegmentFlown;
import dev.jetway.reservation.domain.ReservationEvent.SegmentHeld;
import dev.jetway.reservation.domain.ReservationEvent.SegmentLost;
import dev.jetway.reservation.domain.ReservationEvent.SegmentRejected;
import dev.jetway.reservation.domain.ReservationEvent.SegmentReleased;
import dev.jetway.reservation.domain.ReservationView.Status;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChangingTest {
  private static final ChangeSeat MOVE = new ChangeSeat(1, seat("1A"), seat("5C"));
  private static final Moved MOVED = new Moved(1, seat("1A"), seat("5C"));

  @Test
  void aPassengerMovesByOneCallToTheFlight() {
    Spec spec =
        Given.confirmed()
            .when(MOVE)
            .then(SeatChangeRequested.class)
            .owes(Step.MoveSeat.class)
            .isNow(Status.CHANGING)
            .when(MOVED)
            .then(SeatChanged.class)
            .owes()
            .isNow(Status.CONFIRMED);
    assertThat(spec.view().segments().getFirst().seats()).isEqualTo(Example.seats("5C", "1B"));
    spec.when(MOVE).thenNothing().isNow(Status.CONFIRMED);
  }

  @Test
  void aRefusedMoveLeavesEverybodyWhereHeIs() {
    Spec spec =
        Given.confirmed()
            .when(MOVE)
            .when(new MoveRefused(1, seat("1A"), seat("5C"), Given.failure(Example.OUT, "5C")))
            .then(SeatChangeRefused.class)
            .isNow(Status.CONFIRMED);
    assertThat(spec.view().segments().getFirst().seats()).isEqualTo(Example.seats("1A", "1B"));
    assertThat(spec.view().failure()).isEqualTo(Given.failure(Example.OUT, "5C"));
  }

  @Test
  void nobodyGoesBackWhileALateMessageCouldMoveHimAwayAgain() {
    ChangeSeat back = new ChangeSeat(1, seat("5C"), seat("1A"));
    Given.confirmed()
        .when(MOVE)
        .when(MOVED)
        .when(back)
        .refuses(Code.SEAT_LATELY_LEFT)
        .after(Example.LIMITS.lateMessages())
        .when(back)
        .then(SeatChangeRequested.class);
  }

  @Test
  void theOldSeatsAreKeptUntilTheNewOnesAreBooked() {
    Given.changing()
        .then(ChangeRequested.class)
        .owes(Step.HoldSegment.class)
        .isNow(Status.CHANGING)
        .when(Given.newSeatsGranted())
        .then(SegmentHeld.class, ReplacementHeld.class)
        .owes(Step.ConfirmSegment.class)
        .when(new Booked(3))
        .then(SegmentConfirmed.class, ChangeConfirmed.class)
        .owes(Step.CancelSegment.class)
        .isNow(Status.CONFIRMED)
        .when(new Released(2))
        .then(SegmentReleased.class)
        .owes();
  }

  @Test
  void refusedSeatsLeaveTheOldOnesUntouched() {
    Spec spec =
        Given.changing()
            .when(new Refused(3, Given.failure(OTHER, "4A")))
            .then(SegmentRejected.class, ChangeAbandoned.class)
            .owes()
            .isNow(Status.CONFIRMED);
    assertThat(spec.view().segments()).extracting("number").containsExactly(1, 2);
  }

  @Test
  void aRefusedConfirmationGivesOnlyTheNewSeatsBack() {
    Given.changing()
        .when(Given.newSeatsGranted())
        .when(new NotBooked(3, Failure.of(Failure.Code.FLIGHT_CANCELLED, "It is cancelled.")))
        .then(SegmentLost.class, ChangeAbandoned.class)
        .owes(Step.ReleaseSegment.class)
        .isNow(Status.CONFIRMED);
  }

  @Test
  void silenceAbandonsTheChange() {
    Given.changing()
        .after(Example.LIMITS.holdingTime())
        .when(new NoteTime())
        .then(ChangeAbandoned.class)
        .owes(Step.ReleaseSegment.class)
        .isNow(Status.CONFIRMED);
  }

  /** A late repetition must not rebook somebody who has chosen otherwise since. */
  @Test
  void aRefusedChangeIsRememberedWhateverWasAskedForSince() {
    ReservationCommand.RequestChange another =
        new ReservationCommand.RequestChange(
            "another", List.of(2), List.of(Example.segment(OTHER, "5A", "5B")), null);
    Spec spec =
        Given.changing()
            .when(new Refused(3, Given.failure(OTHER, "4A")))
            .when(another)
            .then(ChangeRequested.class)
            .when(new Refused(4, Given.failure(OTHER, "5B")))
            .isNow(Status.CONFIRMED)
            .when(Given.change())
            .thenNothing();
    assertThat(spec.view().failure()).isEqualTo(Given.failure(OTHER, "5B"));
    assertThat(spec.shown().failure()).isEqualTo(Given.failure(OTHER, "4A"));
    spec.when(
            new ReservationCommand.RequestChange(
                "change", List.of(1), another.replacements(), null))
        .thenNothing()
        .refuses(Code.OTHER_CONTENT);
  }

  @Test
  void theSameChangeAgainIsTheSameChange() {
    Given.changing()
        .when(Given.change())
        .thenNothing()
        .when(Given.newSeatsGranted())
        .when(new Booked(3))
        .when(Given.change())
        .thenNothing()
        .isNow(Status.CONFIRMED);
  }

  @Test
  void aChangeThatLeavesSomebodyWithoutASeatIsRefused() {
    Given.confirmed()
        .when(
            new ReservationCommand.RequestChange(
                "change", List.of(2), List.of(Example.segment(OTHER, "4A")), null))
        .thenNothing()
        .refuses(Code.INVALID_REQUEST);
  }

  @Test
  void cancellingInTheMiddleOfAChangeGivesBackOldAndNew() {
    Given.changing()
        .when(Given.newSeatsGranted())
        .when(new CancelReservation())
        .then(CompensationStarted.class)
        .owes(Step.CancelSegment.class, Step.CancelSegment.class, Step.ReleaseSegment.class);
  }

  @Test
  void aCancelledReservationIsRefundedWhenItsSeatsAreFree() {
    Given.confirmed()
        .when(new CancelReservation())
        .then(CompensationStarted.class)
        .when(new Released(1))
        .then(SegmentReleased.class)
        .when(new Released(2))
        .then(SegmentReleased.class, RefundRequested.class);
  }

  @Test
  void whatHasFlownIsNotRefundedTheRestIs() {
    Spec spec =
        Given.confirmed()
            .when(new CancelReservation())
            .when(new Departed(1))
            .then(SegmentFlown.class)
            .when(new Released(2))
            .then(SegmentReleased.class, RefundRequested.class)
            .when(new ReservationCommand.Refunded(1))
            .then(PaymentRefunded.class, ReservationCancelled.class)
            .owes();
    assertThat(spec.view().paid()).isEqualTo(Example.PRICE);
    assertThat(spec.view().refunded()).isEqualTo(new Money(22_500, "EUR"));
  }
}
