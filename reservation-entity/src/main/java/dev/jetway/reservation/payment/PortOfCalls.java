package dev.jetway.reservation.payment;

import dev.jetway.reservation.domain.Money;
import dev.jetway.reservation.payment.domain.PaymentCall;
import java.time.Instant;
import java.util.concurrent.CompletionStage;

/** The port for a provider that treats its calls alike, as values. */
public interface PortOfCalls extends OpenPaymentProvider {
  /** Completes by the deadline, and never exceptionally. */
  CompletionStage<Answer> call(PaymentCall call, Instant deadline);

  @Override
  default CompletionStage<Answer> authorize(
      String key, Money amount, String method, Instant deadline) {
    return call(new PaymentCall.Authorize(key, amount, method), deadline);
  }

  @Override
  default CompletionStage<Answer> capture(String key, Money amount, Instant deadline) {
    return call(new PaymentCall.Capture(key, amount), deadline);
  }

  @Override
  default CompletionStage<Answer> cancel(String key, Instant deadline) {
    return call(new PaymentCall.Cancel(key), deadline);
  }

  @Override
  default CompletionStage<Answer> refund(
      String key, String refundKey, Money amount, Instant deadline) {
    return call(new PaymentCall.Refund(key, refundKey, amount), deadline);
  }
}
