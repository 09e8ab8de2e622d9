package dev.jetway.reservation.domain;

import static dev.jetway.reservation.Example.FARE;
import static dev.jetway.reservation.Example.NOW;
import static dev.jetway.reservation.Example.seat;
import static dev.jetway.reservation.Example.seats;
import static org.assertj.core.api.Assertions.assertThat;

import dev.jetway.reservation.Example;
import dev.jetway.reservation.domain.ReservationAnswer.Code;
import dev.jetway.reservation.domain.ReservationCommand.CancelPassengers;
import dev.jetway.reservation.domain.ReservationCommand.CancelReservation;
import dev.jetway.reservation.domain.ReservationCommand.CancelSegments;
import dev.jetway.reservation.domain.ReservationCommand.ChangeSeat;
import dev.jetway.reservation.domain.ReservationCommand.Departed;
import dev.jetway.reservation.domain.ReservationCommand.Moved;
import dev.jetway.reservation.domain.ReservationCommand.Released;
import dev.jetway.reservation.domain.ReservationCommand.SeatsGivenBack;
import dev.jetway.reservation.domain.ReservationEvent.CompensationStarted;
import dev.jetway.reservation.domain.ReservationEvent.PassengerCancellationRequested;
import dev.jetway.reservation.domain.ReservationEvent.RefundRequested;
import dev.jetway.reservation.domain.ReservationEvent.SeatChangeRequested;
import dev.jetway.reservation.domain.ReservationEvent.SegmentCancellationRequested;
import dev.jetway.reservation.domain.ReservationEvent.SegmentFlown;
import dev.jetway.reservation.domain.ReservationEvent.SegmentReleased;
import dev.jetway.reservation.domain.ReservationEvent.SegmentSeatsReleased;
import dev.jetway.reservation.domain.ReservationView.Status;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Giving back part of what is booked. */
class CancellingTest {
  private static CancelSegments segments(Integer... numbers) {
    return new CancelSegments(List.of(numbers));
  }

  private static CancelPassengers passengers(Integer... numbers) {
    return new CancelPassengers(List.of(numbers));
  }

  /** William does not travel any more. */
  private static Spec alone() {
    return Given.confirmed().when(passengers(2));
  }

  @Test
  void aSegmentIsGivenBackAndItsFaresRefunded() {
    Spec spec =
        Given.confirmed()
            .when(segments(2))
            .then(SegmentCancellationRequested.class)
            .owes(Step.CancelSegment.class)
            .isNow(Status.CONFIRMED)
            .when(new Released(2))
            .then(SegmentReleased.class, RefundRequested.class)
            .owes(Step.RefundPayment.class);
    assertThat(spec.view().segments()).extracting("number").containsExactly(1);
    assertThat(spec.view().price()).isEqualTo(new Money(2 * FARE.minorUnits(), "EUR"));
    spec.when(segments(2)).thenNothing().isNow(Status.CONFIRMED);
  }

  @Test
  void aSegmentThatHasLeftIsNotRefunded() {
    Given.confirmed().when(segments(2)).when(new Departed(2)).then(SegmentFlown.class).owes();
  }

  @Test
  void theLastSegmentIsTheWhole() {
    Given.confirmed()
        .when(segments(1, 2))
        .then(CompensationStarted.class)
        .isNow(Status.CANCELLED)
        .when(segments(1, 2))
        .thenNothing()
        .isNow(Status.CANCELLED);
    Given.confirmed().when(segments(1)).when(segments(2)).then(CompensationStarted.class);
  }

  @Test
  void unknownOnesAreNotFoundAndNoneIsNotEnough() {
    Given.confirmed()
        .when(segments(2, 3))
        .thenNothing()
        .refuses(Code.SEGMENT_NOT_FOUND)
        .when(passengers(2, 3))
        .thenNothing()
        .refuses(Code.PASSENGER_NOT_FOUND)
        .when(segments())
        .refuses(Code.INVALID_REQUEST)
        .when(passengers())
        .refuses(Code.INVALID_REQUEST);
  }

  @Test
  void onlyWhatIsConfirmedIsCancelledInPart() {
    Given.held().when(segments(2)).refuses(Code.NOT_NOW).when(passengers(2)).refuses(Code.NOT_NOW);
  }

  @Test
  void aPassengersSeatsAreGivenBackOnEveryFlight() {
    Spec spec = alone().then(PassengerCancellationRequested.class).isNow(Status.CONFIRMED);
    assertThat(Reservation.steps(spec.state(), NOW))
        .extracting(step -> ((Step.CancelSeats) step).seats())
        .containsExactly(seats("1B"), seats("2B"));
    assertThat(spec.view().passengers())
        .extracting(ReservationView.PassengerView::travels)
        .containsExactly(true, false);
    assertThat(spec.view().segments().getFirst().seats()).isEqualTo(seats("1A"));
    assertThat(spec.view().segments().getFirst().passengers()).containsExactly(1);
    spec.when(new SeatsGivenBack(1, seats("1B")))
        .then(SegmentSeatsReleased.class)
        .when(new SeatsGivenBack(1, seats("1B")))
        .thenNothing()
        .when(new SeatsGivenBack(2, seats("2B")))
        .then(SegmentSeatsReleased.class, RefundRequested.class)
        .isNow(Status.CONFIRMED);
    assertThat(((RefundRequested) spec.lastEvent()).amount()).isEqualTo(new Money(22_500, "EUR"));
    spec.when(passengers(2)).thenNothing().isNow(Status.CONFIRMED);
  }

