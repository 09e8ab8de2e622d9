package dev.jetway.node.truth;

import dev.jetway.flight.domain.FlightCommit;
import dev.jetway.reservation.domain.ReservationCommit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The raw truth at one moment.
 *
 * @param flights the commits of each flight, by its id, from version 1 on without a gap
 * @param reservations the same of each reservation
 * @param movements of money, in their order
 */
public record Journals(
    Map<String, List<FlightCommit>> flights,
    Map<String, List<ReservationCommit>> reservations,
    List<MoneyMovement> movements) {
  public Journals {
    flights = Map.copyOf(flights);
    reservations = Map.copyOf(reservations);
    movements = List.copyOf(movements);
  }

  /** These with another history of one flight, to plant a fault. */
  public Journals withFlight(String flight, List<FlightCommit> commits) {
    Map<String, List<FlightCommit>> changed = new LinkedHashMap<>(flights);
    changed.put(flight, List.copyOf(commits));
    return new Journals(changed, reservations, movements);
  }

  /** These with another history of one reservation, to plant a fault. */
  public Journals withReservation(String reservation, List<ReservationCommit> commits) {
    Map<String, List<ReservationCommit>> changed = new LinkedHashMap<>(reservations);
    changed.put(reservation, List.copyOf(commits));
    return new Journals(flights, changed, movements);
  }

  /** These with other books, to plant a fault. */
  public Journals withMovements(List<MoneyMovement> changed) {
    return new Journals(flights, reservations, changed);
  }
}
