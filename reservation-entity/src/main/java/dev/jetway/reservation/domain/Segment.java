package dev.jetway.reservation.domain;

import dev.jetway.flight.domain.FlightId;
import dev.jetway.flight.domain.ReservationId;
import dev.jetway.flight.domain.SeatNumber;
import dev.jetway.flight.domain.SeatWish;
import dev.jetway.flight.domain.Unmet;
import java.time.Instant;
import java.util.ArrayList;
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
 * @param seats empty until the flight has chosen, when it is to
 * @param wish null when the seats were named
 * @param unmet what the chosen seats lack of the wish; null when nothing
 * @param passengers the numbers of those who sit there, in the order of the seats
 * @param leaving seats of passengers who don't travel any more, to be given back
 * @param fare of each seat; null when there is nothing to pay
 * @param charged whether its seats are to be paid for: from the booking of the last segment until
 *     others take their place
 * @param heldUntil until when the flight was asked to hold the seats, then until when it does
 * @param wanted false once the reservation gives it up: then it is to be released
 * @param lateUntil when it was given up: after this moment no late request for it can arrive
 * @param failure why the flight refused it, or let it go; null when it did not
 * @param flightChange what was last heard of the flight; null when nothing
 * @param accepted whether the customer has agreed to that change
 */
public record Segment(
    int number,
    FlightId flight,
    List<SeatNumber> seats,
    @Nullable SeatWish wish,
    @Nullable Unmet unmet,
    List<Integer> passengers,
    List<SeatNumber> leaving,
    @Nullable Money fare,
    boolean charged,
    Claim claim,
    Instant heldUntil,
    boolean wanted,
    @Nullable Instant lateUntil,
    @Nullable Failure failure,
    @Nullable FlightChange flightChange,
    boolean accepted) {

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
    passengers = List.copyOf(passengers);
    leaving = List.copyOf(leaving);
  }

  static Segment asked(
      int number, SegmentRequest request, List<Integer> passengers, Instant heldUntil) {
    return new Segment(
        number,
        request.flight(),
        request.seats(),
        request.wish(),
        null,
        passengers,
        List.of(),
        request.fare(),
        false,
        Claim.ASKED,
        heldUntil,
        true,
        null,
        null,
        null,
        false);
  }

  /** Whether the flight is still owed a word of this claim's end. */
  boolean isToBeReleased() {
    return !wanted && claim != Claim.GONE && claim != Claim.FLOWN;
  }

  /** Whether the flight is still owed a word of single seats. */
  boolean isToBePartlyReleased() {
    return is(Claim.BOOKED) && !leaving.isEmpty();
  }

  /** Whether the reservation has these seats, and may still do something about them. */
  boolean isAtHand() {
    return wanted && is(Claim.BOOKED);
  }

  /** Whether somebody sits there, and nobody is giving the whole of it back. */
  boolean isSeated() {
    return isAtHand() || is(Claim.FLOWN);
  }

  boolean is(Claim other) {
    return claim == other;
  }

  /** How many seats it has, or asks for. */
  int count() {
    return seats.isEmpty() && wish != null ? wish.count() : seats.size();
  }

  /** What its seats cost. */
  long price() {
    return Fares.of(fare, count());
  }

  /** What is to be paid for it: nothing more once the flight has taken the seats back. */
  long due() {
    return charged && !is(Claim.GONE) ? Fares.of(fare, seats.size() + leaving.size()) : 0;
  }

  /** The change that the customer has not had his say on; null when there is none. */
  @Nullable FlightChange waitingChange() {
    return accepted ? null : flightChange;
  }

  boolean isCancelled() {
    return flightChange instanceof FlightChange.Cancelled;
  }

  SegmentRequest asRequest() {
    return new SegmentRequest(flight, seats, null, fare);
  }

  private Segment known(
      Claim newClaim, Instant newHeldUntil, @Nullable Failure newFailure, boolean newCharged) {
    return new Segment(
        number,
        flight,
        seats,
        wish,
        unmet,
        passengers,
        leaving,
        fare,
        newCharged,
        newClaim,
        newHeldUntil,
        wanted,
        lateUntil,
        newFailure,
        flightChange,
        accepted);
  }

  private Segment seated(
      List<SeatNumber> newSeats,
      @Nullable Unmet newUnmet,
      List<Integer> newPassengers,
      List<SeatNumber> newLeaving) {
    return new Segment(
        number,
        flight,
        newSeats,
        wish,
        newUnmet,
        newPassengers,
        newLeaving,
        fare,
        charged,
        claim,
        heldUntil,
        wanted,
        lateUntil,
        failure,
        flightChange,
        accepted);
  }

  private Segment as(
      boolean newWanted,
      @Nullable Instant newLateUntil,
      @Nullable FlightChange newChange,
      boolean newAccepted) {
    return new Segment(
        number,
        flight,
        seats,
        wish,
        unmet,
        passengers,
        leaving,
        fare,
        charged,
        claim,
        heldUntil,
        newWanted,
        newLateUntil,
        failure,
        newChange,
        newAccepted);
  }

  Segment with(Claim newClaim) {
    return known(newClaim, heldUntil, failure, charged);
  }

  Segment held(Instant until) {
    return known(Claim.HELD, until, failure, charged);
  }

  Segment held(List<SeatNumber> newSeats, @Nullable Unmet newUnmet, Instant until) {
    return seated(newSeats, newUnmet, passengers, leaving).held(until);
  }

  Segment charged(boolean newCharged) {
    return known(claim, heldUntil, failure, newCharged);
  }

  Segment refused(Failure why) {
    return with(Claim.GONE).failed(why);
  }

  Segment failed(Failure why) {
    return known(claim, heldUntil, why, charged);
  }

  Segment givenUp(Instant newLateUntil) {
    return wanted ? as(false, newLateUntil, flightChange, accepted) : this;
  }

  Segment moved(SeatNumber from, SeatNumber to) {
    return seated(
        seats.stream().map(seat -> seat.equals(from) ? to : seat).toList(),
        unmet,
        passengers,
        leaving);
  }

  /** Of a flight that nobody travels on any more, all is given up. */
  Segment without(List<Integer> gone, Instant newLateUntil) {
    if (gone.containsAll(passengers)) {
      return givenUp(newLateUntil);
    }
    List<SeatNumber> staying = new ArrayList<>();
    List<Integer> stayers = new ArrayList<>();
    List<SeatNumber> toLeave = new ArrayList<>(leaving);
    for (int i = 0; i < seats.size(); i++) {
      // Whoever has a seat without a name stays: an odd journal must not cost anybody his seat.
      if (i < passengers.size() && gone.contains(passengers.get(i))) {
        toLeave.add(seats.get(i));
      } else {
        staying.add(seats.get(i));
        if (i < passengers.size()) {
          stayers.add(passengers.get(i));
        }
      }
    }
    return seated(staying, unmet, stayers, toLeave);
  }

  Segment left(List<SeatNumber> givenBack) {
    return seated(
        seats,
        unmet,
        passengers,
        leaving.stream().filter(seat -> !givenBack.contains(seat)).toList());
  }

  Segment noted(FlightChange change) {
    return as(wanted, lateUntil, change, false);
  }

  Segment accepted(long change) {
    return flightChange != null && flightChange.number() == change
        ? as(wanted, lateUntil, flightChange, true)
        : this;
  }

  SegmentId id(ReservationId reservation) {
    return new SegmentId(reservation, number);
  }
}
