package dev.jetway.node.truth;

import dev.jetway.flight.domain.Flight;
import dev.jetway.flight.domain.FlightCommit;
import dev.jetway.flight.domain.FlightId;
import dev.jetway.flight.domain.FlightState;
import dev.jetway.flight.domain.FlightState.Scheduled;
import dev.jetway.flight.domain.ReservationId;
import dev.jetway.reservation.domain.Reservation;
import dev.jetway.reservation.domain.ReservationCommit;
import dev.jetway.reservation.domain.ReservationState;
import dev.jetway.reservation.domain.ReservationState.Requested;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the journals add up to. */
public record Folds(Map<FlightId, Scheduled> flights, Map<ReservationId, Requested> reservations) {
  public Folds {
    flights = Map.copyOf(flights);
    reservations = Map.copyOf(reservations);
  }

  /** Of all that was written. */
  public static Folds of(Journals journals) {
    Map<FlightId, Scheduled> flights = new HashMap<>();
    journals
        .flights()
        .values()
        .forEach(
            commits -> {
              if (flight(commits) instanceof Scheduled flight) {
                flights.put(flight.id(), flight);
              }
            });
    Map<ReservationId, Requested> reservations = new HashMap<>();
    journals
        .reservations()
        .forEach(
            (id, commits) -> {
              if (reservation(commits) instanceof Requested reservation) {
                reservations.put(new ReservationId(id), reservation);
              }
            });
    return new Folds(flights, reservations);
  }

  private static FlightState flight(List<FlightCommit> commits) {
    FlightState state = Flight.unscheduled();
    for (FlightCommit commit : commits) {
      state = commit.appliedTo(state);
    }
    return state;
  }

  static ReservationState reservation(List<ReservationCommit> commits) {
    ReservationState state = Reservation.unrequested();
    for (ReservationCommit commit : commits) {
      state = commit.appliedTo(state);
    }
    return state;
  }
}
