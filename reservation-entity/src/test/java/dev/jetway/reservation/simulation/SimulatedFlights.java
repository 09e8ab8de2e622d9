package dev.jetway.reservation.simulation;

import dev.jetway.flight.domain.Decision;
import dev.jetway.flight.domain.Flight;
import dev.jetway.flight.domain.FlightAnswer;
import dev.jetway.flight.domain.FlightCommand;
import dev.jetway.flight.domain.FlightId;
import dev.jetway.flight.domain.FlightSchedule;
import dev.jetway.flight.domain.FlightState;
import dev.jetway.flight.domain.FlightStatus;
import dev.jetway.flight.domain.SeatMap;
import dev.jetway.flight.domain.SeatNumber;
import dev.jetway.flight.domain.SeatState;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Flights as they are: the real deciders, without their shells. */
final class SimulatedFlights {
  private final Map<FlightId, FlightState> flights = new HashMap<>();

  void schedule(FlightSchedule schedule, SeatMap seatMap, Instant now) {
    flights.put(schedule.flightId(), Flight.unscheduled());
    tell(schedule.flightId(), new FlightCommand.ScheduleFlight(schedule, seatMap), now);
  }

  FlightAnswer tell(FlightId id, FlightCommand command, Instant now) {
    FlightState state = flights.getOrDefault(id, Flight.unscheduled());
    Decision decision = Flight.decide(state, command, now);
    flights.put(id, Flight.evolve(state, decision.events()));
    return decision.answer();
  }

  /** Those who hold or have booked seats: {@code reservation/segment}. */
  List<String> owners(FlightId id) {
    FlightState.Scheduled flight = flight(id);
    return flight.seatMap().seats().stream()
        .flatMap(
            seat ->
                switch (flight.seat(seat).orElseThrow()) {
                  case SeatState.Held held -> Stream.of(held.hold().reservation().value());
                  case SeatState.Occupied occupied -> Stream.of(occupied.reservation().value());
                  case SeatState.Available free -> Stream.<String>empty();
                  case SeatState.Blocked blocked -> Stream.<String>empty();
                })
        .distinct()
        .toList();
  }

  FlightStatus status(FlightId id) {
    return flight(id).status();
  }

  private FlightState.Scheduled flight(FlightId id) {
    return (FlightState.Scheduled) flights.getOrDefault(id, Flight.unscheduled());
  }

  SeatState seat(FlightId id, SeatNumber seat) {
    return flight(id).seat(seat).orElseThrow();
  }

  /** What holds or occupies each seat: {@code "flight seat" -> claim's id}. */
  Map<String, String> claims(Instant now) {
    Map<String, String> claims = new TreeMap<>();
    for (FlightId id : List.copyOf(flights.keySet())) {
      tell(id, new FlightCommand.NoteTime(), now);
      if (flights.get(id) instanceof FlightState.Scheduled flight) {
        for (SeatNumber seat : flight.seatMap().seats()) {
          switch (flight.seat(seat).orElseThrow()) {
            case SeatState.Held held -> claims.put(id + " " + seat, "held " + held.hold().id());
            case SeatState.Occupied occupied ->
                claims.put(id + " " + seat, occupied.reservation().value());
            case SeatState.Available free -> {}
            case SeatState.Blocked blocked -> {}
          }
        }
      }
    }
    return claims;
  }
}
