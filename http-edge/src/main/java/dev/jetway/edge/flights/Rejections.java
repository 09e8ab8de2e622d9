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
    Problem problem = Problem.of(type(rejection.code()), rejection.detail());
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
      case INVALID_REQUEST -> ProblemType.INVALID_REQUEST;
      case BOOKING_NOT_FOUND -> ProblemType.BOOKING_NOT_FOUND;
      case LIMIT_REACHED -> ProblemType.LIMIT_REACHED;
      // No call here asks for holds, so no answer can be about one.
      case HOLD_EXPIRED, HOLD_CONFLICT, HOLD_BARRED -> ProblemType.INTERNAL_ERROR;
    };
  }

  static ProblemType type(FlightReply.Reason reason) {
    return switch (reason) {
      case BUSY -> ProblemType.FLIGHT_BUSY;
      case JOURNAL_UNAVAILABLE -> ProblemType.JOURNAL_UNAVAILABLE;
      case TIMEOUT -> ProblemType.FLIGHT_TIMEOUT;
      case FAULT -> ProblemType.FLIGHT_FAULT;
    };
  }
}
