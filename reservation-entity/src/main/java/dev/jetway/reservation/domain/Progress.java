package dev.jetway.reservation.domain;

import dev.jetway.reservation.domain.ReservationRequest.Confirm;
import dev.jetway.reservation.domain.ReservationState.Requested;
import dev.jetway.reservation.domain.Segment.Claim;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
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

  private @Nullable ReservationEvent next() {
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
          changing(change, Claim.HELD, new ReservationEvent.ReplacementHeld());
      case Phase.ConfirmingReplacement(Change change) ->
          changing(change, Claim.BOOKED, new ReservationEvent.ChangeConfirmed(lateUntil()));
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
    int attempt = r.payment() == null ? 1 : r.payment().attempt() + 1;
    Money amount = Objects.requireNonNull(r.request().price(), "buying for money has a price");
    return new ReservationEvent.PaymentRequested(attempt, amount, p.method(), p.payBy());
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
        ? giveUp(
            Objects.requireNonNullElseGet(
                r.lastFailure(),
                () -> Failure.of(Failure.Code.CAPTURE_REFUSED, "The payment was not taken.")))
        : null;
  }

  /** Until all that is new is booked, what it replaces is not touched. */
  private @Nullable ReservationEvent changing(Change change, Claim goal, ReservationEvent reached) {
    List<Segment> added = r.segments().stream().filter(change::brings).toList();
    Optional<Failure> lost = firstFailure(added);
    if (lost.isPresent()) {
      return new ReservationEvent.ChangeAbandoned(lost.get(), lateUntil());
    }
    return all(added, goal) ? reached : null;
  }

  /** Ends when no flight and no payment is owed a word any more. */
  private @Nullable ReservationEvent ending(Outcome outcome) {
    if (r.segments().stream().anyMatch(Segment::isToBeReleased)) {
      return null;
    }
    Payment payment = r.payment();
    if (payment == null) {
      return end(outcome);
    }
    return switch (payment.status()) {
      case DECLINED, VOIDED, WITHDRAWN, REFUNDED -> end(outcome);
      case CAPTURED ->
          // Who has flown has had what he paid for.
          r.segments().stream().anyMatch(s -> s.is(Claim.FLOWN))
              ? end(outcome)
              : new ReservationEvent.RefundRequested(payment.attempt());
      case ASKED, AUTHORIZED, CAPTURING, REFUNDING -> null;
    };
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
