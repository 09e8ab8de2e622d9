package dev.jetway.reservation.domain;

import dev.jetway.flight.domain.FlightCommand;
import dev.jetway.flight.domain.FlightId;
import dev.jetway.flight.domain.SeatNumber;
import dev.jetway.reservation.domain.ReservationAnswer.Code;
import dev.jetway.reservation.domain.ReservationAnswer.Rejected;
import dev.jetway.reservation.domain.ReservationRequest.Confirm;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Checks that need no flight: what can't be is refused before anybody is asked. */
final class Validation {
  private Validation() {}

  static Optional<Rejected> of(
      ReservationCommand.RequestReservation command, ReservationLimits limits) {
    ReservationRequest request = command.request();
    if (command.id().value().length() > ReservationLimits.ID_LENGTH_MAX) {
      return invalid("A reservation's id has at most 100 characters.");
    }
    if (request.passengers().size() > limits.passengersMax()) {
      return tooMany("passengers", limits.passengersMax(), request.passengers().size());
    }
    if (seated(request) == 0) {
      return invalid("Somebody with a seat of his own must travel.");
    }
    if (request.confirm() == Confirm.NOW && request.hasPrice() && request.paymentMethod() == null) {
      return Optional.of(new Rejected(Code.PAYMENT_REQUIRED, "Say how it is to be paid."));
    }
    return ofSegments(request.segments(), request, limits);
  }

  /** What a reservation of this request would have; also after a change. */
  static Optional<Rejected> ofSegments(
      List<SegmentRequest> segments, ReservationRequest request, ReservationLimits limits) {
    if (segments.isEmpty()) {
      return invalid("Name at least one segment.");
    }
    if (segments.size() > limits.segmentsMax()) {
      return tooMany("segments", limits.segmentsMax(), segments.size());
    }
    Map<FlightId, Integer> seatsByFlight = new HashMap<>();
    Map<FlightId, HashSet<SeatNumber>> distinct = new HashMap<>();
    for (SegmentRequest segment : segments) {
      if (segment.seats().isEmpty() || segment.seats().size() > FlightCommand.SEATS_MAX) {
        return invalid("A segment names 1 to %d seats.".formatted(FlightCommand.SEATS_MAX));
      }
      seatsByFlight.merge(segment.flight(), segment.seats().size(), Integer::sum);
      distinct.computeIfAbsent(segment.flight(), flight -> new HashSet<>()).addAll(segment.seats());
    }
    int seated = seated(request);
    for (Map.Entry<FlightId, Integer> entry : seatsByFlight.entrySet()) {
      if (distinct.getOrDefault(entry.getKey(), new HashSet<>()).size() < entry.getValue()) {
        return invalid("A seat of flight %s is named twice.".formatted(entry.getKey()));
      }
      if (entry.getValue() != seated) {
        return invalid(
            "%d passengers have seats of their own; of flight %s, %d are named."
                .formatted(seated, entry.getKey(), entry.getValue()));
      }
    }
    return Optional.empty();
  }

  private static int seated(ReservationRequest request) {
    return (int)
        request.passengers().stream()
            .filter(passenger -> passenger.type() != Passenger.Type.INFANT)
            .count();
  }

  static Optional<Rejected> invalid(String detail) {
    return Optional.of(new Rejected(Code.INVALID_REQUEST, detail));
  }

  static Optional<Rejected> tooMany(String what, int max, int count) {
    return Optional.of(
        new Rejected(
            Code.LIMIT_EXCEEDED,
            "A reservation has at most %d %s, not %d.".formatted(max, what, count)));
  }
}
