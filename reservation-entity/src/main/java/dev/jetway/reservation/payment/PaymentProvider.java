package dev.jetway.reservation.payment;

import dev.jetway.reservation.domain.Money;
import java.time.Instant;
import java.util.concurrent.CompletionStage;

/**
 * A payment provider. Every call is idempotent by its key: one payment attempt, whose calls all
 * bear the same key, has one outcome, however often and in whatever order they arrive.
 *
 * <p>Calls complete by {@code deadline} and never exceptionally: what is not known is {@link
 * Answer.Unknown}, and the same call again finds out.
 */
public interface PaymentProvider {

  /** What became of a call. */
  sealed interface Answer {
    /** It is done, or was already. */
    record Done() implements Answer {}

    /**
     * It was not done, and never will be under this key.
     *
     * @param reason one sentence for a person
     */
    record Refused(String reason) implements Answer {}

    /** It may have been done, or may yet be. */
    record Unknown() implements Answer {}
  }

  /** Sets the amount aside. */
  CompletionStage<Answer> authorize(String key, Money amount, String method, Instant deadline);

  /** Takes what is set aside. */
  CompletionStage<Answer> capture(String key, Money amount, Instant deadline);

  /**
   * Lets go what is set aside under this key; asked again, also what was set aside since. Nothing
   * should be set aside under it afterwards, even when the request to do so arrives only then.
   * Nothing is changed by it once the money is taken. Never refused.
   */
  CompletionStage<Answer> cancel(String key, Instant deadline);

  /**
   * Gives back {@code amount} of what was taken under {@code key}, once for each {@code refundKey}.
   * Never more is asked to be given back than was taken. Never refused.
   */
  CompletionStage<Answer> refund(String key, String refundKey, Money amount, Instant deadline);
}
