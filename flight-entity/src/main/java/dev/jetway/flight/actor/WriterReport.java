package dev.jetway.flight.actor;

import dev.jetway.flight.domain.FlightState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the front needs to know of the flight between two groups.
 *
 * @param exists whether the flight has any event
 * @param nextDue when time alone will change it next; null when it won't
 */
record WriterReport(boolean exists, @Nullable Instant nextDue) {
  static WriterReport of(FlightState state) {
    return switch (state) {
      case FlightState.Unscheduled() -> new WriterReport(false, null);
      case FlightState.Scheduled flight -> new WriterReport(true, flight.nextDue().orElse(null));
    };
  }
}
