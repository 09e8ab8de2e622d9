package dev.jetway.flight.actor;

import dev.jetway.flight.domain.Flight;
import dev.jetway.flight.domain.FlightState;
import dev.jetway.flight.domain.OwnerNotice;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the front needs to know of the flight between two groups.
 *
 * @param exists whether the flight has any event
 * @param departure null when the flight does not exist, or is not going to depart any more
 * @param nextDue when time alone will change it next; null when it won't
 * @param holds whether any seat is held
 * @param someUntold whether anybody with seats, held or booked, has not been told of a change
 * @param owed what owners of bookings are to be told, at most one for every seat
 */
record WriterReport(
    boolean exists,
    @Nullable Instant departure,
    @Nullable Instant nextDue,
    boolean holds,
    boolean someUntold,
    List<OwnerNotice> owed) {

  /** Of a flight without events. */
  static final WriterReport NOTHING = new WriterReport(false, null, null, false, false, List.of());

  static WriterReport of(FlightState state) {
    return switch (state) {
      case FlightState.Unscheduled() -> NOTHING;
      case FlightState.Scheduled flight ->
          new WriterReport(
              true,
              flight.status().beforeDeparture() ? flight.schedule().departureInstant() : null,
              flight.nextDue().orElse(null),
              flight.firstDeadline().isPresent(),
              flight.latestChange() != null && !flight.latestChange().untold().isEmpty(),
              Flight.noticesOwed(flight));
    };
  }
}
