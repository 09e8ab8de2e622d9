package dev.jetway.reservation.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jetway.flight.domain.FlightAnswer;
import dev.jetway.flight.domain.FlightCommand;
import dev.jetway.flight.domain.FlightId;
import dev.jetway.flight.domain.ReservationId;
import dev.jetway.reservation.domain.FlightChange;
import dev.jetway.reservation.domain.ReservationCommand;
import dev.jetway.reservation.domain.ReservationState.Requested;
import dev.jetway.reservation.domain.Segment;
import dev.jetway.reservation.domain.SegmentId;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Calls flights off and moves them to other times, and tells everybody who has seats there, until
 * he has taken note: at least once, and in no order.
 */
final class FlightOffice {
  private static final Duration AGAIN = Duration.ofSeconds(20);

  private final World world;
  private final Map<FlightId, Long> numbers = new HashMap<>();

  /** The latest news of each segment of which its reservation has taken note. */
  private final Map<SegmentId, Long> noted = new HashMap<>();

  FlightOffice(World world) {
    this.world = world;
  }

  void cancel(FlightId flight) {
    FlightAnswer answer =
        world.flights.tell(flight, new FlightCommand.CancelFlight("fog"), world.simulation.now());
    tellAll(flight, answer, new FlightChange.Cancelled(next(flight), "fog"));
  }

  void reschedule(FlightId flight, LocalDateTime departure) {
    FlightAnswer answer =
        world.flights.tell(
            flight,
            new FlightCommand.RescheduleFlight(departure, ZoneOffset.UTC, null, null),
            world.simulation.now());
    tellAll(
        flight,
        answer,
        new FlightChange.Rescheduled(next(flight), departure.toInstant(ZoneOffset.UTC)));
  }

  private long next(FlightId flight) {
    return numbers.merge(flight, 1L, Long::sum);
  }

  private void tellAll(FlightId flight, FlightAnswer answer, FlightChange change) {
    if (!(answer instanceof FlightAnswer.Rejected)) {
      for (String owner : world.flights.owners(flight)) {
        tell(SegmentId.ofBooking(new ReservationId(owner)).orElseThrow(), change);
      }
    }
  }

  private void tell(SegmentId segment, FlightChange change) {
    AtomicBoolean heard = new AtomicBoolean();
    world.simulation.deliver(
        AGAIN.multipliedBy(3),
        () ->
            world
                .shellOf(segment.reservation())
                .tell(
                    new ReservationCommand.NoteFlightChange(segment.number(), change),
                    decision -> {
                      heard.set(true);
                      noted.merge(segment, change.number(), Math::max);
                    }));
    world.simulation.in(
        AGAIN,
        () -> {
          if (!heard.get()) {
            tell(segment, change);
          }
        });
  }

  /** Nothing that was noted of a segment that is still wanted is forgotten. */
  void assertNothingIsLost(Requested r) {
    for (Segment segment : r.wanted()) {
      Long number = noted.get(new SegmentId(r.id(), segment.number()));
      if (number != null) {
        assertThat(segment.flightChange())
            .as("news of segment %s", segment)
            .isNotNull()
            .extracting(FlightChange::number)
            .isEqualTo(number);
      }
    }
  }
}
