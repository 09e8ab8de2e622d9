package dev.jetway.reservation.domain;

import dev.jetway.reservation.domain.ReservationAnswer.Code;
import dev.jetway.reservation.domain.ReservationState.Requested;
import dev.jetway.reservation.domain.ReservationState.Unrequested;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The decider: where every reservation is decided.
 *
 * <p>Pure functions. Whoever calls them sees to it that the commands of one reservation come one
 * after another, that events are applied in the order of the journal, and that a step is carried
 * out only when the events it follows from are in the journal.
 */
public final class Reservation {
  private static final ReservationState UNREQUESTED = new Unrequested();

  private Reservation() {}

  /** The state before the first event. */
  public static ReservationState unrequested() {
    return UNREQUESTED;
  }

  /**
   * Decides one command. What time has made due by {@code now} happens first; after every event,
   * {@link Progress#next} says what follows from it.
   */
  public static Decision decide(
      ReservationState state, ReservationCommand command, Instant now, ReservationLimits limits) {
    Unfolding story = new Unfolding(state, now, limits);
    Deadlines.passed(state, now, limits).forEach(story::happens);
    ReservationAnswer answer =
        switch (story.state()) {
          case Unrequested() ->
              command instanceof ReservationCommand.RequestReservation request
                  ? Requests.request(story, request)
                  : new ReservationAnswer.Rejected(
                      Code.RESERVATION_NOT_FOUND, "There is no such reservation.");
          case Requested reservation -> decideRequested(story, reservation, command);
        };
    return new Decision(story.events(), answer);
  }

  private static ReservationAnswer decideRequested(
      Unfolding story, Requested reservation, ReservationCommand command) {
    return switch (command) {
      case ReservationCommand.RequestReservation c -> Requests.again(story, reservation, c);
      case ReservationCommand.ConfirmReservation c -> Requests.confirm(story, reservation, c);
      case ReservationCommand.ExtendReservation c -> Requests.extend(story, reservation);
      case ReservationCommand.CancelReservation c -> Requests.cancel(story, reservation);
      case ReservationCommand.ChangeSeat c -> Changes.changeSeat(story, reservation, c);
      case ReservationCommand.RequestChange c -> Changes.change(story, reservation, c);
      case ReservationCommand.CancelSegments c -> Cancellations.segments(story, reservation, c);
      case ReservationCommand.CancelPassengers c -> Cancellations.passengers(story, reservation, c);
      case ReservationCommand.AcceptFlightChange c -> FlightNews.accept(story, reservation, c);
      case ReservationCommand.NoteFlightChange c -> FlightNews.note(story, reservation, c);
      case ReservationCommand.Report c -> Reports.note(story, reservation, c);
      case ReservationCommand.ViewReservation c -> story.shown();
      case ReservationCommand.NoteTime c -> new ReservationAnswer.Noted();
    };
  }

  /** Applies events in their order. */
  public static ReservationState evolve(ReservationState state, List<ReservationEvent> events) {
    ReservationState current = state;
    for (ReservationEvent event : events) {
      current = evolve(current, event);
    }
    return current;
  }

  /** Applies one event. Total: there is a next state whatever the event. */
  public static ReservationState evolve(ReservationState state, ReservationEvent event) {
    return switch (state) {
      case Unrequested() ->
          event instanceof ReservationEvent.ReservationRequested requested
              ? Evolution.begin(requested)
              : state;
      case Requested reservation -> Evolution.apply(reservation, event);
    };
  }

  /**
   * The outside calls that the state still owes, in no order; asked again, the same ones under the
   * same keys. Empty while something is overdue at {@code now}: that has to be journaled first (by
   * {@link ReservationCommand.NoteTime}), and may change what is owed.
   */
  public static List<Step> steps(ReservationState state, Instant now) {
    return switch (state) {
      case Unrequested() -> List.of();
      case Requested reservation ->
          Deadlines.next(reservation).filter(due -> !due.isAfter(now)).isPresent()
              ? List.of()
              : Steps.owed(reservation);
    };
  }

  /** The next moment at which time alone changes the reservation; empty when none will. */
  public static Optional<Instant> nextDue(ReservationState state) {
    return state instanceof Requested reservation ? Deadlines.next(reservation) : Optional.empty();
  }
}
