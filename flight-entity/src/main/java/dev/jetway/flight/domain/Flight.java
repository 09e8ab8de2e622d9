package dev.jetway.flight.domain;

import dev.jetway.flight.domain.FlightState.Scheduled;
import dev.jetway.flight.domain.FlightState.Unscheduled;
import dev.jetway.flight.domain.Rejection.Code;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * The decider: where every booking is decided.
 *
 * <p>{@link #decide} and {@link #evolve} are pure functions. Whoever calls them sees to it that the
 * commands of one flight come one after another, and that events are applied in the order of the
 * journal; no lock is ever needed.
 */
public final class Flight {
  private static final FlightState UNSCHEDULED = new Unscheduled();

  private Flight() {}

  /** The state before the first event. */
  public static FlightState unscheduled() {
    return UNSCHEDULED;
  }

  /**
   * Decides one command. What time has made due by {@code now} (overdue holds, the departure)
   * happens first, so no command or question ever meets a hold past its deadline.
   */
  public static Decision decide(FlightState state, FlightCommand command, Instant now) {
    List<FlightEvent> due = Timetable.dueBy(state, now);
    return decideInTime(evolve(state, due), command, now).after(due);
  }

  private static Decision decideInTime(FlightState state, FlightCommand command, Instant now) {
    return switch (state) {
      case Unscheduled() ->
          command instanceof FlightCommand.ScheduleFlight schedule
              ? Timetable.schedule(schedule, now)
              : Decision.refuse(Code.FLIGHT_NOT_FOUND, "There is no such flight.");
      case Scheduled flight -> decideScheduled(flight, command, now);
    };
  }

  private static Decision decideScheduled(Scheduled flight, FlightCommand command, Instant now) {
    return switch (command) {
      case FlightCommand.ScheduleFlight c -> Timetable.scheduleAgain(flight, c);
      case FlightCommand.OpenFlight c -> Timetable.open(flight);
      case FlightCommand.CloseFlight c -> Timetable.close(flight);
      case FlightCommand.DepartFlight c -> Timetable.depart(flight);
      case FlightCommand.CancelFlight c -> Timetable.cancel(flight, c);
      case FlightCommand.RescheduleFlight c -> Timetable.reschedule(flight, c, now);

      case FlightCommand.NewHold c -> Holds.hold(flight, c, now);
      case FlightCommand.ExtendHold c -> Holds.extend(flight, c, now);
      case FlightCommand.ConfirmHold c -> Holds.confirm(flight, c);
      case FlightCommand.ReleaseHold c -> Holds.release(flight, c, now);

      case FlightCommand.BookSeats c -> Bookings.book(flight, c);
      case FlightCommand.CancelBooking c -> Bookings.cancel(flight, c, now);
      case FlightCommand.CancelSeats c -> Bookings.cancelSeats(flight, c, now);
      case FlightCommand.ChangeSeat c -> Bookings.changeSeat(flight, c);

      case FlightCommand.BlockSeats c -> Blocks.block(flight, c);
      case FlightCommand.UnblockSeats c -> Blocks.unblock(flight, c);

      case FlightCommand.NoteOwnersTold c -> Notices.note(flight, c);
      case FlightCommand.NoteTime c -> Decision.of(new FlightAnswer.TimeNoted());
      case FlightCommand.ViewFlight c -> Timetable.unchanged(flight);
      case FlightCommand.ViewSeatMap c -> Decision.of(FlightAnswer.SeatMapShown.of(flight));
      case FlightCommand.ListBookings c -> Decision.of(FlightAnswer.BookingsListed.of(flight));
    };
  }

  /**
   * Which owners of bookings are still to be told of the flight's latest change, in the order of
   * their seats; at most one for every seat.
   */
  public static List<OwnerNotice> noticesOwed(FlightState state) {
    return Notices.owed(state);
  }

  /** Applies events in their order. */
  public static FlightState evolve(FlightState state, List<FlightEvent> events) {
    FlightState current = state;
    for (FlightEvent event : events) {
      current = evolve(current, event);
    }
    return current;
  }

  /**
   * Applies one event. Total: there is a next state whatever the event, because a journal that
   * can't be read back is worse than one with an odd entry. An event that ends or moves a claim
   * touches only seats that have this very claim.
   */
  public static FlightState evolve(FlightState state, FlightEvent event) {
    return switch (state) {
      case Unscheduled() ->
          event instanceof FlightEvent.FlightScheduled(FlightSchedule schedule)
              ? new Scheduled(
                  schedule.flightId(),
                  schedule,
                  schedule,
                  FlightStatus.SCHEDULED,
                  SeatMap.none(),
                  Seats.available(0),
                  Map.of(),
                  null)
              : state;
      case Scheduled flight -> evolveScheduled(flight, event);
    };
  }

  private static Scheduled evolveScheduled(Scheduled flight, FlightEvent event) {
    return switch (event) {
      case FlightEvent.FlightScheduled e -> flight;
      case FlightEvent.SeatMapAssigned(SeatMap seatMap) ->
          Notices.withoutThoseWhoLeft(flight.withSeatMap(seatMap));
      case FlightEvent.FlightOpened() -> flight.withStatus(FlightStatus.OPEN);
      case FlightEvent.FlightClosed() -> flight.withStatus(FlightStatus.CLOSED);
      case FlightEvent.FlightDeparted() -> Notices.silent(flight.withStatus(FlightStatus.DEPARTED));
      case FlightEvent.FlightCancelled(String reason) ->
          Notices.changed(
              flight.withStatus(FlightStatus.CANCELLED), new FlightChange.Cancelled(reason));
      case FlightEvent.FlightRescheduled e -> reschedule(flight, e);
      case FlightEvent.OwnersTold e -> Notices.told(flight, e);
      case FlightEvent.SeatsHeld(Hold hold) ->
          flight.withSeats(hold.seats(), new SeatState.Held(hold));
      case FlightEvent.HoldExtended(HoldId id, Instant deadline) ->
          flight
              .hold(id)
              .map(hold -> hold.until(deadline))
              .map(hold -> flight.withSeats(hold.seats(), new SeatState.Held(hold)))
              .orElse(flight);
      case FlightEvent.HoldReleased e ->
          Notices.withoutThoseWhoLeft(free(flight, e.seats(), heldAs(e.hold())));
      case FlightEvent.HoldExpired e ->
          Notices.withoutThoseWhoLeft(free(flight, e.seats(), heldAs(e.hold())));
      case FlightEvent.HoldBarred e -> flight.withBarred(bar(flight.barred(), e));
      case FlightEvent.SeatsConfirmed e ->
          flight.withSeats(
              e.seats(), new SeatState.Occupied(e.reservation(), e.customer(), e.hold()));
      case FlightEvent.SeatsReleased e ->
          Notices.withoutThoseWhoLeft(free(flight, e.seats(), bookedBy(e.reservation())));
      case FlightEvent.SeatChanged e -> move(flight, e);
      case FlightEvent.SeatBlocked(List<SeatNumber> seats, BlockKind kind, String reason) ->
          flight.withSeats(seats, new SeatState.Blocked(kind, reason));
      case FlightEvent.SeatUnblocked(List<SeatNumber> seats) ->
          free(flight, seats, state -> state instanceof SeatState.Blocked);
    };
  }

  private static Scheduled reschedule(Scheduled flight, FlightEvent.FlightRescheduled event) {
    FlightSchedule moved =
        flight
            .schedule()
            .at(event.departure(), event.departureOffset(), event.arrival(), event.arrivalOffset());
    return Notices.changed(
        flight.withSchedule(moved), new FlightChange.Rescheduled(moved.departureInstant()));
  }

  /** Puts back on sale those of the seats that are what the event says they are. */
  private static Scheduled free(
      Scheduled flight, List<SeatNumber> seats, Predicate<SeatState> claimed) {
    List<SeatNumber> freed =
        seats.stream().filter(seat -> flight.seat(seat).filter(claimed).isPresent()).toList();
    return flight.withSeats(freed, SeatState.Available.INSTANCE);
  }

  private static Scheduled move(Scheduled flight, FlightEvent.SeatChanged event) {
    boolean free =
        flight.seat(event.to()).filter(state -> state instanceof SeatState.Available).isPresent();
    return flight
        .seat(event.from())
        .filter(bookedBy(event.reservation()))
        .filter(booked -> free)
        .map(
            booked ->
                flight
                    .withSeats(List.of(event.to()), booked)
                    .withSeats(List.of(event.from()), SeatState.Available.INSTANCE))
        .orElse(flight);
  }

  private static Predicate<SeatState> heldAs(HoldId id) {
    return state -> state instanceof SeatState.Held held && held.hold().id().equals(id);
  }

  private static Predicate<SeatState> bookedBy(ReservationId reservation) {
    return state ->
        state instanceof SeatState.Occupied occupied && occupied.reservation().equals(reservation);
  }

  /** Adds a bar, and drops those that have served their time by then. */
  private static Map<HoldId, Instant> bar(
      Map<HoldId, Instant> barred, FlightEvent.HoldBarred event) {
    Map<HoldId, Instant> kept = new HashMap<>(barred);
    kept.values().removeIf(until -> !until.isAfter(event.at()));
    kept.put(event.hold(), event.until());
    return kept;
  }
}
