package dev.jetway.reservation.domain;

import dev.jetway.reservation.domain.ReservationRequest.Confirm;
import dev.jetway.reservation.domain.ReservationState.Requested;
import dev.jetway.reservation.domain.Segment.Claim;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Decides what follows when nobody asks: the next stage of a reservation, by what is known of its
 * segments and its payment.
 */
final class Progress {
  private final Requested r;
  private final Instant now;
  private final ReservationLimits limits;

  private Progress(Requested reservation, Instant now, ReservationLimits limits) {
    this.r = reservation;
    this.now = now;
    this.limits = limits;
  }

  /** The event that the state by itself leads to; empty when it waits for word from outside. */
  static Optional<ReservationEvent> next(Requested r, Instant now, ReservationLimits limits) {
    return Optional.ofNullable(new Progress(r, now, limits).next());
  }

  /**
   * Money that is not due any more goes back wherever the reservation stands; but in one piece, so
   * not while seats are still being given back.
   */
  private @Nullable ReservationEvent next() {
    return r.ledger()
        .refundOf(r.isReleasing() ? 0 : r.surplus())
        .<ReservationEvent>map(
            refund ->
                new ReservationEvent.RefundRequested(
                    refund.number(), refund.attempt(), refund.amount()))
        .orElseGet(this::nextStage);
  }

  private @Nullable ReservationEvent nextStage() {
    return switch (r.phase()) {
      case Phase.Holding p -> unlessLost(all(r.wanted(), Claim.HELD) ? offer() : null);
      case Phase.Held p -> unlessLost(held());
      case Phase.Prolonging p ->
          unlessLost(
              last(p.holdUntil())
                  ? new ReservationEvent.ReservationExtended(p.offerUntil())
                  : null);
      case Phase.Extending p -> unlessLost(last(p.holdUntil()) ? askForPayment(p) : null);
      case Phase.Paying p ->
          unlessLost(
              r.paymentIs(Payment.Status.AUTHORIZED)
                  ? new ReservationEvent.ConfirmationStarted()
                  : null);
      case Phase.Confirming p -> unlessLost(all(r.wanted(), Claim.BOOKED) ? booked() : null);
      case Phase.Capturing p -> capturing();
      case Phase.HoldingReplacement(Change change, Instant holdBy) ->
          changing(change, Claim.HELD, () -> replacementHeld(change));
      case Phase.PayingReplacement(Change change) -> payingReplacement();
      case Phase.ConfirmingReplacement(Change change) ->
          changing(change, Claim.BOOKED, () -> replacementBooked(change));
      case Phase.CapturingReplacement(Change change) -> capturingReplacement();
      case Phase.Ending p -> ending(p.outcome());
      case Phase.Confirmed p -> null;
      case Phase.MovingSeat p -> null;
      case Phase.Ended p -> null;
    };
  }

  /** A party travels together: without one of its segments there is no reservation. */
  private @Nullable ReservationEvent unlessLost(@Nullable ReservationEvent otherwise) {
    Optional<Failure> lost = firstFailure(r.wanted());
    return lost.isPresent() ? giveUp(lost.get()) : otherwise;
  }

  private ReservationEvent giveUp(Failure failure) {
    Outcome outcome =
        failure.code() == Failure.Code.HOLD_EXPIRED ? Outcome.EXPIRED : Outcome.REJECTED;
    return new ReservationEvent.CompensationStarted(outcome, failure, lateUntil());
  }

  /** A flight that leaves soon holds no longer than until then, so neither does the offer. */
  private ReservationEvent offer() {
    Instant until = r.offerUntil();
    for (Segment segment : r.wanted()) {
      until = segment.heldUntil().isBefore(until) ? segment.heldUntil() : until;
    }
    return new ReservationEvent.ReservationHeld(until);
  }

  /** Who confirms at once has said so already; and nobody may try to pay for ever. */
  private @Nullable ReservationEvent held() {
    boolean atOnce = r.request().confirm() == Confirm.NOW;
    Payment payment = r.payment();
    if (payment == null) {
      return atOnce ? confirmation(r, r.request().paymentMethod(), now, limits) : null;
    }
    return atOnce || payment.attempt() >= limits.paymentAttemptsMax()
        ? giveUp(Objects.requireNonNullElseGet(r.lastFailure(), Progress::declined))
        : null;
  }

  private static Failure declined() {
    return Failure.of(Failure.Code.PAYMENT_DECLINED, "The payment was declined.");
  }

  /** How buying starts: with the holds when there is something to pay, else with the seats. */
  static ReservationEvent confirmation(
      Requested r, @Nullable String method, Instant now, ReservationLimits limits) {
    Instant payBy = now.plus(limits.paymentTime());
    return r.request().hasPrice() && method != null
        ? new ReservationEvent.ConfirmationRequested(method, payBy, payBy.plus(limits.holdMargin()))
        : new ReservationEvent.ConfirmationStarted();
  }

