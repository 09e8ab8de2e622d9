package dev.jetway.edge.reservations;

import dev.jetway.edge.flights.FlightDoor;
import dev.jetway.edge.retry.WhileMoving;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;

/** All who answer below {@code /reservations}. */
public record ReservationHandlers(
    DirectBookings atOnce,
    Reserving reserving,
    ReservationQueries queries,
    ReservationActions actions,
    ReservationChanges changes,
    ReservationCancelling cancelling) {

  /**
   * Puts them together.
   *
   * @param writeDeadline how long a command may take, all that it sets in motion included; what is
   *     under way then is answered as it stands
   * @param readDeadline how long a question may take
   * @param whileMoving asks a reservation again that moves
   */
  public static ReservationHandlers of(
      FlightDoor flights,
      ReservationBackends backends,
      InstantSource clock,
      Duration writeDeadline,
      Duration readDeadline,
      WhileMoving whileMoving) {
    ReservationDoor door =
        new ReservationDoor(
            backends.reservations(),
            backends.living(),
            clock,
            writeDeadline,
            readDeadline,
            whileMoving);
    DirectBookings atOnce = new DirectBookings(flights);
    ReservationActions actions = new ReservationActions(door);
    return new ReservationHandlers(
        atOnce,
        new Reserving(door, new Locators(new SecureRandom())),
        new ReservationQueries(
            door, atOnce, new CustomerLists(backends.reserved(), backends.booked())),
        actions,
        new ReservationChanges(door),
        new ReservationCancelling(door, atOnce));
  }
}
