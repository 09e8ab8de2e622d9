package dev.jetway.reservation.domain;

/** What a reservation answers. */
public sealed interface ReservationAnswer {

  /** The reservation as it stands after the command. */
  record Shown(ReservationView reservation) implements ReservationAnswer {}

  /**
   * Why a command was refused. Nothing has changed by it.
   *
   * @param detail one sentence for a person
   */
  record Rejected(Code code, String detail) implements ReservationAnswer {}

  /** The reasons, for programs. */
  enum Code {
    RESERVATION_NOT_FOUND,
    /** The id belongs to a reservation with other content. */
    OTHER_CONTENT,
    /** The request itself can't be. */
    INVALID_REQUEST,
    /** More than the limits allow. */
    LIMIT_EXCEEDED,
    /**
     * The customer has too many open reservations: once one is confirmed or ends, there is room.
     */
    TOO_MANY_HOLDS,
    /** Not while the reservation is as it is: see its available actions. */
    NOT_NOW,
    /** The reservation has ended, or is about to. */
    RESERVATION_ENDED,
    SEGMENT_NOT_FOUND,
    PASSENGER_NOT_FOUND,
    SEAT_NOT_FOUND,
    /** All fares of a reservation are in one currency. */
    MIXED_CURRENCIES,
    /** There is something to pay, and no word of how. */
    PAYMENT_REQUIRED,
    /**
     * The passenger left this seat a moment ago, or a move from or to it was refused: a late
     * message of that could interfere. The same again is possible a little later.
     */
    SEAT_LATELY_LEFT
  }

  /** A report was taken note of, or did not matter any more. */
  record Noted() implements ReservationAnswer {}
}
