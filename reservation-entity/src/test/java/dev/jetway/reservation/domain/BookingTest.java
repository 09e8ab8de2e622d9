package dev.jetway.reservation.domain;

import static dev.jetway.reservation.Example.BACK;
import static dev.jetway.reservation.Example.CARD;
import static dev.jetway.reservation.Example.FARE;
import static dev.jetway.reservation.Example.OUT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.jetway.reservation.Example;
import dev.jetway.reservation.domain.ReservationAnswer.Code;
import dev.jetway.reservation.domain.ReservationCommand.Booked;
import dev.jetway.reservation.domain.ReservationCommand.ConfirmReservation;
import dev.jetway.reservation.domain.ReservationCommand.NotBooked;
import dev.jetway.reservation.domain.ReservationCommand.NoteTime;
import dev.jetway.reservation.domain.ReservationCommand.Released;
import dev.jetway.reservation.domain.ReservationEvent.CompensationStarted;
import dev.jetway.reservation.domain.ReservationEvent.ConfirmationStarted;
import dev.jetway.reservation.domain.ReservationEvent.ReservationConfirmed;
import dev.jetway.reservation.domain.ReservationEvent.ReservationExpired;
import dev.jetway.reservation.domain.ReservationEvent.ReservationHeld;
import dev.jetway.reservation.domain.ReservationEvent.ReservationRejected;
import dev.jetway.reservation.domain.ReservationEvent.ReservationRequested;
import dev.jetway.reservation.domain.ReservationEvent.SegmentConfirmed;
import dev.jetway.reservation.domain.ReservationEvent.SegmentHeld;
import dev.jetway.reservation.domain.ReservationEvent.SegmentLost;
import dev.jetway.reservation.domain.ReservationEvent.SegmentRejected;
import dev.jetway.reservation.domain.ReservationEvent.SegmentReleased;
import dev.jetway.reservation.domain.ReservationRequest.Confirm;
import dev.jetway.reservation.domain.ReservationView.Status;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class BookingTest {
  @Test
  void aRequestAsksEveryFlightAtOnce() {
    Given.requested()
        .then(ReservationRequested.class)
        .owes(Step.HoldSegment.class, Step.HoldSegment.class)
        .isNow(Status.REQUESTED);
  }

  @Test
  void everyClaimHasAnIdOfItsOwnAtItsFlight() {
    assertThat(Reservation.steps(Given.requested().state(), Example.NOW))
        .extracting(step -> ((Step.HoldSegment) step).hold().value())
        .containsExactly("party/1", "party/2");
  }

  @Test
  void itIsHeldWhenTheLastSegmentIs() {
    Given.requested()
        .when(Given.granted(2))
        .then(SegmentHeld.class)
        .when(Given.granted(1))
        .then(SegmentHeld.class, ReservationHeld.class)
        .owes()
        .isNow(Status.HELD);
  }

  @Test
  void anAnswerThatComesTwiceCountsOnce() {
    Given.held().when(Given.granted(1)).thenNothing();
  }

  @Test
  void oneTakenSeatGivesEverythingBackAndSaysWhichItWas() {
    Spec spec =
        Given.requested()
            .when(Given.granted(1))
            .when(Given.refused(2, BACK, "2A"))
            .then(SegmentRejected.class, CompensationStarted.class)
            .owes(Step.ReleaseSegment.class)
            .isNow(Status.REJECTED)
            .when(new Released(1))
            .then(SegmentReleased.class, ReservationRejected.class)
            .owes();
    assertThat(spec.view().failure()).isEqualTo(Given.failure(BACK, "2A"));
  }

  @Test
  void allConflictsAreNamedNotOnlyTheFirst() {
    Spec spec =
        Given.requested()
            .when(Given.refused(2, BACK, "2A"))
            .when(Given.refused(1, OUT, "1B"))
            .then(SegmentRejected.class, ReservationRejected.class);
    assertThat(spec.view().failure()).isNotNull();
    assertThat(spec.view().failure())
        .extracting(Failure::conflicts)
        .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.LIST)
        .hasSize(2);
  }

  @Test
  void aSeatGrantedToARequestRepeatedAfterItsRefusalIsGivenBack() {
    Given.requested()
        .when(Given.refused(1, OUT, "1A"))
        .when(Given.granted(1))
        .then(SegmentHeld.class)
        .owes(Step.ReleaseSegment.class, Step.ReleaseSegment.class);
  }

  @Test
  void whatDoesNotComeInTimeIsGivenUpAndBarred() {
    Spec spec =
        Given.requested()
            .after(Example.LIMITS.holdingTime())
            .owes()
            .when(new NoteTime())
            .then(CompensationStarted.class)
            .owes(Step.ReleaseSegment.class, Step.ReleaseSegment.class)
            .isNow(Status.REJECTED);
    assertThat(Reservation.steps(spec.state(), spec.now()))
        .allSatisfy(
            step ->
                assertThat(((Step.ReleaseSegment) step).lateUntil())
                    .isEqualTo(spec.now().plus(Example.LIMITS.lateMessages())));
  }

  @Test
  void withNothingToPayConfirmingBooksTheSeats() {
    Given.heldForFree()
        .when(new ConfirmReservation(null))
        .then(ConfirmationStarted.class)
        .owes(Step.ConfirmSegment.class, Step.ConfirmSegment.class)
        .when(new Booked(1))
        .then(SegmentConfirmed.class)
        .when(new Booked(2))
        .then(SegmentConfirmed.class, ReservationConfirmed.class)
        .owes()
        .isNow(Status.CONFIRMED);
  }

  @Test
  void confirmingAtOnceNeedsNoFurtherWord() {
    Spec.given(Given.request(Confirm.NOW, null, null))
        .when(Given.granted(1))
        .when(Given.granted(2))
        .then(SegmentHeld.class, ReservationHeld.class, ConfirmationStarted.class);
  }

  @Test
  void aRefusedConfirmationGivesBackWhatIsBookedAndWhatIsHeld() {
    Given.heldForFree()
        .when(new ConfirmReservation(null))
        .when(new Booked(1))
        .when(
            new NotBooked(2, Failure.of(Failure.Code.FLIGHT_CANCELLED, "Flight 13 is cancelled.")))
        .then(SegmentLost.class, CompensationStarted.class)
        .owes(Step.CancelSegment.class, Step.ReleaseSegment.class)
        .isNow(Status.REJECTED);
  }

  @Test
  void whatTurnsOutToBeBookedWhenReleasedIsCancelled() {
    Given.heldForFree()
        .when(new ConfirmReservation(null))
        .when(new ReservationCommand.CancelReservation())
        .owes(Step.ReleaseSegment.class, Step.ReleaseSegment.class)
        .when(new Booked(1))
        .then(SegmentConfirmed.class)
        .owes(Step.CancelSegment.class, Step.ReleaseSegment.class);
  }

  @Test
  void anOfferThatNobodyTakesExpires() {
    Given.held()
        .after(Duration.ofMinutes(15))
        .when(new ConfirmReservation(CARD))
        .then(CompensationStarted.class)
        .refuses(Code.RESERVATION_ENDED)
        .isNow(Status.EXPIRED)
        .when(new Released(1))
        .when(new Released(2))
        .then(SegmentReleased.class, ReservationExpired.class);
  }

  @Test
  void theOfferEndsWithTheShortestHold() {
    Spec spec =
        Given.requested()
            .when(Given.granted(1))
            .when(
                new ReservationCommand.Granted(
                    2, Example.seats("2A", "2B"), null, Example.NOW.plusSeconds(90)));
    assertThat(spec.view().expiresAt()).isEqualTo(Example.NOW.plusSeconds(90));
  }

  @Test
  void theSameRequestAgainIsTheSameReservation() {
    Given.held().when(Given.request(Confirm.LATER, FARE, null)).thenNothing().isNow(Status.HELD);
  }

  @Test
  void anotherRequestUnderTheSameIdIsRefused() {
    Given.held()
        .when(Given.request(Confirm.LATER, null, null))
        .thenNothing()
        .refuses(Code.OTHER_CONTENT);
  }

  @Test
  void whoWasNotRequestedIsNotFound() {
    Spec.given()
        .when(new ConfirmReservation(null))
        .thenNothing()
        .refuses(Code.RESERVATION_NOT_FOUND);
  }
}
