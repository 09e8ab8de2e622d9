package dev.jetway.reservation.payment;

import dev.jetway.reservation.domain.Money;
import dev.jetway.reservation.payment.domain.PaymentCall;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** Calls about one attempt as no sane client would make them. */
final class RandomCalls {
  private static final List<String> METHODS =
      List.of("card-1", "card-1", "sim-flaky-3", "sim-late-20", "sim-decline-capture");

  private final Random random;

  RandomCalls(long seed) {
    random = new Random(seed);
  }

  /** One to six calls that are made at the same time. */
  List<PaymentCall> wave(String key) {
    String method = METHODS.get(random.nextInt(METHODS.size()));
    return Stream.generate(() -> call(key, method)).limit(1 + random.nextInt(6)).toList();
  }

  private PaymentCall call(String key, String method) {
    Money price =
        random.nextInt(10) == 0
            ? PaymentProviderContract.OTHER_PRICE
            : PaymentProviderContract.PRICE;
    return switch (random.nextInt(9)) {
      case 0, 1, 2 -> new PaymentCall.Authorize(key, price, method);
      case 3, 4, 5 -> new PaymentCall.Capture(key, price);
      case 6 -> new PaymentCall.Cancel(key);
      default ->
          new PaymentCall.Refund(
              key, "r" + random.nextInt(4), new Money(10_000 + 5_000L * random.nextInt(3), "EUR"));
    };
  }
}
