package dev.jetway.reservation.domain;

import dev.jetway.flight.domain.SeatNumber;
import java.time.Instant;

/**
 * Where a reservation stands. {@code docs/reference/reservation-states.md} draws the ways between
 * them.
 */
public sealed interface Phase {

  /**
   * The flights are asked for seats.
   *
   * @param holdBy when this is given up
   */
  record Holding(Instant holdBy) implements Phase {}

  /** All seats are held; the customer decides, until the offer ends. */
  record Held() implements Phase {}

  /**
   * The flights are asked to hold on, so that the customer may think longer.
   *
   * @param offerUntil the end of the offer that is tried for
   * @param holdUntil until when holds must last for it
   */
  record Prolonging(Instant offerUntil, Instant holdUntil) implements Phase {}

  /**
   * The flights are asked to hold on past the payment's deadline.
   *
   * @param payBy when waiting for the payment would end
   * @param holdUntil until when holds must last for it
   */
  record Extending(String method, Instant payBy, Instant holdUntil) implements Phase {}

  /** The payment provider is asked to set the money aside. */
  record Paying() implements Phase {}

  /** The flights are asked to turn holds into bookings. */
  record Confirming() implements Phase {}

  /** All seats are booked; the money is being taken. */
  record Capturing() implements Phase {}

  /** All seats are booked and paid. */
  record Confirmed() implements Phase {}

  /** A flight is asked to move one passenger. */
  record MovingSeat(int segment, SeatNumber from, SeatNumber to) implements Phase {}

  /** Flights are asked for the seats to change to; the old ones are untouched. */
  record HoldingReplacement(Change change, Instant holdBy) implements Phase {}

  /** The new seats are held; the payment provider is asked to set aside what they cost more. */
  record PayingReplacement(Change change) implements Phase {}

  /** The new seats are being booked; the old ones are untouched. */
  record ConfirmingReplacement(Change change) implements Phase {}

  /** The new seats are booked; what they cost more is being taken. The old ones are untouched. */
  record CapturingReplacement(Change change) implements Phase {}

  /** Everything is being given back. */
  record Ending(Outcome outcome, Failure failure) implements Phase {}

  /** Nothing is held, booked or owed any more. */
  record Ended(Outcome outcome, Failure failure) implements Phase {}
}
