package dev.jetway.reservation.domain;

import static dev.jetway.reservation.Example.seat;
import static dev.jetway.reservation.Example.seats;
import static org.assertj.core.api.Assertions.assertThat;

import dev.jetway.flight.domain.FlightAnswer;
import dev.jetway.flight.domain.FlightCommand;
import dev.jetway.flight.domain.Rejection;
import dev.jetway.flight.domain.ReservationId;
import dev.jetway.reservation.Example;
import dev.jetway.reservation.domain.ReservationAnswer.Code;
import dev.jetway.reservation.domain.ReservationCommand.CancelPassengers;
import dev.jetway.reservation.domain.ReservationCommand.CancelReservation;
import dev.jetway.reservation.domain.ReservationCommand.CancelSegments;
import dev.jetway.reservation.domain.ReservationCommand.ChangeSeat;
import dev.jetway.reservation.domain.ReservationCommand.Departed;
import dev.jetway.reservation.domain.ReservationCommand.MoveRefused;
import dev.jetway.reservation.domain.ReservationCommand.Moved;
import dev.jetway.reservation.domain.ReservationCommand.NoteTime;
import dev.jetway.reservation.domain.ReservationCommand.Released;
import dev.jetway.reservation.domain.ReservationCommand.SeatChecked;
import dev.jetway.reservation.domain.ReservationEvent.ChangeRequested;
import dev.jetway.reservation.domain.ReservationEvent.CompensationStarted;
import dev.jetway.reservation.domain.ReservationEvent.LateSeatChangeFound;
import dev.jetway.reservation.domain.ReservationEvent.PassengerCancellationRequested;
import dev.jetway.reservation.domain.ReservationEvent.PaymentRefunded;
import dev.jetway.reservation.domain.ReservationEvent.ReservationCancelled;
import dev.jetway.reservation.domain.ReservationEvent.SeatChangeRequested;
import dev.jetway.reservation.domain.ReservationEvent.SeatChanged;
import dev.jetway.reservation.domain.ReservationEvent.SeatCheckRequested;
import dev.jetway.reservation.domain.ReservationEvent.SeatKept;
import dev.jetway.reservation.domain.ReservationEvent.SegmentCancellationRequested;
import dev.jetway.reservation.domain.ReservationView.Status;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A move that was refused may come about after all, by a late message. */
class DoubtfulMovesTest {
  private static final ChangeSeat MOVE = new ChangeSeat(1, seat("1A"), seat("5C"));
  private static final Step.CheckSeat CHECK =
      new Step.CheckSeat(Example.OUT, 1, new ReservationId("party/1"), seat("1A"), seat("5C"));
  private static final SeatChecked MOVED = new SeatChecked(1, seat("1A"), seat("5C"), true);
  private static final SeatChecked KEPT = new SeatChecked(1, seat("1A"), seat("5C"), false);

  private static Spec refused() {
    return Given.confirmed()
        .when(MOVE)
        .when(new MoveRefused(1, seat("1A"), seat("5C"), Given.failure(Example.OUT, "5C")));
  }

  private static Spec asked() {
    return refused().after(Example.LIMITS.lateMessages()).when(new NoteTime());
  }

  @Test
  void onceNoMessageCanBeLateTheFlightIsAsked() {
    Spec spec = refused().owes();
    assertThat(spec.view().settled()).isTrue();
    assertThat(Reservation.nextDue(spec.state()))
        .contains(spec.now().plus(Example.LIMITS.lateMessages()));
    spec.after(Example.LIMITS.lateMessages().minusMillis(1))
        .when(new NoteTime())
        .thenNothing()
        .when(MOVED)
        .thenNothing()
        .after(Duration.ofMillis(1))
        .when(new NoteTime())
        .then(SeatCheckRequested.class)
        .isNow(Status.CONFIRMED);
    assertThat(Reservation.steps(spec.state(), spec.now())).containsExactly(CHECK);
    assertThat(Reservation.nextDue(spec.state())).isEmpty();
  }

  @Test
  void whoStayedStays() {
    Spec spec = asked().when(KEPT).then(SeatKept.class).owes().when(KEPT).thenNothing();
    assertThat(spec.view().segments().getFirst().seats()).isEqualTo(seats("1A", "1B"));
    assertThat(spec.view().failure()).isEqualTo(Given.failure(Example.OUT, "5C"));
    spec.when(new ChangeSeat(1, seat("1A"), seat("6D"))).then(SeatChangeRequested.class);
  }

  @Test
  void whoWasMovedSitsThereAndTheRefusalIsNotTrueAnyMore() {
    Spec spec =
        asked().when(MOVED).then(LateSeatChangeFound.class).owes().when(MOVED).thenNothing();
    assertThat(spec.view().segments().getFirst().seats()).isEqualTo(seats("5C", "1B"));
    assertThat(spec.view().failure()).isNull();
    spec.when(new ChangeSeat(1, seat("5C"), seat("1A"))).then(SeatChangeRequested.class);
  }

