package dev.jetway.reservation.domain;

import dev.jetway.flight.domain.ReservationId;
import java.time.Instant;

/**
 * One attempt to be paid, and what is known of it.
 *
 * @param attempt from 1; each has a key of its own at the payment provider
 * @param payBy until when the provider's promise is waited for
 * @param wanted false once it is given up: then what is set aside is to be let go
 */
public record Payment(
    int attempt, Money amount, String method, Instant payBy, Status status, boolean wanted) {

  /** What is known of the money. */
  public enum Status {
    /** The provider has been asked, or is about to be, to set the money aside. */
    ASKED,
    DECLINED,
    /** The money is set aside. */
    AUTHORIZED,
    /** The provider has been asked, or is about to be, to take the money. */
    CAPTURING,
    CAPTURED,
    /** Let go after it had been set aside. */
    VOIDED,
    /** Let go before it was known whether it had been set aside. */
    WITHDRAWN
  }

  static Payment asked(int attempt, Money amount, String method, Instant payBy) {
    return new Payment(attempt, amount, method, payBy, Status.ASKED, true);
  }

  Payment with(Status newStatus) {
    return new Payment(attempt, amount, method, payBy, newStatus, wanted);
  }

  Payment givenUp() {
    return new Payment(attempt, amount, method, payBy, status, false);
  }

  boolean is(Status other) {
    return status == other;
  }

  /** Whether money may be set aside for it. */
  boolean isPromised() {
    return is(Status.ASKED) || is(Status.AUTHORIZED);
  }

  /** Whether it isn't known yet how it ends. */
  boolean isOpen() {
    return isPromised() || is(Status.CAPTURING);
  }

  /** The attempt's key at the provider: {@code reservation/payment/attempt}. */
  static String key(ReservationId reservation, int attempt) {
    return reservation + "/payment/" + attempt;
  }
}
