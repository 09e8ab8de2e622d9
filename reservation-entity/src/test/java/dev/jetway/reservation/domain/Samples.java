package dev.jetway.reservation.domain;

import static dev.jetway.reservation.Example.CARD;
import static dev.jetway.reservation.Example.FARE;
import static dev.jetway.reservation.Example.ID;
import static dev.jetway.reservation.Example.LOCATOR;
import static dev.jetway.reservation.Example.NOW;
import static dev.jetway.reservation.Example.OUT;
import static dev.jetway.reservation.Example.PRICE;
import static dev.jetway.reservation.Example.seat;
import static dev.jetway.reservation.Example.seats;

import dev.jetway.reservation.Example;
import dev.jetway.reservation.domain.ReservationRequest.Confirm;
import dev.jetway.reservation.domain.ReservationState.Requested;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** At least one of each kind, for tests that must not forget any. */
public final class Samples {
  public static final Instant SOON = NOW.plusSeconds(60);
  public static final Failure TAKEN =
      new Failure(
          Failure.Code.SEAT_TAKEN, "Taken: 1A.", List.of(new Failure.Conflict(OUT, seats("1A"))));
  public static final Change CHANGE =
      new Change(
          "change",
          List.of(2),
          List.of(Example.segment(Example.OTHER, FARE, "4A", "4B")),
          3,
          new Money(3_000, "EUR"),
          CARD);
  public static final FlightChange CANCELLED = new FlightChange.Cancelled(7, "fog");
  public static final FlightChange RESCHEDULED =
      new FlightChange.Rescheduled(6, NOW.plusSeconds(86_400));

  private Samples() {}

  public static List<ReservationEvent> events() {
    return List.of(
        new ReservationEvent.ReservationRequested(
            ID,
            LOCATOR,
            Example.request(Confirm.NOW, FARE, CARD),
            NOW,
            SOON,
            SOON.plusSeconds(1),
            SOON.plusSeconds(2)),
        new ReservationEvent.SegmentHeld(1, seats("1A", "1B"), null, SOON),
        new ReservationEvent.SegmentRejected(2, TAKEN),
        new ReservationEvent.SegmentLost(2, TAKEN),
        new ReservationEvent.ReservationHeld(SOON),
        new ReservationEvent.ExtensionRequested(SOON, SOON.plusSeconds(1)),
        new ReservationEvent.SegmentExtended(1, SOON),
        new ReservationEvent.ReservationExtended(SOON),
        new ReservationEvent.ExtensionRefused(TAKEN),
        new ReservationEvent.ConfirmationRequested(CARD, SOON, SOON.plusSeconds(1)),
        new ReservationEvent.PaymentRequested(1, PRICE, CARD, SOON),
        new ReservationEvent.PaymentAuthorized(1),
        new ReservationEvent.PaymentDeclined(1, "no"),
        new ReservationEvent.ConfirmationStarted(),
        new ReservationEvent.SegmentConfirmed(1),
        new ReservationEvent.CaptureRequested(1),
        new ReservationEvent.PaymentCaptured(1),
        new ReservationEvent.CaptureRefused(1, "lapsed"),
        new ReservationEvent.ReservationConfirmed(),
        new ReservationEvent.CompensationStarted(Outcome.REJECTED, TAKEN, SOON),
        new ReservationEvent.CompensationStarted(Outcome.EXPIRED, TAKEN, SOON),
        new ReservationEvent.CompensationStarted(Outcome.CANCELLED, TAKEN, SOON),
        new ReservationEvent.SegmentReleased(1),
        new ReservationEvent.SegmentFlown(1),
        new ReservationEvent.PaymentVoided(1),
        new ReservationEvent.LatePaymentReceived(1),
        new ReservationEvent.RefundRequested(1, 1, PRICE),
        new ReservationEvent.PaymentRefunded(1),
        new ReservationEvent.ReservationRejected(),
        new ReservationEvent.ReservationExpired(),
        new ReservationEvent.ReservationCancelled(),
        new ReservationEvent.SeatChangeRequested(1, seat("1A"), seat("5C")),
        new ReservationEvent.SeatChanged(1, seat("1A"), seat("5C"), NOW, SOON),
        new ReservationEvent.SeatChangeRefused(1, seat("1A"), seat("5C"), TAKEN, SOON),
        new ReservationEvent.SeatCheckRequested(1, seat("1A"), seat("5C")),
        new ReservationEvent.SeatKept(1, seat("1A"), seat("5C")),
        new ReservationEvent.LateSeatChangeFound(1, seat("1A"), seat("5C")),
        new ReservationEvent.ChangeRequested(CHANGE, SOON, SOON.plusSeconds(1)),
        new ReservationEvent.ReplacementHeld(),
        new ReservationEvent.ChangeConfirmed(SOON),
        new ReservationEvent.ChangeAbandoned(TAKEN, SOON),
        new ReservationEvent.SegmentCancellationRequested(List.of(2), SOON),
        new ReservationEvent.PassengerCancellationRequested(List.of(2), SOON),
        new ReservationEvent.SegmentSeatsReleased(1, seats("1B"), NOW, SOON),
        new ReservationEvent.FlightChangeNoted(1, RESCHEDULED),
        new ReservationEvent.FlightChangeAccepted(1, 6));
  }

