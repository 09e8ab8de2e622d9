package dev.jetway.node.truth;

import dev.jetway.flight.domain.ReservationId;
import dev.jetway.reservation.payment.simulated.domain.Movement;

/**
 * A line of the payment provider's books.
 *
 * @param key of the attempt to be paid: {@code reservation/payment/attempt}
 */
public record MoneyMovement(String key, Movement.Kind kind, long minorUnits) {

  /** Whose payment it is. */
  ReservationId reservation() {
    int end = key.indexOf("/payment/");
    return new ReservationId(end < 0 ? key : key.substring(0, end));
  }
}
