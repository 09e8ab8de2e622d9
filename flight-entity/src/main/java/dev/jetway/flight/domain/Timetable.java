package dev.jetway.flight.domain;

import dev.jetway.flight.domain.FlightAnswer.Change;
import dev.jetway.flight.domain.FlightEvent.ReleaseCause;
import dev.jetway.flight.domain.FlightState.Scheduled;
import dev.jetway.flight.domain.Rejection.Code;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Decides what concerns a flight as a whole: its schedule, its status, the passing of time. */
final class Timetable {
  private Timetable() {}

  /** What time alone has changed by {@code now} and the journal does not know yet. */
  static List<FlightEvent> dueBy(FlightState state, Instant now) {
    if (!(state instanceof Scheduled flight)
        || flight.nextDue().filter(next -> !next.isAfter(now)).isEmpty()) {
      return List.of();
    }
    List<FlightEvent> due = new ArrayList<>();
    boolean departs =
        flight.status().beforeDeparture() && !flight.schedule().departureInstant().isAfter(now);
    for (Hold hold : flight.holds()) {
      if (hold.isOverdueAt(now)) {
        due.add(new FlightEvent.HoldExpired(hold.id(), hold.seats()));
      } else if (departs) {
        due.add(released(hold, ReleaseCause.FLIGHT_DEPARTED));
      }
    }
    if (departs) {
      due.add(new FlightEvent.FlightDeparted());
    }
    return due;
  }

  /** A flight may be put on record after its departure: it departs in the same decision. */
  static Decision schedule(FlightCommand.ScheduleFlight command, Instant now) {
    List<FlightEvent> events = new ArrayList<>();
    events.add(new FlightEvent.FlightScheduled(command.schedule()));
    events.add(new FlightEvent.SeatMapAssigned(command.seatMap()));
    events.add(new FlightEvent.FlightOpened());
    events.addAll(dueBy(Flight.evolve(Flight.unscheduled(), events), now));
    return settled(Flight.unscheduled(), events, Change.CREATED);
  }

  static Decision scheduleAgain(Scheduled flight, FlightCommand.ScheduleFlight command) {
    boolean same =
        command.schedule().equals(flight.scheduledAs())
            && command.seatMap().equals(flight.seatMap());
    return same
        ? unchanged(flight)
        : Decision.refuse(
            Code.FLIGHT_CONFLICT,
            "Flight %s on %s from %s is on record with other content."
                .formatted(
                    flight.scheduledAs().number(),
                    flight.scheduledAs().departure().toLocalDate(),
                    flight.scheduledAs().origin()));
  }

  static Decision open(Scheduled flight) {
    return switch (flight.status()) {
      case OPEN -> unchanged(flight);
      case SCHEDULED, CLOSED -> changed(flight, new FlightEvent.FlightOpened());
      case DEPARTED, CANCELLED -> Decision.refuse(over(flight));
    };
  }

  static Decision close(Scheduled flight) {
    return switch (flight.status()) {
      case CLOSED -> unchanged(flight);
      case SCHEDULED, OPEN -> changed(flight, new FlightEvent.FlightClosed());
      case DEPARTED, CANCELLED -> Decision.refuse(over(flight));
    };
  }

  static Decision depart(Scheduled flight) {
    return switch (flight.status()) {
      case DEPARTED -> unchanged(flight);
      case SCHEDULED, OPEN, CLOSED ->
          endHolds(flight, ReleaseCause.FLIGHT_DEPARTED, new FlightEvent.FlightDeparted());
      case CANCELLED -> Decision.refuse(over(flight));
    };
  }

  static Decision cancel(Scheduled flight, FlightCommand.CancelFlight command) {
    return switch (flight.status()) {
      case CANCELLED -> unchanged(flight);
      case SCHEDULED, OPEN, CLOSED ->
          endHolds(
              flight,
              ReleaseCause.FLIGHT_CANCELLED,
              new FlightEvent.FlightCancelled(command.reason()));
      case DEPARTED -> Decision.refuse(over(flight));
    };
  }

  static Decision reschedule(
      Scheduled flight, FlightCommand.RescheduleFlight command, Instant now) {
    if (!flight.status().beforeDeparture()) {
      return Decision.refuse(over(flight));
    }
    FlightSchedule moved = moved(flight.schedule(), command);
    if (moved.equals(flight.schedule())) {
      return unchanged(flight);
    }
    if (!moved.departureInstant().isAfter(now)) {
      return Decision.refuse(Code.INVALID_REQUEST, "The new departure has passed already.");
    }
    return changed(
        flight,
        new FlightEvent.FlightRescheduled(
            moved.departure(), moved.departureOffset(), moved.arrival(), moved.arrivalOffset()));
  }

  /** What the command leaves open about offsets stays as it is. */
  private static FlightSchedule moved(
      FlightSchedule schedule, FlightCommand.RescheduleFlight command) {
    return schedule.at(
        command.departure(),
        firstGiven(command.departureOffset(), schedule.departureOffset()),
        command.arrival(),
        command.arrival() == null
            ? null
            : firstGiven(command.arrivalOffset(), schedule.arrivalOffset()));
  }

  private static ZoneOffset firstGiven(@Nullable ZoneOffset wanted, @Nullable ZoneOffset inForce) {
    if (wanted != null) {
      return wanted;
    }
    return inForce == null ? ZoneOffset.UTC : inForce;
  }

  static Decision unchanged(Scheduled flight) {
    return Decision.of(new FlightAnswer.FlightShown(FlightSummary.of(flight), Change.UNCHANGED));
  }

  /** Why nothing can be sold on this flight now, or can be changed any more. */
  static Rejection over(Scheduled flight) {
    return switch (flight.status()) {
      case SCHEDULED -> refusal(Code.FLIGHT_CLOSED, flight, "not open for sale yet");
      case OPEN, CLOSED -> refusal(Code.FLIGHT_CLOSED, flight, "closed for sale");
      case DEPARTED -> refusal(Code.FLIGHT_CLOSED, flight, "departed");
      case CANCELLED -> refusal(Code.FLIGHT_CANCELLED, flight, "cancelled");
    };
  }

  private static Rejection refusal(Code code, Scheduled flight, String state) {
    return Rejection.of(code, "Flight %s is %s.".formatted(flight.schedule().number(), state));
  }

  private static Decision endHolds(Scheduled flight, ReleaseCause cause, FlightEvent last) {
    List<FlightEvent> events = new ArrayList<>();
    for (Hold hold : flight.holds()) {
      events.add(released(hold, cause));
    }
    events.add(last);
    return settled(flight, events, Change.CHANGED);
  }

  private static FlightEvent released(Hold hold, ReleaseCause cause) {
    return new FlightEvent.HoldReleased(hold.id(), hold.seats(), cause);
  }

  private static Decision changed(Scheduled flight, FlightEvent event) {
    return settled(flight, List.of(event), Change.CHANGED);
  }

  private static Decision settled(FlightState before, List<FlightEvent> events, Change change) {
    Scheduled after = (Scheduled) Flight.evolve(before, events);
    return new Decision(events, new FlightAnswer.FlightShown(FlightSummary.of(after), change));
  }
}
