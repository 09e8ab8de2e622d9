package dev.jetway.flight.domain;

import dev.jetway.flight.domain.FlightState.Scheduled;
import dev.jetway.flight.domain.Rejection.Code;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Decides bookings: made at once, cancelled, moved to another seat. */
final class Bookings {
  private Bookings() {}

  static Decision book(Scheduled flight, FlightCommand.BookSeats command) {
    Optional<Rejection> malformed = SeatRequest.malformed(flight, command.seats());
    if (malformed.isPresent()) {
      return Decision.refuse(malformed.get());
    }
    // Before the status: whoever repeats a request after departure still learns that he has it.
    Optional<ReservationId> owned = ownedBy(flight, command.customer(), command.seats());
    if (owned.isPresent()) {
      return Decision.of(new FlightAnswer.SeatsBooked(owned.get(), command.seats(), true));
    }
    if (flight.status() != FlightStatus.OPEN) {
      return Decision.refuse(Timetable.over(flight));
    }
    return SeatRequest.conflict(flight, command.seats())
        .map(Decision::refuse)
        .orElseGet(
            () ->
                Decision.of(
                    new FlightAnswer.SeatsBooked(command.reservation(), command.seats(), false),
                    new FlightEvent.SeatsConfirmed(
                        command.reservation(), command.customer(), command.seats(), null)));
  }

  /** The one reservation by which the customer has all these seats already. */
  private static Optional<ReservationId> ownedBy(
      Scheduled flight, CustomerId customer, List<SeatNumber> seats) {
    ReservationId owner = null;
    for (SeatNumber seat : seats) {
      if (!(flight.seat(seat).orElseThrow() instanceof SeatState.Occupied occupied)
          || !occupied.customer().equals(customer)
          || (owner != null && !owner.equals(occupied.reservation()))) {
        return Optional.empty();
      }
      owner = occupied.reservation();
    }
    return Optional.ofNullable(owner);
  }

  static Decision cancel(Scheduled flight, FlightCommand.CancelBooking command, Instant now) {
    List<SeatNumber> seats = flight.bookedBy(command.reservation());
    if (seats.isEmpty()) {
      return Decision.refuse(noBooking());
    }
    return giveBack(flight, command.reservation(), seats, command.latestArrival(), now);
  }

  /** Having nothing to give back is no refusal, whatever the flight's status: it is the wish. */
  static Decision cancelSeats(Scheduled flight, FlightCommand.CancelSeats command, Instant now) {
    if (command.seats().size() > FlightCommand.SEATS_MAX) {
      return Decision.refuse(SeatRequest.wrongNumber(command.seats()));
    }
    List<SeatNumber> seats =
        flight.bookedBy(command.reservation()).stream().filter(command.seats()::contains).toList();
    return seats.isEmpty()
        ? Decision.of(new FlightAnswer.BookingCancelled(command.reservation(), seats))
        : giveBack(flight, command.reservation(), seats, command.latestArrival(), now);
  }

  private static Decision giveBack(
      Scheduled flight,
      ReservationId reservation,
      List<SeatNumber> seats,
      @Nullable Instant latestArrival,
      Instant now) {
    // On a cancelled flight, too: that is how its passengers leave it.
    if (flight.status() == FlightStatus.DEPARTED) {
      return Decision.refuse(Timetable.over(flight));
    }
    List<FlightEvent> events = new ArrayList<>();
    events.add(new FlightEvent.SeatsReleased(reservation, seats));
    if (latestArrival != null) {
      // With the last seat goes the only trace of its hold: a late copy of the request would hold
      // the seats once more.
      Set<HoldId> gone = holdsOf(flight, seats);
      gone.removeAll(holdsOf(flight, othersThan(seats, flight.bookedBy(reservation))));
      Optional<List<FlightEvent>> bars = Bars.against(flight, gone, latestArrival, now);
      if (bars.isEmpty()) {
        return Decision.refuse(Bars.tooMany());
      }
      events.addAll(bars.get());
    }
    return new Decision(events, new FlightAnswer.BookingCancelled(reservation, seats));
  }

  private static List<SeatNumber> othersThan(List<SeatNumber> these, List<SeatNumber> all) {
    return all.stream().filter(seat -> !these.contains(seat)).toList();
  }

  /** The holds that the booked seats were confirmed from. */
  private static Set<HoldId> holdsOf(Scheduled flight, List<SeatNumber> booked) {
    Set<HoldId> holds = new LinkedHashSet<>();
    for (SeatNumber seat : booked) {
      if (flight.seat(seat).orElseThrow() instanceof SeatState.Occupied occupied
          && occupied.hold() != null) {
        holds.add(occupied.hold());
      }
    }
    return holds;
  }

  static Decision changeSeat(Scheduled flight, FlightCommand.ChangeSeat command) {
    List<SeatNumber> target = List.of(command.to());
    Optional<Rejection> malformed = SeatRequest.malformed(flight, target);
    if (malformed.isPresent()) {
      return Decision.refuse(malformed.get());
    }
    List<SeatNumber> booked = flight.bookedBy(command.reservation());
    if (booked.contains(command.to())
        && (command.from().equals(command.to()) || !booked.contains(command.from()))) {
      return Decision.of(new FlightAnswer.SeatMoved(command.reservation(), command.to()));
    }
    if (!booked.contains(command.from())) {
      return Decision.refuse(noBooking());
    }
    if (flight.status() != FlightStatus.OPEN && flight.status() != FlightStatus.CLOSED) {
      return Decision.refuse(Timetable.over(flight));
    }
    return SeatRequest.conflict(flight, target)
        .map(Decision::refuse)
        .orElseGet(
            () ->
                Decision.of(
                    new FlightAnswer.SeatMoved(command.reservation(), command.to()),
                    new FlightEvent.SeatChanged(
                        command.reservation(), command.from(), command.to())));
  }

  private static Rejection noBooking() {
    return Rejection.of(
        Code.BOOKING_NOT_FOUND,
        "There is no such booking: it never was, or it is cancelled already.");
  }
}
