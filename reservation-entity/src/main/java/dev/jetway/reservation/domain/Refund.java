package dev.jetway.reservation.domain;

import dev.jetway.flight.domain.ReservationId;

/**
 * Money on its way back.
 *
 * @param number from 1; each has a key of its own at the payment provider
 * @param attempt the payment that it is part of
 */
public record Refund(int number, int attempt, Money amount, boolean done) {
  /** The refund's key at the provider: {@code reservation/refund/number}. */
  static String key(ReservationId reservation, int number) {
    return reservation + "/refund/" + number;
  }
}
