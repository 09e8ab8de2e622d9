package dev.jetway.node.truth;

import dev.jetway.flight.domain.Flight;
import dev.jetway.flight.domain.FlightCommit;
import dev.jetway.flight.domain.FlightEvent;
import dev.jetway.flight.domain.FlightState;
import dev.jetway.flight.domain.FlightState.Scheduled;
import dev.jetway.flight.domain.SeatNumber;
import dev.jetway.flight.domain.SeatState;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** No seat was ever claimed by two: each claim found it free, or held by this very claim. */
final class ClaimCheck {
  private ClaimCheck() {}

  static List<String> of(Map<String, List<FlightCommit>> flights) {
    List<String> findings = new ArrayList<>();
    flights.forEach((flight, commits) -> history(flight, commits, findings));
    return findings;
  }

  private static void history(String flight, List<FlightCommit> commits, List<String> findings) {
    FlightState state = Flight.unscheduled();
    for (FlightCommit commit : commits) {
      for (FlightCommit.Entry entry : commit.entries()) {
        for (FlightEvent event : entry.events()) {
          for (SeatNumber seat : doubled(state, event)) {
            findings.add("double claim: flight %s seat %s by %s".formatted(flight, seat, event));
          }
          state = Flight.evolve(state, event);
        }
      }
    }
  }

  private static List<SeatNumber> doubled(FlightState state, FlightEvent event) {
    if (!(state instanceof Scheduled flight)) {
      return List.of();
    }
    if (event instanceof FlightEvent.SeatsHeld(var hold)) {
      return unless(flight, hold.seats(), seat -> seat instanceof SeatState.Available);
    }
    if (event instanceof FlightEvent.SeatsConfirmed confirmed) {
      return unless(
          flight,
          confirmed.seats(),
          seat ->
              confirmed.hold() == null
                  ? seat instanceof SeatState.Available
                  : seat instanceof SeatState.Held held
                      && held.hold().id().equals(confirmed.hold()));
    }
    if (event instanceof FlightEvent.SeatChanged changed) {
      return unless(flight, List.of(changed.to()), seat -> seat instanceof SeatState.Available);
    }
    return List.of();
  }

  private static List<SeatNumber> unless(
      Scheduled flight, List<SeatNumber> seats, Predicate<SeatState> fit) {
    return seats.stream().filter(seat -> flight.seat(seat).filter(fit).isEmpty()).toList();
  }
}
