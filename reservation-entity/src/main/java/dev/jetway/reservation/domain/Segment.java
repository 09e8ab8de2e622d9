package dev.jetway.reservation.domain;

import dev.jetway.flight.domain.FlightId;
import dev.jetway.flight.domain.HoldId;
import dev.jetway.flight.domain.ReservationId;
import dev.jetway.flight.domain.SeatNumber;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A reservation's claim on seats of one flight, and what is known of it.
 *
 * <p>A claim has a number that is never used again, and by it an id of its own at the flight. So a
 * message about a claim that was given up can never touch another one, not even of the same
 * reservation on the same flight.
 *
 * @param number from 1
 * @param heldUntil until when the flight was asked to hold the seats, then until when it does
 * @param wanted false once the reservation gives it up: then it is to be released
 * @param lateUntil when it was given up: after this moment no late request for it can arrive
 * @param failure why the flight refused it, or let it go; null when it did not
 */
public record Segment(
    int number,
    FlightId flight,
    List<SeatNumber> seats,
    Claim claim,
    Instant heldUntil,
    boolean wanted,
    @Nullable Instant lateUntil,
    @Nullable Failure failure) {

  /** What is known of the claim at the flight. */
  public enum Claim {
    /** A request for seats may be under way. */
    ASKED,
    HELD,
    BOOKED,
    /** The flight refused it, or has given the seats back. */
    GONE,
    /** The flight has departed with the seats booked: nothing can be given back. */
    FLOWN
  }

  public Segment {
    seats = List.copyOf(seats);
  }

  static Segment asked(int number, SegmentRequest request, Instant heldUntil) {
    return new Segment(
        number, request.flight(), request.seats(), Claim.ASKED, heldUntil, true, null, null);
  }

  /** Whether the flight is still owed a word of this claim's end. */
  boolean isToBeReleased() {
    return !wanted && claim != Claim.GONE && claim != Claim.FLOWN;
  }

  boolean is(Claim other) {
    return claim == other;
  }

  Segment with(Claim newClaim) {
    return new Segment(number, flight, seats, newClaim, heldUntil, wanted, lateUntil, failure);
  }

  Segment held(List<SeatNumber> newSeats, Instant until) {
    return new Segment(number, flight, newSeats, Claim.HELD, until, wanted, lateUntil, failure);
  }

  Segment seated(List<SeatNumber> newSeats) {
    return new Segment(number, flight, newSeats, claim, heldUntil, wanted, lateUntil, failure);
  }

  Segment refused(Failure why) {
    return with(Claim.GONE).failed(why);
  }

  Segment failed(Failure why) {
    return new Segment(number, flight, seats, claim, heldUntil, wanted, lateUntil, why);
  }

  Segment givenUp(Instant newLateUntil) {
    return wanted
        ? new Segment(number, flight, seats, claim, heldUntil, false, newLateUntil, failure)
        : this;
  }

  /**
   * The claim's id at the flight, where it is both the hold's and the booking's: {@code
   * reservation/number}.
   */
  static HoldId holdId(ReservationId reservation, int number) {
    return new HoldId(reservation + "/" + number);
  }

  static ReservationId bookingId(ReservationId reservation, int number) {
    return new ReservationId(reservation + "/" + number);
  }
}
