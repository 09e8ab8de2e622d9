package dev.jetway.reservation.payment.simulated.domain;

import dev.jetway.reservation.domain.Money;
import dev.jetway.reservation.payment.domain.PaymentCall;
import dev.jetway.reservation.payment.simulated.domain.Attempt.Status;
import dev.jetway.reservation.payment.simulated.domain.Behaviour.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Decides what a call to the simulated provider comes to. */
public final class Bank {
  private static final Verdict DONE = new Verdict.Done();

  private Bank() {}

  /**
   * Decides one call.
   *
   * @param sameRefund what was given back before under the refund's key, if the call is one
   */
  public static Decision decide(
      Attempt before, PaymentCall call, Optional<Money> sameRefund, Instant now) {
    Decision due = due(before, now);
    Attempt attempt = due.attempt();
    if (call instanceof PaymentCall.Authorize c && attempt.amount() == null) {
      attempt = attempt.asked(Behaviour.of(c.method()));
    }
    Behaviour behaviour = attempt.behaviour();
    int errors = attempt.errors().of(call);
    if (behaviour.is(Kind.FLAKY) && errors < behaviour.number()) {
      Attempt counted = attempt.with(attempt.errors().andOne(call));
      Decision broken = Decision.of(counted, new Verdict.Broken());
      boolean afterTheDeed = errors % 2 == 1;
      return (afterTheDeed ? act(counted, call, sameRefund, now) : broken)
          .after(due.movements())
          .with(new Verdict.Broken());
    }
    Decision decision = act(attempt, call, sameRefund, now).after(due.movements());
    if (behaviour.is(Kind.TIMEOUT) && call instanceof PaymentCall.Authorize) {
      return decision.with(new Verdict.Silence());
    }
    return behaviour.is(Kind.DELAY)
        ? decision.delayed(Duration.ofMillis(behaviour.number()))
        : decision;
  }

  /** What time alone has done. */
  private static Decision due(Attempt attempt, Instant now) {
    Instant dueAt = attempt.dueAt();
    Money amount = attempt.amount();
    return dueAt != null && amount != null && !now.isBefore(dueAt)
        ? setAside(attempt, amount)
        : Decision.of(attempt, DONE);
  }

  private static Decision act(
      Attempt attempt, PaymentCall call, Optional<Money> sameRefund, Instant now) {
    return switch (call) {
      case PaymentCall.Authorize c -> authorize(attempt, c.amount(), now);
      case PaymentCall.Capture c -> capture(attempt, c.amount());
      case PaymentCall.Cancel c -> cancel(attempt);
      case PaymentCall.Refund c -> refund(attempt, c, sameRefund);
    };
  }

  private static Decision authorize(Attempt attempt, Money amount, Instant now) {
    if (attempt.amount() != null && !attempt.amount().equals(amount)) {
      return refused(attempt, "This key was used for another amount.");
    }
    return switch (attempt.status()) {
      case NEW -> firstAsked(attempt.asked(amount), amount, now);
      case PENDING -> Decision.of(attempt, new Verdict.InProgress());
      case AUTHORIZED, CAPTURED -> Decision.of(attempt, DONE);
      case DECLINED -> refused(attempt, "The bank declined the payment.");
      case VOIDED -> refused(attempt, "The payment was withdrawn.");
    };
  }

  private static Decision firstAsked(Attempt attempt, Money amount, Instant now) {
    return switch (attempt.behaviour().kind()) {
      case DECLINE -> refused(attempt.with(Status.DECLINED), "The bank declined the payment.");
      case UNHEARD_OF ->
          refused(
              attempt.with(Status.DECLINED), "The simulated bank has never heard of this method.");
      case LATE ->
          Decision.of(
              attempt.pending(now.plusMillis(attempt.behaviour().number())),
              new Verdict.InProgress());
      case OK, DECLINE_CAPTURE, DELAY, TIMEOUT, FLAKY -> setAside(attempt, amount);
    };
  }

  private static Decision setAside(Attempt attempt, Money amount) {
    return Decision.of(
        attempt.with(Status.AUTHORIZED), DONE, Movement.of(Movement.Kind.SET_ASIDE, amount));
  }

  private static Decision capture(Attempt attempt, Money amount) {
    return switch (attempt.status()) {
      // Barred, so that the refusal stays true when the request to set money aside arrives late.
      case NEW -> refused(attempt.with(Status.VOIDED), "No money was set aside.");
      case PENDING -> Decision.of(attempt, new Verdict.InProgress());
      case DECLINED, VOIDED -> refused(attempt, "No money is set aside.");
      case AUTHORIZED -> take(attempt, amount);
      case CAPTURED ->
          amount.equals(attempt.amount())
              ? Decision.of(attempt, DONE)
              : refused(attempt, "This key was used for another amount.");
    };
  }

  private static Decision take(Attempt attempt, Money amount) {
    if (!amount.equals(attempt.amount())) {
      return refused(attempt, "This key was used for another amount.");
    }
    return attempt.behaviour().is(Kind.DECLINE_CAPTURE)
        ? refused(attempt, "The bank would not give the money.")
        : Decision.of(
            attempt.with(Status.CAPTURED), DONE, Movement.of(Movement.Kind.TAKEN, amount));
  }

  private static Decision cancel(Attempt attempt) {
    return switch (attempt.status()) {
      case NEW, PENDING -> Decision.of(attempt.with(Status.VOIDED), DONE);
      case AUTHORIZED -> letGo(attempt);
      // Nothing is set aside, and nothing will be; what was taken is not touched.
      case DECLINED, VOIDED, CAPTURED -> Decision.of(attempt, DONE);
    };
  }

  private static Decision letGo(Attempt attempt) {
    List<Movement> movements =
        Optional.ofNullable(attempt.amount()).stream()
            .map(amount -> Movement.of(Movement.Kind.LET_GO, amount))
            .toList();
    return Decision.of(attempt.with(Status.VOIDED), DONE).after(movements);
  }

  private static Decision refund(
      Attempt attempt, PaymentCall.Refund call, Optional<Money> sameRefund) {
    return switch (attempt.status()) {
      // It may yet be taken, so this is not refused for ever.
      case NEW, PENDING, AUTHORIZED -> Decision.of(attempt, new Verdict.InProgress());
      case DECLINED, VOIDED -> refused(attempt, "No money was taken.");
      case CAPTURED -> giveBack(attempt, call, sameRefund);
    };
  }

  private static Decision giveBack(
      Attempt attempt, PaymentCall.Refund call, Optional<Money> sameRefund) {
    if (sameRefund.isPresent()) {
      return sameRefund.get().equals(call.amount())
          ? Decision.of(attempt, DONE)
          : refused(attempt, "This refund's key was used for another amount.");
    }
    Money taken = attempt.amount();
    Money amount = call.amount();
    if (taken == null || !taken.currency().equals(amount.currency())) {
      return refused(attempt, "The money was taken in another currency.");
    }
    if (amount.minorUnits() > taken.minorUnits() - attempt.givenBack()
        || attempt.refunds() >= Attempt.REFUNDS_MAX) {
      return refused(attempt, "That is more than there is to give back.");
    }
    return Decision.of(
        attempt.refunded(amount),
        DONE,
        new Movement(Movement.Kind.GIVEN_BACK, call.refundKey(), amount));
  }

  private static Decision refused(Attempt attempt, String reason) {
    return Decision.of(attempt, new Verdict.Refused(reason));
  }
}
