package dev.jetway.reservation.domain;

import dev.jetway.flight.domain.FlightAnswer;
import dev.jetway.flight.domain.FlightCommand;
import dev.jetway.flight.domain.Hold;
import dev.jetway.flight.domain.Rejection;
import java.util.List;
import java.util.Optional;

/** Puts steps into a flight's words, and its answers into ours. */
public final class FlightCalls {
  private FlightCalls() {}

  /** What the flight is told. */
  public static FlightCommand command(Step.OfFlight step) {
    return switch (step) {
      case Step.HoldSegment s ->
          s.wish() == null
              ? new FlightCommand.HoldSeats(
                  s.hold(), s.booking(), s.customer(), s.seats(), s.until())
              : new FlightCommand.HoldBestSeats(
                  s.hold(), s.booking(), s.customer(), s.wish(), s.until());
      case Step.ExtendHold s -> new FlightCommand.ExtendHold(s.hold(), s.until());
      case Step.ConfirmSegment s -> new FlightCommand.ConfirmHold(s.hold());
      case Step.ReleaseSegment s -> new FlightCommand.ReleaseHold(s.hold(), s.lateUntil());
      case Step.CancelSegment s -> new FlightCommand.CancelBooking(s.booking(), s.lateUntil());
      case Step.CancelSeats s ->
          new FlightCommand.CancelSeats(s.booking(), s.seats(), s.lateUntil());
      case Step.MoveSeat s -> new FlightCommand.ChangeSeat(s.booking(), s.from(), s.to());
      // To where he sits is no move, at any time: the answer tells whether he sits there.
      case Step.CheckSeat s -> new FlightCommand.ChangeSeat(s.booking(), s.from(), s.from());
    };
  }

  /** What the answer means for the reservation; empty when the step has to be tried again. */
  public static Optional<ReservationCommand.Report> report(
      Step.OfFlight step, FlightAnswer answer) {
    Rejection refusal =
        answer instanceof FlightAnswer.Rejected(Rejection rejection) ? rejection : null;
    if (refusal != null && refusal.code() == Rejection.Code.LIMIT_REACHED) {
      return Optional.empty();
    }
    return Optional.ofNullable(
        switch (step) {
          case Step.HoldSegment s ->
              refusal != null
                  ? new ReservationCommand.Refused(s.segment(), failure(s, refusal))
                  : answer instanceof FlightAnswer.HoldGranted(Hold hold, var unmet)
                      ? new ReservationCommand.Granted(
                          s.segment(), hold.seats(), unmet, hold.deadline())
                      : null;
          case Step.ExtendHold s ->
              refusal != null
                  ? new ReservationCommand.NotExtended(s.segment(), failure(s, refusal))
                  : answer instanceof FlightAnswer.HoldGranted(Hold hold, var unmet)
                      ? new ReservationCommand.Extended(s.segment(), s.until(), hold.deadline())
                      : null;
          case Step.ConfirmSegment s ->
              refusal != null
                  ? new ReservationCommand.NotBooked(s.segment(), failure(s, refusal))
                  : new ReservationCommand.Booked(s.segment());
          case Step.ReleaseSegment s ->
              refusal != null && refusal.code() == Rejection.Code.HOLD_CONFIRMED
                  ? new ReservationCommand.Booked(s.segment())
                  : new ReservationCommand.Released(s.segment());
          case Step.CancelSegment s ->
              refusal != null && refusal.code() == Rejection.Code.FLIGHT_CLOSED
                  ? new ReservationCommand.Departed(s.segment())
                  : new ReservationCommand.Released(s.segment());
          case Step.CancelSeats s ->
              refusal != null
                  ? refusal.code() == Rejection.Code.FLIGHT_CLOSED
                      ? new ReservationCommand.Departed(s.segment())
                      : null
                  : new ReservationCommand.SeatsGivenBack(s.segment(), s.seats());
          case Step.MoveSeat s ->
              refusal != null
                  ? new ReservationCommand.MoveRefused(
                      s.segment(), s.from(), s.to(), failure(s, refusal))
                  : new ReservationCommand.Moved(s.segment(), s.from(), s.to());
          case Step.CheckSeat s ->
              refusal == null || refusal.code() == Rejection.Code.BOOKING_NOT_FOUND
                  ? new ReservationCommand.SeatChecked(
                      s.segment(), s.from(), s.to(), refusal != null)
                  : null;
        });
  }

  private static Failure failure(Step.OfFlight step, Rejection rejection) {
    return new Failure(
        code(rejection.code()),
        rejection.detail(),
        rejection.seats().isEmpty()
            ? List.of()
            : List.of(new Failure.Conflict(step.flight(), rejection.seats())));
  }

  private static Failure.Code code(Rejection.Code code) {
    return switch (code) {
      case SEAT_TAKEN -> Failure.Code.SEAT_TAKEN;
      case SEAT_BLOCKED -> Failure.Code.SEAT_BLOCKED;
      case SEAT_NOT_FOUND -> Failure.Code.SEAT_NOT_FOUND;
      case FLIGHT_NOT_FOUND -> Failure.Code.FLIGHT_NOT_FOUND;
      case FLIGHT_CLOSED -> Failure.Code.FLIGHT_CLOSED;
      case FLIGHT_CANCELLED -> Failure.Code.FLIGHT_CANCELLED;
      case NOT_ENOUGH_SEATS -> Failure.Code.NOT_ENOUGH_SEATS;
      case SEATS_NOT_TOGETHER -> Failure.Code.SEATS_NOT_TOGETHER;
      case HOLD_EXPIRED, HOLD_BARRED -> Failure.Code.HOLD_EXPIRED;
      case FLIGHT_CONFLICT,
          INVALID_REQUEST,
          HOLD_CONFLICT,
          HOLD_CONFIRMED,
          BOOKING_NOT_FOUND,
          LIMIT_REACHED ->
          Failure.Code.FLIGHT_REFUSED;
    };
  }
}
