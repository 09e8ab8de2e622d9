package dev.jetway.flight.domain;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Everything that a flight's events have added up to. Immutable. */
public sealed interface FlightState {

  /** A flight of which no event is known. */
  record Unscheduled() implements FlightState {}

  /**
   * A flight that exists.
   *
   * @param scheduledAs the content it was first scheduled with, which tells a repeated request from
   *     a conflicting one
   * @param schedule the content now in force
   * @param seats by index of {@code seatMap}
   * @param barred holds that must not come into being, each until the moment after which no late
   *     request for it can arrive any more
   * @param latestChange null when the flight was never cancelled or rescheduled
   */
  record Scheduled(
      FlightId id,
      FlightSchedule scheduledAs,
      FlightSchedule schedule,
      FlightStatus status,
      SeatMap seatMap,
      Seats seats,
      Map<HoldId, Instant> barred,
      @Nullable LatestChange latestChange)
      implements FlightState {

    public Scheduled {
      barred = Map.copyOf(barred);
    }

    Scheduled withStatus(FlightStatus newStatus) {
      return new Scheduled(
          id, scheduledAs, schedule, newStatus, seatMap, seats, barred, latestChange);
    }

    Scheduled withSchedule(FlightSchedule newSchedule) {
      return new Scheduled(
          id, scheduledAs, newSchedule, status, seatMap, seats, barred, latestChange);
    }

    Scheduled withSeatMap(SeatMap newMap) {
      Seats free = Seats.available(newMap.size());
      return new Scheduled(id, scheduledAs, schedule, status, newMap, free, barred, latestChange);
    }

    Scheduled withBarred(Map<HoldId, Instant> newBarred) {
      return new Scheduled(
          id, scheduledAs, schedule, status, seatMap, seats, newBarred, latestChange);
    }

    Scheduled withLatestChange(LatestChange newChange) {
      return new Scheduled(id, scheduledAs, schedule, status, seatMap, seats, barred, newChange);
    }

    /** A seat that the map does not have is passed over: applying an event never fails. */
    Scheduled withSeats(Iterable<SeatNumber> numbers, SeatState state) {
      Seats changed = seats;
      for (SeatNumber number : numbers) {
        int index = seatMap.indexOf(number);
        if (index >= 0) {
          changed = changed.with(index, state);
        }
      }
      return new Scheduled(
          id, scheduledAs, schedule, status, seatMap, changed, barred, latestChange);
    }

    /** The seat's state; empty when the flight has no such seat. */
    public Optional<SeatState> seat(SeatNumber number) {
      int index = seatMap.indexOf(number);
      return index < 0 ? Optional.empty() : Optional.of(seats.at(index));
    }

    Optional<Hold> hold(HoldId holdId) {
      for (SeatState state : seats) {
        if (state instanceof SeatState.Held held && held.hold().id().equals(holdId)) {
          return Optional.of(held.hold());
        }
      }
      return Optional.empty();
    }

    /** All holds, in the order of their first seats. */
    public Set<Hold> holds() {
      Set<Hold> holds = new LinkedHashSet<>();
      for (SeatState state : seats) {
        if (state instanceof SeatState.Held held) {
          holds.add(held.hold());
        }
      }
      return holds;
    }

    /** The seats booked by a reservation, in seat map order. */
    List<SeatNumber> bookedBy(ReservationId reservation) {
      return seatMap.seats().stream()
          .filter(
              seat ->
                  seats.at(seatMap.indexOf(seat)) instanceof SeatState.Occupied occupied
                      && occupied.reservation().equals(reservation))
          .toList();
    }

    /** How many seats are for sale now. */
    public int available() {
      int count = 0;
      for (SeatState state : seats) {
        if (state instanceof SeatState.Available) {
          count++;
        }
      }
      return count;
    }

    /**
     * The next moment at which time alone changes this flight: a hold's deadline, or the departure;
     * empty when nothing is due any more.
     */
    public Optional<Instant> nextDue() {
      Instant next = status.beforeDeparture() ? schedule.departureInstant() : null;
      Instant deadline = firstDeadline().orElse(null);
      if (deadline != null && (next == null || deadline.isBefore(next))) {
        next = deadline;
      }
      return Optional.ofNullable(next);
    }

    /** When the next hold ends; empty when there are none. */
    public Optional<Instant> firstDeadline() {
      Instant first = null;
      for (SeatState state : seats) {
        if (state instanceof SeatState.Held held
            && (first == null || held.hold().deadline().isBefore(first))) {
          first = held.hold().deadline();
        }
      }
      return Optional.ofNullable(first);
    }
  }
}
