package dev.jetway.reservation.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * All money that a reservation has asked for or given back. It is kept by what the payment provider
 * was asked; what the seats cost is up to the segments.
 *
 * @param payments by attempt, each at its number
 * @param refunds by number
 */
public record Ledger(List<Payment> payments, List<Refund> refunds) {
  static final Ledger EMPTY = new Ledger(List.of(), List.of());

  public Ledger {
    payments = List.copyOf(payments);
    refunds = List.copyOf(refunds);
  }

  @Nullable Payment latest() {
    return payments.isEmpty() ? null : payments.getLast();
  }

  Optional<Payment> payment(int attempt) {
    return payments.stream().filter(payment -> payment.attempt() == attempt).findFirst();
  }

  /** An attempt that is there already is passed over. */
  Ledger and(Payment payment) {
    return payment(payment.attempt()).isPresent()
        ? this
        : new Ledger(with(payments, payment), refunds);
  }

  /** A refund that is there already is passed over. */
  Ledger and(Refund refund) {
    return refunds.stream().anyMatch(other -> other.number() == refund.number())
        ? this
        : new Ledger(payments, with(refunds, refund));
  }

  private static <T> List<T> with(List<T> all, T another) {
    List<T> more = new ArrayList<>(all);
    more.add(another);
    return more;
  }

  Ledger with(int attempt, UnaryOperator<Payment> changed) {
    return new Ledger(
        payments.stream().map(p -> p.attempt() == attempt ? changed.apply(p) : p).toList(),
        refunds);
  }

  Ledger with(int attempt, Payment.Status status) {
    return with(attempt, payment -> payment.with(status));
  }

  Ledger refunded(int number) {
    return new Ledger(
        payments,
        refunds.stream()
            .map(r -> r.number() == number ? new Refund(number, r.attempt(), r.amount(), true) : r)
            .toList());
  }

  /** No payment that is under way is wanted any more. */
  Ledger givenUp() {
    return new Ledger(payments.stream().map(Payment::givenUp).toList(), refunds);
  }

  /** Whether the provider is still owed a word, or owes us one. */
  boolean isOpen() {
    return payments.stream().anyMatch(Payment::isOpen)
        || refunds.stream().anyMatch(refund -> !refund.done());
  }

  /** What was taken and is neither given back nor on its way back, in minor units. */
  long kept() {
    return payments.stream().mapToLong(this::keptOf).sum();
  }

  private long keptOf(Payment payment) {
    return payment.is(Payment.Status.CAPTURED)
        ? payment.amount().minorUnits()
            - refunds.stream()
                .filter(refund -> refund.attempt() == payment.attempt())
                .mapToLong(refund -> refund.amount().minorUnits())
                .sum()
        : 0;
  }

  /**
   * The next refund when this much is to be given back: of the latest payment that has something
   * left, and never more than that. Empty when nothing is to be given back, or can be.
   */
  Optional<Refund> refundOf(long surplus) {
    return surplus <= 0
        ? Optional.empty()
        : payments.reversed().stream()
            .filter(payment -> keptOf(payment) > 0)
            .findFirst()
            .map(
                payment ->
                    new Refund(
                        refunds.size() + 1,
                        payment.attempt(),
                        new Money(Math.min(surplus, keptOf(payment)), payment.amount().currency()),
                        false));
  }

  /** All that was ever taken; null when nothing was ever asked for. */
  @Nullable Money paid() {
    return sum(
        payments.stream()
            .filter(payment -> payment.is(Payment.Status.CAPTURED))
            .mapToLong(payment -> payment.amount().minorUnits())
            .sum());
  }

  /** All that was given back; null when nothing was ever asked for. */
  @Nullable Money refunded() {
    return sum(
        refunds.stream()
            .filter(Refund::done)
            .mapToLong(refund -> refund.amount().minorUnits())
            .sum());
  }

  private @Nullable Money sum(long minorUnits) {
    return payments.isEmpty()
        ? null
        : new Money(minorUnits, payments.getFirst().amount().currency());
  }
}
