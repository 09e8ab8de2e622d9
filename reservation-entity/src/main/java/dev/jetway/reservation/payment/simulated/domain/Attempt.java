package dev.jetway.reservation.payment.simulated.domain;

import dev.jetway.reservation.domain.Money;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An attempt to be paid, as the provider knows it.
 *
 * @param amount what was asked for; null before that
 * @param dueAt when the money is set aside; null unless it is {@link Status#PENDING}
 * @param givenBack of what was taken, in the currency's smallest unit
 * @param refunds their number, at most {@link #REFUNDS_MAX}
 */
public record Attempt(
    Status status,
    Behaviour behaviour,
    @Nullable Money amount,
    @Nullable Instant dueAt,
    long givenBack,
    int refunds,
    Errors errors) {

  /** Refunds of one attempt; refunds of nothing would have no other bound. */
  public static final int REFUNDS_MAX = 100;

  /** An attempt that nobody has asked for yet. */
  public static final Attempt NEW =
      new Attempt(Status.NEW, Behaviour.OK, null, null, 0, 0, Errors.NONE);

  /** What is known of the money. */
  public enum Status {
    NEW,
    /** The money will be set aside at a known moment. */
    PENDING,
    AUTHORIZED,
    DECLINED,
    CAPTURED,
    /** Let go, or barred before it was set aside. */
    VOIDED
  }

  Attempt with(Status newStatus) {
    return new Attempt(newStatus, behaviour, amount, null, givenBack, refunds, errors);
  }

  Attempt asked(Behaviour newBehaviour) {
    return new Attempt(status, newBehaviour, amount, dueAt, givenBack, refunds, errors);
  }

  Attempt asked(Money newAmount) {
    return new Attempt(status, behaviour, newAmount, dueAt, givenBack, refunds, errors);
  }

  Attempt pending(Instant moment) {
    return new Attempt(Status.PENDING, behaviour, amount, moment, givenBack, refunds, errors);
  }

  Attempt refunded(Money more) {
    return new Attempt(
        status, behaviour, amount, dueAt, givenBack + more.minorUnits(), refunds + 1, errors);
  }

  Attempt with(Errors newErrors) {
    return new Attempt(status, behaviour, amount, dueAt, givenBack, refunds, newErrors);
  }
}
