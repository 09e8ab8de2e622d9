package dev.jetway.reservation.payment;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;

/**
 * Tells operators why calls end without an answer, without a line for every call: at once when the
 * reason is a new one, and otherwise once in a while. Safe for many threads.
 */
public final class TroubleLog {
  private static final Duration REPEAT_AFTER = Duration.ofSeconds(30);

  private record Told(String reason, Instant at) {}

  private final Logger log;
  private final AtomicReference<Told> last = new AtomicReference<>(new Told("", Instant.MIN));

  public TroubleLog(Logger log) {
    this.log = log;
  }

  /** Logs it, or not. Neither argument may hold a secret or a payment method. */
  public void unknown(String call, String reason, Instant now) {
    Told told = last.get();
    boolean isNews = !told.reason.equals(reason) || !now.isBefore(told.at.plus(REPEAT_AFTER));
    if (isNews && last.compareAndSet(told, new Told(reason, now))) {
      log.warn("outcome of a payment call unknown, it will be tried again: {}: {}", call, reason);
    }
  }
}
