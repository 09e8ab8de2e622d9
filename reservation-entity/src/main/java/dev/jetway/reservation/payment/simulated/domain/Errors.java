package dev.jetway.reservation.payment.simulated.domain;

import dev.jetway.reservation.payment.domain.PaymentCall;

/** How many calls of each kind have ended in an error on purpose. */
public record Errors(int authorize, int capture, int cancel, int refund) {
  public static final Errors NONE = new Errors(0, 0, 0, 0);

  int of(PaymentCall call) {
    return switch (call) {
      case PaymentCall.Authorize c -> authorize;
      case PaymentCall.Capture c -> capture;
      case PaymentCall.Cancel c -> cancel;
      case PaymentCall.Refund c -> refund;
    };
  }

  Errors andOne(PaymentCall call) {
    return switch (call) {
      case PaymentCall.Authorize c -> new Errors(authorize + 1, capture, cancel, refund);
      case PaymentCall.Capture c -> new Errors(authorize, capture + 1, cancel, refund);
      case PaymentCall.Cancel c -> new Errors(authorize, capture, cancel + 1, refund);
      case PaymentCall.Refund c -> new Errors(authorize, capture, cancel, refund + 1);
    };
  }
}
