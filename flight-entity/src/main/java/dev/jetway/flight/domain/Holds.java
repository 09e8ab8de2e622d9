package dev.jetway.flight.domain;

import dev.jetway.flight.domain.FlightState.Scheduled;
import dev.jetway.flight.domain.Rejection.Code;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Decides holds: made, extended, confirmed, released. */
final class Holds {
  private Holds() {}

  static Decision hold(Scheduled flight, FlightCommand.NewHold command, Instant now) {
    if (Bars.bars(flight, command.hold(), now)) {
      return Decision.refuse(Code.HOLD_BARRED, "This hold was given up before it was made.");
    }
    WantedSeats wanted = WantedSeats.of(command);
    Optional<Rejection> malformed = wanted.malformed(flight);
    if (malformed.isPresent()) {
      return Decision.refuse(malformed.get());
    }
    Optional<Hold> held = flight.hold(command.hold());
    if (held.isPresent()) {
      return sameOwner(held.get(), command) && wanted.canBe(flight, held.get().seats())
          ? Decision.of(wanted.granted(flight, held.get()))
          : Decision.refuse(otherClaim());
    }
    List<SeatNumber> confirmed = confirmedSeats(flight, command.hold());
    if (!confirmed.isEmpty()) {
      return Decision.refuse(asConfirmed(flight, confirmed.getFirst(), command));
    }
    if (flight.status() != FlightStatus.OPEN) {
      return Decision.refuse(Timetable.over(flight));
    }
    if (!command.deadline().isAfter(now)) {
      return Decision.refuse(Code.INVALID_REQUEST, "The hold's deadline has passed already.");
    }
    return switch (wanted.pick(flight)) {
      case SeatPick.Refused(Rejection rejection) -> Decision.refuse(rejection);
      case SeatPick.Seats(List<SeatNumber> seats) -> {
        Hold granted =
            new Hold(
                command.hold(),
                command.reservation(),
                command.customer(),
                seats,
                latest(flight, command.deadline(), now));
        yield Decision.of(wanted.granted(flight, granted), new FlightEvent.SeatsHeld(granted));
      }
    };
  }

  private static boolean sameOwner(Hold hold, FlightCommand.NewHold command) {
    return hold.reservation().equals(command.reservation())
        && hold.customer().equals(command.customer());
  }

  /** The seats may have been changed since, so they don't tell one claim from another. */
  private static Rejection asConfirmed(
      Scheduled flight, SeatNumber booked, FlightCommand.NewHold command) {
    SeatState.Occupied owner = (SeatState.Occupied) flight.seat(booked).orElseThrow();
    return owner.reservation().equals(command.reservation())
            && owner.customer().equals(command.customer())
        ? Rejection.of(Code.HOLD_CONFIRMED, "This hold has become a booking.")
        : otherClaim();
  }

  private static Rejection otherClaim() {
    return Rejection.of(Code.HOLD_CONFLICT, "This hold exists with other seats or owner.");
  }

  static Decision extend(Scheduled flight, FlightCommand.ExtendHold command, Instant now) {
    Optional<Hold> found = flight.hold(command.hold());
    if (found.isEmpty()) {
      return Decision.refuse(missing(flight, command.hold()));
    }
    Hold hold = found.get();
    Instant deadline = latest(flight, command.deadline(), now);
    if (!deadline.isAfter(hold.deadline())) {
      return Decision.of(new FlightAnswer.HoldGranted(hold));
    }
    return Decision.of(
        new FlightAnswer.HoldGranted(hold.until(deadline)),
        new FlightEvent.HoldExtended(hold.id(), deadline));
  }

  static Decision confirm(Scheduled flight, FlightCommand.ConfirmHold command) {
    Optional<Hold> found = flight.hold(command.hold());
    if (found.isEmpty()) {
      return confirmAgain(flight, command.hold());
    }
    // Cancelling and departing end every hold, so a hold that is still here may be confirmed.
    Hold hold = found.get();
    List<SeatNumber> inMapOrder = hold.seats().stream().sorted().toList();
    return Decision.of(
        new FlightAnswer.HoldConfirmed(hold.id(), hold.reservation(), inMapOrder),
        new FlightEvent.SeatsConfirmed(
            hold.reservation(), hold.customer(), hold.seats(), hold.id()));
  }

  private static Decision confirmAgain(Scheduled flight, HoldId id) {
    List<SeatNumber> seats = confirmedSeats(flight, id);
    if (seats.isEmpty()) {
      return Decision.refuse(missing(flight, id));
    }
    SeatState.Occupied first = (SeatState.Occupied) flight.seat(seats.getFirst()).orElseThrow();
    return Decision.of(new FlightAnswer.HoldConfirmed(id, first.reservation(), seats));
  }

  static Decision release(Scheduled flight, FlightCommand.ReleaseHold command, Instant now) {
    if (!confirmedSeats(flight, command.hold()).isEmpty()) {
      return Decision.refuse(
          Code.HOLD_CONFIRMED, "This hold has become a booking: cancel that instead.");
    }
    List<FlightEvent> events = new ArrayList<>();
    flight
        .hold(command.hold())
        .ifPresent(
            hold ->
                events.add(
                    new FlightEvent.HoldReleased(
                        hold.id(), hold.seats(), FlightEvent.ReleaseCause.REQUESTED)));
    return Bars.against(flight, List.of(command.hold()), command.latestArrival(), now)
        .map(
            bars -> {
              events.addAll(bars);
              return new Decision(events, new FlightAnswer.HoldGone(command.hold()));
            })
        .orElseGet(() -> Decision.refuse(Bars.tooMany()));
  }

  private static List<SeatNumber> confirmedSeats(Scheduled flight, HoldId id) {
    return flight.seatMap().seats().stream()
        .filter(
            seat ->
                flight.seat(seat).orElseThrow() instanceof SeatState.Occupied occupied
                    && id.equals(occupied.hold()))
        .toList();
  }

  private static Rejection missing(Scheduled flight, HoldId id) {
    return flight.status() == FlightStatus.CANCELLED
        ? Timetable.over(flight)
        : Rejection.of(
            Code.HOLD_EXPIRED,
            "There is no hold %s: it has expired, was released, or never was.".formatted(id));
  }

  /** No hold lasts beyond departure, or longer than {@link Hold#DURATION_MAX}. */
  private static Instant latest(Scheduled flight, Instant wanted, Instant now) {
    return earlier(
        earlier(wanted, flight.schedule().departureInstant()), now.plus(Hold.DURATION_MAX));
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }
}
