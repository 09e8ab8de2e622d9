package dev.jetway.reservation.actor;

import dev.jetway.reservation.domain.Phase;
import dev.jetway.reservation.domain.Reservation;
import dev.jetway.reservation.domain.ReservationAnswer;
import dev.jetway.reservation.domain.ReservationCommand;
import dev.jetway.reservation.domain.ReservationState;
import dev.jetway.reservation.domain.ReservationState.Requested;
import dev.jetway.reservation.domain.ReservationView;
import dev.jetway.reservation.wakeup.LivingReservations.Claims;

/**
 * How a reservation stands in its journal, and what its shell has to know of that.
 *
 * @param version the journal's sequence number; 0 without events
 */
record Standing(ReservationState state, long version) {
  static final Standing UNREQUESTED = new Standing(Reservation.unrequested(), 0);

  boolean exists() {
    return state instanceof Requested;
  }

  /** Whether it stays as it is until somebody asks for something or a deadline comes. */
  boolean isSettled() {
    return state instanceof Requested r && ReservationView.of(r).settled();
  }

  boolean isOver() {
    return state instanceof Requested r && r.phase() instanceof Phase.Ended;
  }

  /** Whether its seats are held for a customer who may yet confirm, or not. */
  boolean isOpen() {
    return state instanceof Requested r && r.phase() instanceof Phase.Held;
  }

  /** What it takes up among the living: one that had ended has given everything back. */
  Claims claims(ReservationCommand next) {
    return switch (state) {
      case Requested r when isOver() -> Claims.NONE;
      case Requested r -> new Claims(r.locator(), isOpen() ? r.request().customer() : null);
      case ReservationState.Unrequested() ->
          next instanceof ReservationCommand.RequestReservation request
              ? new Claims(request.locator(), request.request().customer())
              : Claims.NONE;
    };
  }

  /** What an asker is told whose command was decided a while ago. */
  ReservationReply reply() {
    return switch (state) {
      case Requested reservation ->
          new ReservationReply.Answered(
              version, new ReservationAnswer.Shown(ReservationView.of(reservation)));
      // What was decided is gone from the journal, which must not be: let them ask again.
      case ReservationState.Unrequested() -> new ReservationReply.OutcomeUnknown();
    };
  }
}
