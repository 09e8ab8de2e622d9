package dev.jetway.edge.flights;

import dev.jetway.edge.problem.Problem;
import dev.jetway.edge.problem.ProblemType;
import dev.jetway.flight.actor.FlightReply;
import dev.jetway.flight.domain.FlightId;
import dev.jetway.flight.domain.Rejection;
import dev.jetway.flight.domain.SeatNumber;

/** A flight's refusals and failures as problems. */
public final class Rejections {
  private Rejections() {}

  public static Problem problem(FlightId flight, Rejection rejection) {
    return problem(type(rejection.code()), flight, rejection);
  }

  /** As {@link #problem}, for calls that may name many seats: one type, whatever is in the way. */
  public static Problem unavailable(FlightId flight, Rejection rejection) {
    return switch (rejection.code()) {
      case SEAT_TAKEN, SEAT_BLOCKED -> problem(ProblemType.SEATS_UNAVAILABLE, flight, rejection);
      default -> problem(flight, rejection);
    };
  }

  private static Problem problem(ProblemType type, FlightId flight, Rejection rejection) {
    Problem problem = Problem.of(type, rejection.detail());
    return rejection.seats().isEmpty()
        ? problem
        : problem.with(
            json -> {
              json.writeArrayFieldStart("conflicts");
              json.writeStartObject();
              json.writeStringField("flight_id", flight.toString());
              json.writeArrayFieldStart("seats");
              for (SeatNumber seat : rejection.seats()) {
                json.writeString(seat.toString());
              }
              json.writeEndArray();
              json.writeEndObject();
              json.writeEndArray();
            });
  }

  private static ProblemType type(Rejection.Code code) {
    return switch (code) {
      case FLIGHT_NOT_FOUND -> ProblemType.FLIGHT_NOT_FOUND;
      case FLIGHT_CONFLICT -> ProblemType.FLIGHT_CONFLICT;
      case FLIGHT_CLOSED -> ProblemType.FLIGHT_CLOSED;
      case FLIGHT_CANCELLED -> ProblemType.FLIGHT_CANCELLED;
      case SEAT_NOT_FOUND -> ProblemType.SEAT_NOT_FOUND;
      case SEAT_TAKEN -> ProblemType.SEAT_TAKEN;
      case SEAT_BLOCKED -> ProblemType.SEAT_BLOCKED;
      case NOT_ENOUGH_SEATS -> ProblemType.NOT_ENOUGH_SEATS;
      case SEATS_NOT_TOGETHER -> ProblemType.SEATS_NOT_TOGETHER;
      case INVALID_REQUEST -> ProblemType.INVALID_REQUEST;
      case BOOKING_NOT_FOUND -> ProblemType.BOOKING_NOT_FOUND;
      case LIMIT_REACHED -> ProblemType.LIMIT_REACHED;
      case HOLD_EXPIRED, HOLD_BARRED -> ProblemType.HOLD_EXPIRED;
      case HOLD_CONFIRMED -> ProblemType.HOLD_CONFIRMED;
      // A hold's id is made from the key, so another hold of the same id is one of the same key.
      case HOLD_CONFLICT -> ProblemType.IDEMPOTENCY_KEY_REUSED;
    };
  }

  static ProblemType type(FlightReply.Reason reason) {
    return switch (reason) {
      case BUSY -> ProblemType.FLIGHT_BUSY;
      case JOURNAL_UNAVAILABLE -> ProblemType.JOURNAL_UNAVAILABLE;
      case OWNERSHIP_UNSURE -> ProblemType.FLIGHT_MOVING;
      case TIMEOUT -> ProblemType.FLIGHT_TIMEOUT;
      case FAULT -> ProblemType.FLIGHT_FAULT;
    };
  }
}
