package dev.jetway.reservation.domain;

import dev.jetway.flight.domain.FlightId;
import dev.jetway.flight.domain.SeatNumber;
import java.util.List;

/**
 * Why a reservation, a segment of it or a change to it did not come to pass. Journaled: names only
 * ever grow.
 *
 * @param detail one sentence for a person
 * @param conflicts the seats that are the reason; empty when seats are not
 */
public record Failure(Code code, String detail, List<Conflict> conflicts) {
  public Failure {
    conflicts = List.copyOf(conflicts);
  }

  /** Seats of one flight that could not be had. */
  public record Conflict(FlightId flight, List<SeatNumber> seats) {
    public Conflict {
      seats = List.copyOf(seats);
    }
  }

  /** The reasons, for programs. */
  public enum Code {
    SEAT_TAKEN,
    SEAT_BLOCKED,
    SEAT_NOT_FOUND,
    FLIGHT_NOT_FOUND,
    FLIGHT_CLOSED,
    FLIGHT_CANCELLED,
    /** The flight can't do what was asked, for a reason that a reservation should never meet. */
    FLIGHT_REFUSED,
    /** A flight had let the seats go before they were confirmed. */
    HOLD_EXPIRED,
    /** The flights did not all answer in time. */
    TIMED_OUT,
    /** Nobody confirmed in time. */
    OFFER_EXPIRED,
    /** The flight leaves before a payment could be waited for. */
    TOO_LATE_TO_PAY,
    PAYMENT_DECLINED,
    PAYMENT_TIMED_OUT,
    /** The money that had been promised could not be taken. */
    CAPTURE_REFUSED,
    CANCELLED,
    /** No cabin has as many seats for sale as were wished for. */
    NOT_ENOUGH_SEATS,
    /** There are enough seats, but not together. */
    SEATS_NOT_TOGETHER
  }

  static Failure of(Code code, String detail) {
    return new Failure(code, detail, List.of());
  }
}