  public static List<ReservationCommand> commands() {
    return List.of(
        Given.request(Confirm.LATER, FARE, null),
        new ReservationCommand.ConfirmReservation(CARD),
        new ReservationCommand.ExtendReservation(),
        new ReservationCommand.CancelReservation(),
        new ReservationCommand.ChangeSeat(1, seat("1A"), seat("5C")),
        Given.change(),
        new ReservationCommand.CancelSegments(List.of(2)),
        new ReservationCommand.CancelPassengers(List.of(2)),
        new ReservationCommand.AcceptFlightChange(1),
        new ReservationCommand.NoteFlightChange(1, CANCELLED),
        new ReservationCommand.ViewReservation(),
        new ReservationCommand.NoteTime(),
        Given.granted(1),
        new ReservationCommand.Refused(1, TAKEN),
        new ReservationCommand.Extended(1, SOON, SOON),
        new ReservationCommand.NotExtended(1, TAKEN),
        new ReservationCommand.NotBooked(1, TAKEN),
        new ReservationCommand.Booked(1),
        new ReservationCommand.Released(1),
        new ReservationCommand.SeatsGivenBack(1, seats("1B")),
        new ReservationCommand.Departed(1),
        new ReservationCommand.Moved(1, seat("1A"), seat("5C")),
        new ReservationCommand.MoveRefused(1, seat("1A"), seat("5C"), TAKEN),
        new ReservationCommand.SeatChecked(1, seat("1A"), seat("5C"), true),
        new ReservationCommand.Authorized(1),
        new ReservationCommand.Declined(1, "no"),
        new ReservationCommand.Captured(1),
        new ReservationCommand.NotCaptured(1, "lapsed"),
        new ReservationCommand.Voided(1),
        new ReservationCommand.Refunded(1));
  }

  /** A reservation in every phase, as it really gets there; by the phase's name. */
  public static Map<String, Requested> phases() {
    Map<String, Requested> phases = new LinkedHashMap<>();
    for (Spec spec :
        List.of(
            Given.requested(),
            Given.held(),
            Given.held()
                .after(java.time.Duration.ofMinutes(10))
                .when(new ReservationCommand.ExtendReservation()),
            Given.held()
                .after(java.time.Duration.ofMinutes(14))
                .when(new ReservationCommand.ConfirmReservation(CARD)),
            Given.paying(),
            Given.confirming(),
            Given.capturing(),
            Given.confirmed(),
            Given.confirmed().when(new ReservationCommand.ChangeSeat(1, seat("1A"), seat("5C"))),
            Given.changing(),
            Given.changing().when(Given.newSeatsGranted()),
            Given.payingForMore(),
            Given.capturingMore(),
            Given.capturing().when(new ReservationCommand.CancelReservation()),
            Given.cancelled())) {
      Requested state = (Requested) spec.state();
      phases.put(state.phase().getClass().getSimpleName(), state);
    }
    return phases;
  }
}