  private ReservationEvent askForPayment(Phase.Extending p) {
    return payment(price(), p.method(), p.payBy());
  }

  private Money price() {
    String currency =
        Fares.currency(r.request().segments())
            .orElseThrow(() -> new IllegalStateException("buying for money has a price"));
    return new Money(r.wanted().stream().mapToLong(Segment::price).sum(), currency);
  }

  private ReservationEvent payment(Money amount, String method, Instant payBy) {
    return new ReservationEvent.PaymentRequested(
        r.ledger().payments().size() + 1, amount, method, payBy);
  }

  /** The money is only taken once there is no seat left that could be refused. */
  private ReservationEvent booked() {
    return r.payment() != null && r.payment().is(Payment.Status.AUTHORIZED)
        ? new ReservationEvent.CaptureRequested(r.payment().attempt())
        : new ReservationEvent.ReservationConfirmed();
  }

  private @Nullable ReservationEvent capturing() {
    if (r.paymentIs(Payment.Status.CAPTURED)) {
      return new ReservationEvent.ReservationConfirmed();
    }
    return r.paymentIs(Payment.Status.AUTHORIZED)
        ? giveUp(Objects.requireNonNullElseGet(r.lastFailure(), Progress::notTaken))
        : null;
  }

  private static Failure notTaken() {
    return Failure.of(Failure.Code.CAPTURE_REFUSED, "The payment was not taken.");
  }

  /** Until all that is new is booked, what it replaces is not touched. */
  private @Nullable ReservationEvent changing(
      Change change, Claim goal, Supplier<ReservationEvent> reached) {
    List<Segment> added = r.segments().stream().filter(change::brings).toList();
    Optional<Failure> lost = firstFailure(added);
    if (lost.isPresent()) {
      return abandon(lost.get());
    }
    return all(added, goal) ? reached.get() : null;
  }

  private ReservationEvent abandon(Failure failure) {
    return new ReservationEvent.ChangeAbandoned(failure, lateUntil());
  }

  /** As at first, no payment is asked for that the holds don't outlast. */
  private ReservationEvent replacementHeld(Change change) {
    if (change.surcharge() == null || change.paymentMethod() == null) {
      return new ReservationEvent.ReplacementHeld();
    }
    Instant payBy = now.plus(limits.paymentTime());
    Instant holdUntil = payBy.plus(limits.holdMargin());
    boolean tooShort =
        r.segments().stream().anyMatch(s -> change.brings(s) && s.heldUntil().isBefore(holdUntil));
    return tooShort
        ? abandon(Failure.of(Failure.Code.TOO_LATE_TO_PAY, "A flight leaves before that."))
        : payment(change.surcharge(), change.paymentMethod(), payBy);
  }

  private @Nullable ReservationEvent payingReplacement() {
    if (r.paymentIs(Payment.Status.AUTHORIZED)) {
      return new ReservationEvent.ReplacementHeld();
    }
    return r.paymentIs(Payment.Status.DECLINED)
        ? abandon(Objects.requireNonNullElseGet(r.lastFailure(), Progress::declined))
        : null;
  }

  private ReservationEvent replacementBooked(Change change) {
    Payment payment = r.payment();
    return change.surcharge() != null
            && payment != null
            && payment.wanted()
            && payment.is(Payment.Status.AUTHORIZED)
        ? new ReservationEvent.CaptureRequested(payment.attempt())
        : new ReservationEvent.ChangeConfirmed(lateUntil());
  }

  private @Nullable ReservationEvent capturingReplacement() {
    if (r.paymentIs(Payment.Status.CAPTURED)) {
      return new ReservationEvent.ChangeConfirmed(lateUntil());
    }
    return r.paymentIs(Payment.Status.AUTHORIZED)
        ? abandon(Objects.requireNonNullElseGet(r.lastFailure(), Progress::notTaken))
        : null;
  }

  /** Ends when no flight and no payment is owed a word any more, and none is to be asked. */
  private @Nullable ReservationEvent ending(Outcome outcome) {
    return r.isReleasing() || r.ledger().isOpen() || !r.doubts().isEmpty() ? null : end(outcome);
  }

  private static ReservationEvent end(Outcome outcome) {
    return switch (outcome) {
      case REJECTED -> new ReservationEvent.ReservationRejected();
      case EXPIRED -> new ReservationEvent.ReservationExpired();
      case CANCELLED -> new ReservationEvent.ReservationCancelled();
    };
  }

  private Instant lateUntil() {
    return now.plus(limits.lateMessages());
  }

  private boolean last(Instant until) {
    return r.wanted().stream().noneMatch(segment -> segment.heldUntil().isBefore(until));
  }

  private static boolean all(List<Segment> segments, Claim claim) {
    return segments.stream().allMatch(segment -> segment.is(claim));
  }

  private static Optional<Failure> firstFailure(List<Segment> segments) {
    return segments.stream()
        .map(Segment::failure)
        .flatMap(failure -> Optional.ofNullable(failure).stream())
        .findFirst();
  }
}
