package dev.jetway.reservation.domain;

import java.time.Duration;

/**
 * Every bound and period of a reservation. They are looked at when a command is decided; what
 * follows from them is journaled as moments, so that a change of settings never moves a promise.
 *
 * @param passengersMax passengers of one reservation
 * @param segmentsMax segments at one time
 * @param segmentsEverMax segments over its life, those replaced by changes included; bounds the
 *     state
 * @param holdingTime for all flights to answer a request for seats
 * @param offerTime how long a customer may think before confirming
 * @param offerTotalMax from the request to the latest end of an extended offer
 * @param paymentTime for the payment provider to answer
 * @param holdMargin by which holds outlast the offer and the payment's deadline: time to confirm in
 * @param lateMessages the longest that a message to a flight may be under way, clock differences
 *     included; above the deadline of any such call
 * @param paymentAttemptsMax payments that may be declined before the offer ends
 */
public record ReservationLimits(
    int passengersMax,
    int segmentsMax,
    int segmentsEverMax,
    Duration holdingTime,
    Duration offerTime,
    Duration offerTotalMax,
    Duration paymentTime,
    Duration holdMargin,
    Duration lateMessages,
    int paymentAttemptsMax) {

  /** Of a reservation's id, in characters: room for what segments and payments add to it. */
  public static final int ID_LENGTH_MAX = 100;
}
