package dev.jetway.flight.projection;

import dev.jetway.flight.domain.CustomerId;
import dev.jetway.flight.domain.FlightCommit;
import dev.jetway.flight.domain.FlightEvent;
import dev.jetway.flight.domain.FlightId;
import dev.jetway.flight.domain.ReservationId;
import dev.jetway.flight.domain.SeatNumber;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Some bookings, brought up to date by events. Says what the flight's own state says of occupied
 * seats, for every event that a flight decides.
 */
final class BookingRows {

  /** All that a reservation has on a flight, for whomever. */
  record Key(FlightId flight, ReservationId reservation) {}

  /** A customer's seats; never empty. */
  record Row(NavigableSet<SeatNumber> seats, Instant since) {}

  /** What an event does to the bookings of a reservation. */
  private record Change(ReservationId reservation, Consumer<Map<CustomerId, Row>> effect) {}

  private final Map<Key, Map<CustomerId, Row>> rows = new LinkedHashMap<>();

  /** The bookings that a commit touches. */
  static Stream<Key> touched(FlightId flight, FlightCommit commit) {
    return changes(commit).map(change -> new Key(flight, change.reservation()));
  }

  /** Puts in what is known already. */
  void put(Key key, CustomerId customer, Row row) {
    of(key).put(customer, row);
  }

  void apply(FlightId flight, FlightCommit commit) {
    changes(commit)
        .forEach(change -> change.effect().accept(of(new Key(flight, change.reservation()))));
  }

  /** All that was put in or touched, with what is left of it. */
  Map<Key, Map<CustomerId, Row>> rows() {
    return rows;
  }

  private Map<CustomerId, Row> of(Key key) {
    return rows.computeIfAbsent(key, absent -> new HashMap<>());
  }

  private static Stream<Change> changes(FlightCommit commit) {
    return commit.entries().stream()
        .flatMap(entry -> entry.events().stream())
        .flatMap(event -> change(event, commit.at()).stream());
  }

  private static Optional<Change> change(FlightEvent event, Instant at) {
    return switch (event) {
      case FlightEvent.SeatsConfirmed e ->
          Optional.of(
              new Change(
                  e.reservation(),
                  booked ->
                      booked
                          .computeIfAbsent(e.customer(), first -> new Row(new TreeSet<>(), at))
                          .seats()
                          .addAll(e.seats())));
      case FlightEvent.SeatsReleased e ->
          Optional.of(new Change(e.reservation(), booked -> release(booked, e.seats())));
      case FlightEvent.SeatChanged e ->
          Optional.of(
              new Change(
                  e.reservation(),
                  booked ->
                      booked.values().stream()
                          .filter(row -> row.seats().remove(e.from()))
                          .forEach(row -> row.seats().add(e.to()))));

      // Whoever has a seat on a flight that is cancelled or departs has it still.
      case FlightEvent.FlightScheduled e -> Optional.empty();
      case FlightEvent.SeatMapAssigned e -> Optional.empty();
      case FlightEvent.FlightOpened e -> Optional.empty();
      case FlightEvent.FlightClosed e -> Optional.empty();
      case FlightEvent.FlightDeparted e -> Optional.empty();
      case FlightEvent.FlightCancelled e -> Optional.empty();
      case FlightEvent.FlightRescheduled e -> Optional.empty();
      case FlightEvent.OwnersTold e -> Optional.empty();
      case FlightEvent.SeatsHeld e -> Optional.empty();
      case FlightEvent.HoldExtended e -> Optional.empty();
      case FlightEvent.HoldReleased e -> Optional.empty();
      case FlightEvent.HoldExpired e -> Optional.empty();
      case FlightEvent.HoldBarred e -> Optional.empty();
      case FlightEvent.SeatBlocked e -> Optional.empty();
      case FlightEvent.SeatUnblocked e -> Optional.empty();
    };
  }

  private static void release(Map<CustomerId, Row> booked, List<SeatNumber> seats) {
    booked.values().forEach(row -> seats.forEach(row.seats()::remove));
    booked.values().removeIf(row -> row.seats().isEmpty());
  }
}
