package dev.jetway.reservation.payment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jetway.reservation.payment.PaymentProvider.Answer;
import dev.jetway.reservation.payment.domain.PaymentCall;
import dev.jetway.reservation.payment.simulated.domain.Movement;
import dev.jetway.reservation.payment.simulated.domain.Movement.Kind;
import java.util.List;

/** Whether the books of one attempt are in order, and true to what was answered. */
final class LedgerCheck {
  record Answered(PaymentCall call, Answer answer) {}

  private final String what;
  private final List<Movement> movements;

  private LedgerCheck(String what, List<Movement> movements) {
    this.what = what + " " + movements;
    this.movements = movements;
  }

  static void check(String what, List<Answered> answered, List<Movement> movements) {
    LedgerCheck check = new LedgerCheck(what, movements);
    check.isInOrder();
    answered.forEach(check::isTrue);
  }

  private long count(Kind kind) {
    return movements.stream().filter(m -> m.kind() == kind).count();
  }

  private long sum(Kind kind) {
    return movements.stream()
        .filter(m -> m.kind() == kind)
        .mapToLong(m -> m.amount().minorUnits())
        .sum();
  }

  private void isInOrder() {
    assertThat(count(Kind.SET_ASIDE)).as(what).isLessThanOrEqualTo(1);
    assertThat(count(Kind.TAKEN) + count(Kind.LET_GO))
        .as(what)
        .isLessThanOrEqualTo(count(Kind.SET_ASIDE));
    assertThat(sum(Kind.TAKEN) + sum(Kind.LET_GO)).as(what).isIn(0L, sum(Kind.SET_ASIDE));
    assertThat(sum(Kind.GIVEN_BACK)).as(what).isLessThanOrEqualTo(sum(Kind.TAKEN));
    assertThat(movements.stream().filter(m -> m.kind() == Kind.GIVEN_BACK).map(Movement::refundKey))
        .as(what)
        .doesNotHaveDuplicates();
  }

  private void isTrue(Answered answered) {
    if (answered.answer() instanceof Answer.Unknown) {
      return;
    }
    boolean done = answered.answer() instanceof Answer.Done;
    switch (answered.call()) {
      case PaymentCall.Authorize c ->
          assertThat(done && !has(Kind.SET_ASIDE, "", c.amount().minorUnits()))
              .as("%s %s", what, answered)
              .isFalse();
      case PaymentCall.Capture c ->
          assertThat(has(Kind.TAKEN, "", c.amount().minorUnits()))
              .as("%s %s", what, answered)
              .isEqualTo(done);
      case PaymentCall.Cancel c ->
          assertThat(done && count(Kind.SET_ASIDE) == count(Kind.TAKEN) + count(Kind.LET_GO))
              .as("%s %s", what, answered)
              .isTrue();
      case PaymentCall.Refund c ->
          assertThat(has(Kind.GIVEN_BACK, c.refundKey(), c.amount().minorUnits()))
              .as("%s %s", what, answered)
              .isEqualTo(done);
    }
  }

  private boolean has(Kind kind, String refundKey, long minorUnits) {
    return movements.stream()
        .anyMatch(
            m ->
                m.kind() == kind
                    && m.refundKey().equals(refundKey)
                    && m.amount().minorUnits() == minorUnits);
  }
}