  @Test
  void aSeatThatHasLeftIsNotRefundedTheOtherIs() {
    Spec spec =
        alone()
            .when(new Departed(1))
            .then(SegmentFlown.class)
            .when(new SeatsGivenBack(2, seats("2B")))
            .then(SegmentSeatsReleased.class, RefundRequested.class);
    assertThat(((RefundRequested) spec.lastEvent()).amount()).isEqualTo(FARE);
  }

  @Test
  void numbersStayWhenOthersLeave() {
    Spec spec =
        Given.confirmed()
            .when(passengers(1))
            .when(new SeatsGivenBack(1, seats("1A")))
            .when(new SeatsGivenBack(2, seats("2A")));
    assertThat(spec.view().segments().getFirst().passengers()).containsExactly(2);
    spec.when(passengers(2)).then(CompensationStarted.class).isNow(Status.CANCELLED);
  }

  @Test
  void allPassengersAreTheWhole() {
    Given.confirmed().when(passengers(1, 2)).then(CompensationStarted.class);
  }

  @Test
  void anInfantDoesNotTravelAlone() {
    ReservationRequest family =
        new ReservationRequest(
            Example.ADA,
            List.of(Example.COUPLE.getFirst(), new Passenger("Anne", Passenger.Type.INFANT)),
            List.of(Example.segment(Example.OUT, "1A")),
            ReservationRequest.Confirm.NOW,
            null);
    Spec spec =
        Spec.given(
            new ReservationCommand.RequestReservation(Example.ID, Example.LOCATOR, family),
            new ReservationCommand.Granted(1, seats("1A"), null, NOW.plusSeconds(60)),
            new ReservationCommand.Booked(1));
    spec.when(passengers(1))
        .thenNothing()
        .refuses(Code.INVALID_REQUEST)
        .when(passengers(2))
        .then(PassengerCancellationRequested.class)
        .owes()
        .isNow(Status.CONFIRMED);
  }

  @Test
  void nobodyTakesASeatThatALateMessageCouldStillGiveBack() {
    ChangeSeat move = new ChangeSeat(1, seat("1A"), seat("1B"));
    alone()
        .when(move)
        .thenNothing()
        .refuses(Code.SEAT_LATELY_LEFT)
        .when(new SeatsGivenBack(1, seats("1B")))
        .when(move)
        .thenNothing()
        .refuses(Code.SEAT_LATELY_LEFT)
        .after(Example.LIMITS.lateMessages())
        .when(move)
        .then(SeatChangeRequested.class);
  }

  @Test
  void whoMovedIsGivenBackWhereHeSits() {
    Spec spec =
        Given.confirmed()
            .when(new ChangeSeat(1, seat("1B"), seat("5C")))
            .when(new Moved(1, seat("1B"), seat("5C")))
            .when(passengers(2));
    assertThat(((Step.CancelSeats) Reservation.steps(spec.state(), NOW).getFirst()).seats())
        .isEqualTo(seats("5C"));
  }

  @Test
  void cancellingTheWholeFirstFinishesWithSingleSeats() {
    alone()
        .when(new CancelReservation())
        .owes(Step.CancelSeats.class, Step.CancelSeats.class)
        .when(new SeatsGivenBack(1, seats("1B")))
        .owes(Step.CancelSegment.class, Step.CancelSeats.class);
  }

  @Test
  void whoIsLeftNeedsOnlyHisOwnSeatsElsewhere() {
    alone()
        .when(
            new ReservationCommand.RequestChange(
                "change", List.of(2), List.of(Example.segment(Example.OTHER, FARE, "4A")), null))
        .then(ReservationEvent.ChangeRequested.class);
  }

  @Test
  void ofAFlightThatNobodyTravelsOnAllIsGivenBack() {
    ReservationRequest apart =
        new ReservationRequest(
            Example.ADA,
            Example.COUPLE,
            List.of(Example.segment(Example.OUT, "1A"), Example.segment(Example.OUT, "2A")),
            ReservationRequest.Confirm.NOW,
            null);
    Spec.given(
            new ReservationCommand.RequestReservation(Example.ID, Example.LOCATOR, apart),
            new ReservationCommand.Granted(1, seats("1A"), null, NOW.plusSeconds(60)),
            new ReservationCommand.Granted(2, seats("2A"), null, NOW.plusSeconds(60)),
            new ReservationCommand.Booked(1),
            new ReservationCommand.Booked(2))
        .when(passengers(2))
        .then(PassengerCancellationRequested.class)
        .owes(Step.CancelSegment.class)
        .when(new Released(2))
        .then(SegmentReleased.class)
        .owes();
  }
}
