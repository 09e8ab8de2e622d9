package dev.jetway.edge.reservations;

import dev.jetway.edge.problem.Problem;
import dev.jetway.edge.problem.ProblemType;
import dev.jetway.reservation.actor.ReservationReply;
import dev.jetway.reservation.domain.Failure;
import dev.jetway.reservation.domain.ReservationAnswer;
import dev.jetway.reservation.domain.ReservationView;

/** A reservation's refusals and failures as problems. */
final class Refusals {
  private Refusals() {}

  /** A command that has changed nothing. */
  static Problem problem(ReservationAnswer.Rejected rejected) {
    return Problem.of(type(rejected.code()), rejected.detail());
  }

  /** Why the reservation did not come to what was asked for; with all seats that are a reason. */
  static Problem problem(ReservationView view) {
    Failure failure = view.failure();
    Problem problem =
        failure == null
            ? Problem.of(ProblemType.ACTION_NOT_AVAILABLE)
            : Problem.of(type(failure.code()), failure.detail());
    return problem.with(
        json -> {
          if (failure != null) {
            ReservationJson.conflicts(json, failure);
          }
          json.writeStringField("reservation_id", view.id().value());
          ReservationJson.availableActions(json, view);
        });
  }

  static ProblemType type(ReservationAnswer.Code code) {
    return switch (code) {
      case RESERVATION_NOT_FOUND -> ProblemType.RESERVATION_NOT_FOUND;
      case OTHER_CONTENT -> ProblemType.IDEMPOTENCY_KEY_REUSED;
      case INVALID_REQUEST -> ProblemType.INVALID_REQUEST;
      case LIMIT_EXCEEDED -> ProblemType.LIMIT_EXCEEDED;
      case TOO_MANY_HOLDS -> ProblemType.TOO_MANY_HOLDS;
      case NOT_NOW -> ProblemType.ACTION_NOT_AVAILABLE;
      case RESERVATION_ENDED -> ProblemType.RESERVATION_ENDED;
      case SEGMENT_NOT_FOUND -> ProblemType.SEGMENT_NOT_FOUND;
      case PASSENGER_NOT_FOUND -> ProblemType.PASSENGER_NOT_FOUND;
      case SEAT_NOT_FOUND -> ProblemType.SEAT_NOT_FOUND;
      case MIXED_CURRENCIES -> ProblemType.INVALID_REQUEST;
      case PAYMENT_REQUIRED -> ProblemType.PAYMENT_REQUIRED;
      case SEAT_LATELY_LEFT -> ProblemType.SEAT_LATELY_LEFT;
    };
  }

  static ProblemType type(Failure.Code code) {
    return switch (code) {
      case SEAT_TAKEN, SEAT_BLOCKED -> ProblemType.SEATS_UNAVAILABLE;
      case SEAT_NOT_FOUND -> ProblemType.SEAT_NOT_FOUND;
      case FLIGHT_NOT_FOUND -> ProblemType.FLIGHT_NOT_FOUND;
      case FLIGHT_CLOSED -> ProblemType.FLIGHT_CLOSED;
      case FLIGHT_CANCELLED -> ProblemType.FLIGHT_CANCELLED;
      case FLIGHT_REFUSED -> ProblemType.FLIGHT_REFUSED;
      case HOLD_EXPIRED, OFFER_EXPIRED -> ProblemType.OFFER_EXPIRED;
      case TIMED_OUT -> ProblemType.FLIGHTS_UNANSWERED;
      case TOO_LATE_TO_PAY -> ProblemType.TOO_LATE_TO_PAY;
      case PAYMENT_DECLINED, CAPTURE_REFUSED -> ProblemType.PAYMENT_DECLINED;
      case PAYMENT_TIMED_OUT -> ProblemType.PAYMENT_TIMED_OUT;
      case CANCELLED -> ProblemType.RESERVATION_ENDED;
      case NOT_ENOUGH_SEATS -> ProblemType.NOT_ENOUGH_SEATS;
      case SEATS_NOT_TOGETHER -> ProblemType.SEATS_NOT_TOGETHER;
    };
  }

  static ProblemType type(ReservationReply.Reason reason) {
    return switch (reason) {
      // Whoever draws locators draws again before this is told to anybody.
      case BUSY, MOVING, LOCATOR_TAKEN -> ProblemType.RESERVATION_BUSY;
      case DATABASE_UNAVAILABLE -> ProblemType.RESERVATIONS_UNAVAILABLE;
      case TIMEOUT -> ProblemType.RESERVATION_TIMEOUT;
    };
  }
}
