package dev.jetway.reservation.payment.domain;

import dev.jetway.reservation.domain.Money;

/** One call to a payment provider. Its key names the attempt to be paid. */
public sealed interface PaymentCall {
  String key();

  /** Sets the amount aside. */
  record Authorize(String key, Money amount, String method) implements PaymentCall {
    /** Without the method, which must not come into a log. */
    @Override
    public String toString() {
      return "Authorize[key=" + key + ", amount=" + amount + "]";
    }
  }

  /** Takes what is set aside. */
  record Capture(String key, Money amount) implements PaymentCall {}

  /** Lets go what is set aside, and bars the key. */
  record Cancel(String key) implements PaymentCall {}

  /** Gives back a part of what was taken, or all of it. */
  record Refund(String key, String refundKey, Money amount) implements PaymentCall {}
}
