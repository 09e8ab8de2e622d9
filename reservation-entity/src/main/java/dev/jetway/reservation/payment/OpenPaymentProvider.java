package dev.jetway.reservation.payment;

import dev.jetway.reservation.domain.Money;
import dev.jetway.reservation.payment.domain.PaymentCall;
import java.time.Instant;
import java.util.concurrent.CompletionStage;

/**
 * A provider with connections of its own, which whoever opened it closes. To it the port's calls
 * are values that are treated alike.
 */
public interface OpenPaymentProvider extends PaymentProvider, AutoCloseable {
  /** Completes by the deadline, and never exceptionally. */
  CompletionStage<Answer> call(PaymentCall call, Instant deadline);

  /** Ends what is under way; it is answered as unknown, by its deadline at the latest. */
  @Override
  void close();

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