  @Test
  void untilItIsKnownNobodyTouchesTheseSeats() {
    Spec spec = refused();
    for (ChangeSeat other :
        List.of(
            new ChangeSeat(1, seat("1A"), seat("6D")),
            new ChangeSeat(1, seat("1B"), seat("5C")),
            new ChangeSeat(1, seat("1B"), seat("1A")))) {
      spec.when(other).thenNothing().refuses(Code.SEAT_LATELY_LEFT);
      asked().when(other).thenNothing().refuses(Code.SEAT_LATELY_LEFT);
    }
    spec.when(new CancelPassengers(List.of(1))).thenNothing().refuses(Code.SEAT_LATELY_LEFT);
    refused().when(new ChangeSeat(2, seat("2A"), seat("5C"))).then(SeatChangeRequested.class);
    refused().when(new ChangeSeat(1, seat("1B"), seat("6D"))).then(SeatChangeRequested.class);
    refused().when(new CancelPassengers(List.of(2))).then(PassengerCancellationRequested.class);
  }

  /**
   * The seat that the one was refused is the other's: once he is gone, a late copy would take it.
   */
  @Test
  void norIsTheSeatGivenBackThatWasRefused() {
    Given.confirmed()
        .when(new ChangeSeat(1, seat("1A"), seat("1B")))
        .when(new MoveRefused(1, seat("1A"), seat("1B"), Given.failure(Example.OUT, "1B")))
        .when(new CancelPassengers(List.of(2)))
        .thenNothing()
        .refuses(Code.SEAT_LATELY_LEFT);
  }

  @Test
  void theSameMoveMayBeTriedAgainAtOnce() {
    Spec spec = refused().when(MOVE).then(SeatChangeRequested.class).owes(Step.MoveSeat.class);
    assertThat(Reservation.nextDue(spec.state())).isEmpty();
    spec.when(new Moved(1, seat("1A"), seat("5C"))).then(SeatChanged.class).owes();
    assertThat(Reservation.nextDue(spec.state())).isEmpty();
    asked().when(MOVE).then(SeatChangeRequested.class).when(MOVED).thenNothing();
  }

  @Test
  void whatIsGivenBackWholeIsGivenBackAtAnyTime() {
    Spec spec =
        refused()
            .when(new CancelSegments(List.of(1)))
            .then(SegmentCancellationRequested.class)
            .owes(Step.CancelSegment.class);
    assertThat(Reservation.nextDue(spec.state())).isEmpty();
    asked()
        .when(new CancelSegments(List.of(1)))
        .then(SegmentCancellationRequested.class)
        .owes(Step.CancelSegment.class);
    refused().when(new CancelPassengers(List.of(1, 2))).then(CompensationStarted.class);
    refused()
        .when(
            new ReservationCommand.RequestChange(
                "change", List.of(1), List.of(Example.segment(Example.OTHER, "4A", "4B")), null))
        .then(ChangeRequested.class);
  }

  @Test
  void ofAFlightThatHasLeftItIsFoundOutBeforeTheEnd() {
    Spec spec =
        Given.confirmed()
            .when(MOVE)
            .when(new CancelReservation())
            .when(new Departed(1))
            .when(new Released(2))
            .when(new ReservationCommand.Refunded(1))
            .then(PaymentRefunded.class)
            .owes()
            .after(Example.LIMITS.lateMessages())
            .when(new NoteTime())
            .then(SeatCheckRequested.class)
            .owes(Step.CheckSeat.class)
            .when(MOVED)
            .then(LateSeatChangeFound.class, ReservationCancelled.class)
            .owes();
    assertThat(spec.view().segments().getFirst().seats()).isEqualTo(seats("5C", "1B"));
  }

  @Test
  void theFlightIsAskedByAMoveToWhereHeSits() {
    ReservationId booking = new ReservationId("party/1");
    assertThat(FlightCalls.command(CHECK))
        .isEqualTo(new FlightCommand.ChangeSeat(booking, seat("1A"), seat("1A")));
    assertThat(FlightCalls.report(CHECK, new FlightAnswer.SeatMoved(booking, seat("1A"))))
        .contains(KEPT);
    assertThat(FlightCalls.report(CHECK, rejected(Rejection.Code.BOOKING_NOT_FOUND)))
        .contains(MOVED);
    assertThat(FlightCalls.report(CHECK, rejected(Rejection.Code.LIMIT_REACHED)))
        .isEqualTo(Optional.empty());
  }

  private static FlightAnswer rejected(Rejection.Code code) {
    return new FlightAnswer.Rejected(new Rejection(code, "Why.", List.of()));
  }
}
