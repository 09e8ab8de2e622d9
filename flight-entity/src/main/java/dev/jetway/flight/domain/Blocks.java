package dev.jetway.flight.domain;

import dev.jetway.flight.domain.FlightState.Scheduled;
import java.util.List;
import java.util.Optional;

/** Decides which seats are kept from sale. */
final class Blocks {
  private Blocks() {}

  static Decision block(Scheduled flight, FlightCommand.BlockSeats command) {
    SeatState wanted = new SeatState.Blocked(command.kind(), command.reason());
    Optional<Rejection> refusal =
        refusal(flight, command.seats())
            .or(
                () ->
                    SeatRequest.conflict(
                        flight,
                        command.seats(),
                        state ->
                            state instanceof SeatState.Available
                                || state instanceof SeatState.Blocked));
    if (refusal.isPresent()) {
      return Decision.refuse(refusal.get());
    }
    List<SeatNumber> changed =
        command.seats().stream()
            .filter(seat -> !flight.seat(seat).orElseThrow().equals(wanted))
            .toList();
    return set(
        command.seats(),
        changed,
        new FlightEvent.SeatBlocked(changed, command.kind(), command.reason()));
  }

  static Decision unblock(Scheduled flight, FlightCommand.UnblockSeats command) {
    Optional<Rejection> refusal = refusal(flight, command.seats());
    if (refusal.isPresent()) {
      return Decision.refuse(refusal.get());
    }
    // A seat that is held or booked is not blocked: what is asked for is true of it already.
    List<SeatNumber> changed =
        command.seats().stream()
            .filter(seat -> flight.seat(seat).orElseThrow() instanceof SeatState.Blocked)
            .toList();
    return set(command.seats(), changed, new FlightEvent.SeatUnblocked(changed));
  }

  private static Optional<Rejection> refusal(Scheduled flight, List<SeatNumber> seats) {
    return flight.status().beforeDeparture()
        ? SeatRequest.malformed(flight, seats)
        : Optional.of(Timetable.over(flight));
  }

  private static Decision set(List<SeatNumber> asked, List<SeatNumber> changed, FlightEvent event) {
    FlightAnswer answer = new FlightAnswer.SeatsSet(asked);
    return changed.isEmpty() ? Decision.of(answer) : Decision.of(answer, event);
  }
}
