package dev.jetway.reservation.actor;

import dev.jetway.reservation.domain.Money;
import dev.jetway.reservation.payment.PaymentProvider;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;

/** A provider that does what it is asked, once per key, and keeps books. */
final class Till implements PaymentProvider {
  static final String BAD_CARD = "bad-card";

  private final Map<String, List<String>> books = new ConcurrentHashMap<>();

  private CompletionStage<Answer> book(String key, String what) {
    books.compute(
        key,
        (k, before) -> {
          List<String> after = new ArrayList<>(before == null ? List.of() : before);
          if (!after.contains(what)) {
            after.add(what);
          }
          return after;
        });
    return CompletableFuture.completedStage(new Answer.Done());
  }

  List<String> of(String key) {
    return books.getOrDefault(key, List.of());
  }

  @Override
  public CompletionStage<Answer> authorize(
      String key, Money amount, String method, Instant deadline) {
    return method.equals(BAD_CARD)
        ? CompletableFuture.completedStage(new Answer.Refused("The bank said no."))
        : book(key, "authorized");
  }

  @Override
  public CompletionStage<Answer> capture(String key, Money amount, Instant deadline) {
    return book(key, "captured");
  }

  @Override
  public CompletionStage<Answer> cancel(String key, Instant deadline) {
    return book(key, "voided");
  }

  @Override
  public CompletionStage<Answer> refund(
      String key, String refundKey, Money amount, Instant deadline) {
    return book(key, "refunded " + amount);
  }
}
