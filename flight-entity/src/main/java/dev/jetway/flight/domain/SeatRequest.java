package dev.jetway.flight.domain;

import dev.jetway.flight.domain.FlightState.Scheduled;
import dev.jetway.flight.domain.Rejection.Code;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** The checks that every command naming seats has in common. */
final class SeatRequest {
  private SeatRequest() {}

  /** Why the seats can't be asked for at all; empty when they can. */
  static Optional<Rejection> malformed(Scheduled flight, List<SeatNumber> seats) {
    if (seats.isEmpty() || seats.size() > FlightCommand.SEATS_MAX) {
      return Optional.of(wrongNumber(seats));
    }
    if (new HashSet<>(seats).size() < seats.size()) {
      return Optional.of(Rejection.of(Code.INVALID_REQUEST, "A seat is named twice."));
    }
    List<SeatNumber> unknown =
        seats.stream().filter(seat -> flight.seatMap().indexOf(seat) < 0).toList();
    return unknown.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Rejection(
                Code.SEAT_NOT_FOUND,
                "The flight has no seat %s.".formatted(join(unknown)),
                unknown));
  }

  static Rejection wrongNumber(List<SeatNumber> seats) {
    return Rejection.of(
        Code.INVALID_REQUEST,
        "Name 1 to %d seats, not %d.".formatted(FlightCommand.SEATS_MAX, seats.size()));
  }

  /** Why known seats can't be had; empty when all are for sale. */
  static Optional<Rejection> conflict(Scheduled flight, List<SeatNumber> seats) {
    return conflict(flight, seats, state -> state instanceof SeatState.Available);
  }

  /** Why known seats can't be had; empty when each is as {@code free} wants it. */
  static Optional<Rejection> conflict(
      Scheduled flight, List<SeatNumber> seats, Predicate<SeatState> free) {
    List<SeatNumber> refused =
        seats.stream().filter(seat -> !free.test(flight.seat(seat).orElseThrow())).toList();
    if (refused.isEmpty()) {
      return Optional.empty();
    }
    boolean onlyBlocked =
        refused.stream()
            .allMatch(seat -> flight.seat(seat).orElseThrow() instanceof SeatState.Blocked);
    return Optional.of(
        onlyBlocked
            ? new Rejection(
                Code.SEAT_BLOCKED, "Not for sale: %s.".formatted(join(refused)), refused)
            : new Rejection(Code.SEAT_TAKEN, "Taken: %s.".formatted(join(refused)), refused));
  }

  private static String join(List<SeatNumber> seats) {
    return String.join(", ", seats.stream().map(SeatNumber::toString).toList());
  }
}
