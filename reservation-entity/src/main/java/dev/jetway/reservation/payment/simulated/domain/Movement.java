package dev.jetway.reservation.payment.simulated.domain;

import dev.jetway.reservation.domain.Money;

/**
 * Money that moved: a line of the books.
 *
 * @param refundKey the refund's own key, empty for all but {@link Kind#GIVEN_BACK}
 */
public record Movement(Kind kind, String refundKey, Money amount) {
  /** What became of the money. */
  public enum Kind {
    SET_ASIDE,
    TAKEN,
    LET_GO,
    GIVEN_BACK
  }

  static Movement of(Kind kind, Money amount) {
    return new Movement(kind, "", amount);
  }
}
