package dev.jetway.flight.domain;

import java.util.List;

/**
 * Why a command was refused. Nothing has changed, and nothing is remembered of the attempt.
 *
 * @param detail one sentence for a person
 * @param seats the seats that are the reason; empty when seats are not
 */
public record Rejection(Code code, String detail, List<SeatNumber> seats) {
  public Rejection {
    seats = List.copyOf(seats);
  }

  /** The reasons, for programs. */
  public enum Code {
    FLIGHT_NOT_FOUND,
    /** The flight is on record with other content. */
    FLIGHT_CONFLICT,
    /** Not on sale: not opened yet, closed, or departed. */
    FLIGHT_CLOSED,
    FLIGHT_CANCELLED,
    SEAT_NOT_FOUND,
    /** Held or booked by somebody else. */
    SEAT_TAKEN,
    /** Kept back or broken. */
    SEAT_BLOCKED,
    /** No cabin that may be chosen from has as many seats for sale as were wished for. */
    NOT_ENOUGH_SEATS,
    /** There are enough seats, but not together, as the wish requires. */
    SEATS_NOT_TOGETHER,
    /** The request itself can't be: no seats, one seat twice, too many, a deadline in the past. */
    INVALID_REQUEST,
    /** There is no such hold: it has expired, was released, or never was. */
    HOLD_EXPIRED,
    /** The hold exists, or has become a booking, with other content. */
    HOLD_CONFLICT,
    /** The hold has become a booking. */
    HOLD_CONFIRMED,
    /** The hold was given up before it was made. */
    HOLD_BARRED,
    BOOKING_NOT_FOUND,
    /** The flight remembers all that it may; try later. */
    LIMIT_REACHED
  }

  static Rejection of(Code code, String detail) {
    return new Rejection(code, detail, List.of());
  }
}
