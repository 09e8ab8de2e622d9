package dev.jetway.reservation.actor;

import dev.jetway.flight.actor.FlightReply;
import dev.jetway.flight.actor.Flights;
import dev.jetway.flight.actor.Origin;
import dev.jetway.flight.domain.Decision;
import dev.jetway.flight.domain.Flight;
import dev.jetway.flight.domain.FlightCommand;
import dev.jetway.flight.domain.FlightId;
import dev.jetway.flight.domain.FlightSchedule;
import dev.jetway.flight.domain.FlightState;
import dev.jetway.flight.domain.SeatMap;
import dev.jetway.flight.domain.SeatState;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Flights that decide as flights do, outlive a crash of the reservations, and can fall silent. */
final class RealFlights implements Flights {
  private final Map<FlightId, FlightState> flights = new HashMap<>();
  private final InstantSource clock;
  private boolean silent;

  RealFlights(InstantSource clock) {
    this.clock = clock;
  }

  synchronized FlightId schedule(FlightSchedule schedule, SeatMap seatMap) {
    decide(schedule.flightId(), new FlightCommand.ScheduleFlight(schedule, seatMap));
    return schedule.flightId();
  }

  synchronized void fallSilent(boolean now) {
    silent = now;
  }

  /** Silent flights do what they are told, and nobody hears of it. */
  @Override
  public synchronized CompletionStage<FlightReply> ask(
      FlightId flight, FlightCommand command, Origin origin, Instant deadline) {
    Decision decision = decide(flight, command);
    return CompletableFuture.completedStage(
        silent ? new FlightReply.OutcomeUnknown() : new FlightReply.Answered(1, decision.answer()));
  }

  private Decision decide(FlightId flight, FlightCommand command) {
    FlightState state = flights.getOrDefault(flight, Flight.unscheduled());
    Decision decision = Flight.decide(state, command, clock.instant());
    flights.put(flight, Flight.evolve(state, decision.events()));
    return decision;
  }

  /** What is held or booked, by whom: {@code "flight seat" -> "claim"}. */
  synchronized Map<String, String> claims() {
    Map<String, String> claims = new TreeMap<>();
    for (FlightState state : flights.values()) {
      if (state instanceof FlightState.Scheduled flight) {
        flight
            .seatMap()
            .seats()
            .forEach(
                seat -> {
                  SeatState at = flight.seat(seat).orElseThrow();
                  if (at instanceof SeatState.Occupied occupied) {
                    claims.put(flight.id() + " " + seat, "booked " + occupied.reservation());
                  } else if (at instanceof SeatState.Held held) {
                    claims.put(flight.id() + " " + seat, "held " + held.hold().id());
                  }
                });
      }
    }
    return claims;
  }
}
