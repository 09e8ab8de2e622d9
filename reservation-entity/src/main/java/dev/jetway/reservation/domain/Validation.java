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
import java.util.Set;

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
    int seated = new Party(request.passengers(), List.of()).seated().size();
    if (seated == 0) {
      return invalid("Somebody with a seat of his own must travel.");
    }
    return ofSegments(request.segments(), seated, limits)
        .or(() -> ofCurrency(request.segments()))
        .or(() -> ofPayment(request));
  }

  private static Optional<Rejected> ofPayment(ReservationRequest request) {
    return request.confirm() == Confirm.NOW && request.hasPrice() && request.paymentMethod() == null
        ? Optional.of(new Rejected(Code.PAYMENT_REQUIRED, "Say how it is to be paid."))
        : Optional.empty();
  }

  static Optional<Rejected> ofCurrency(List<SegmentRequest> segments) {
    long currencies =
        segments.stream()
            .flatMap(segment -> Optional.ofNullable(segment.fare()).stream())
            .map(Money::currency)
            .distinct()
            .count();
    return currencies > 1
        ? Optional.of(
            new Rejected(Code.MIXED_CURRENCIES, "All fares of a reservation are in one currency."))
        : Optional.empty();
  }

  /**
   * What a reservation of these segments would have; also after a change.
   *
   * @param seated how many have seats of their own
   */
  static Optional<Rejected> ofSegments(
      List<SegmentRequest> segments, int seated, ReservationLimits limits) {
    if (segments.isEmpty()) {
      return invalid("Name at least one segment.");
    }
    if (segments.size() > limits.segmentsMax()) {
      return tooMany("segments", limits.segmentsMax(), segments.size());
    }
    if (segments.stream()
        .anyMatch(segment -> (segment.wish() == null) == segment.seats().isEmpty())) {
      return invalid("A segment either names its seats or says what is wished for.");
    }
    if (segments.stream().anyMatch(s -> s.count() < 1 || s.count() > FlightCommand.SEATS_MAX)) {
      return invalid("A segment has 1 to %d seats.".formatted(FlightCommand.SEATS_MAX));
    }
    if (Fares.of(segments) > Money.PRICE_MAX) {
      return invalid("All seats together cost more than can be charged.");
    }
    return ofSeats(segments, seated);
  }

  private static Optional<Rejected> ofSeats(List<SegmentRequest> segments, int seated) {
    Map<FlightId, Integer> counts = new HashMap<>();
    Map<FlightId, Set<SeatNumber>> named = new HashMap<>();
    for (SegmentRequest segment : segments) {
      counts.merge(segment.flight(), segment.count(), Integer::sum);
      Set<SeatNumber> others = named.computeIfAbsent(segment.flight(), flight -> new HashSet<>());
      for (SeatNumber seat : segment.seats()) {
        if (!others.add(seat)) {
          return invalid("Seat %s of flight %s is named twice.".formatted(seat, segment.flight()));
        }
      }
    }
    for (Map.Entry<FlightId, Integer> entry : counts.entrySet()) {
      if (entry.getValue() != seated) {
        return invalid(
            "%d passengers have seats of their own; of flight %s, %d are asked for."
                .formatted(seated, entry.getKey(), entry.getValue()));
      }
    }
    return Optional.empty();
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
