package dev.jetway.reservation.domain;

import dev.jetway.reservation.domain.LateSeats.DoubtfulMove;
import dev.jetway.reservation.domain.ReservationState.Requested;
import dev.jetway.reservation.domain.Segment.Claim;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** What a state owes to the world outside. */
final class Steps {
  private Steps() {}

  static List<Step> owed(Requested r) {
    List<Step> steps = new ArrayList<>();
    for (Segment segment : r.segments()) {
      (segment.wanted() ? forWanted(r, segment) : toRelease(r, segment)).ifPresent(steps::add);
      seatsToLeave(r, segment).ifPresent(steps::add);
    }
    for (DoubtfulMove move : r.doubts()) {
      check(r, move).ifPresent(steps::add);
    }
    for (Payment payment : r.ledger().payments()) {
      forPayment(r, payment).ifPresent(steps::add);
    }
    for (Refund refund : r.ledger().refunds()) {
      toRefund(r, refund).ifPresent(steps::add);
    }
    return List.copyOf(steps);
  }

  private static Optional<Step> forWanted(Requested r, Segment s) {
    return switch (r.phase()) {
      case Phase.Holding p -> hold(r, s);
      case Phase.Prolonging p -> extend(r, s, p.holdUntil());
      case Phase.Extending p -> extend(r, s, p.holdUntil());
      case Phase.Confirming p -> confirm(r, s);
      case Phase.HoldingReplacement(Change change, Instant holdBy) ->
          change.brings(s) ? hold(r, s) : Optional.empty();
      case Phase.ConfirmingReplacement(Change change) ->
          change.brings(s) ? confirm(r, s) : Optional.empty();
      case Phase.MovingSeat(int number, var from, var to) ->
          s.number() == number
              ? Optional.of(new Step.MoveSeat(s.flight(), number, s.id(r.id()).booking(), from, to))
              : Optional.empty();
      case Phase.Held p -> Optional.empty();
      case Phase.Paying p -> Optional.empty();
      case Phase.Capturing p -> Optional.empty();
      case Phase.PayingReplacement p -> Optional.empty();
      case Phase.CapturingReplacement p -> Optional.empty();
      case Phase.Confirmed p -> Optional.empty();
      case Phase.Ending p -> Optional.empty();
      case Phase.Ended p -> Optional.empty();
    };
  }

  private static Optional<Step> hold(Requested r, Segment s) {
    return s.is(Claim.ASKED)
        ? Optional.of(
            new Step.HoldSegment(
                s.flight(),
                s.number(),
                s.id(r.id()).hold(),
                s.id(r.id()).booking(),
                r.request().customer(),
                s.wish() == null ? s.seats() : List.of(),
                s.wish(),
                s.heldUntil()))
        : Optional.empty();
  }

  private static Optional<Step> extend(Requested r, Segment s, Instant until) {
    return s.is(Claim.HELD) && s.heldUntil().isBefore(until)
        ? Optional.of(new Step.ExtendHold(s.flight(), s.number(), s.id(r.id()).hold(), until))
        : Optional.empty();
  }

  private static Optional<Step> confirm(Requested r, Segment s) {
    return s.is(Claim.HELD)
        ? Optional.of(new Step.ConfirmSegment(s.flight(), s.number(), s.id(r.id()).hold()))
        : Optional.empty();
  }

  private static Optional<Step> seatsToLeave(Requested r, Segment s) {
    return s.isToBePartlyReleased()
        ? Optional.of(
            new Step.CancelSeats(
                s.flight(), s.number(), s.id(r.id()).booking(), s.leaving(), lateUntil(s)))
        : Optional.empty();
  }

  private static Optional<Step> check(Requested r, DoubtfulMove move) {
    return r.segment(move.segment())
        .filter(s -> move.asked())
        .map(
            s ->
                new Step.CheckSeat(
                    s.flight(), s.number(), s.id(r.id()).booking(), move.from(), move.to()));
  }

  /** A late repetition of the request to hold must find nothing, whatever the hold became. */
  private static Instant lateUntil(Segment s) {
    return Objects.requireNonNullElse(s.lateUntil(), s.heldUntil());
  }

  private static Optional<Step> toRelease(Requested r, Segment s) {
    // One after the other: whether single seats were given back before the flight left counts.
    if (!s.isToBeReleased() || s.isToBePartlyReleased()) {
      return Optional.empty();
    }
    return Optional.of(
        s.is(Claim.BOOKED)
            ? new Step.CancelSegment(s.flight(), s.number(), s.id(r.id()).booking(), lateUntil(s))
            : new Step.ReleaseSegment(s.flight(), s.number(), s.id(r.id()).hold(), lateUntil(s)));
  }

  private static Optional<Step> forPayment(Requested r, Payment payment) {
    int attempt = payment.attempt();
    String key = Payment.key(r.id(), attempt);
    return switch (payment.status()) {
      case ASKED ->
          Optional.of(
              payment.wanted()
                  ? new Step.AuthorizePayment(
                      attempt, key, payment.amount(), payment.method(), payment.payBy())
                  : new Step.VoidPayment(attempt, key));
      case AUTHORIZED ->
          payment.wanted() ? Optional.empty() : Optional.of(new Step.VoidPayment(attempt, key));
      // Once asked for, the money is taken before it is given back: an answer under way can't lie.
      case CAPTURING -> Optional.of(new Step.CapturePayment(attempt, key, payment.amount()));
      case DECLINED, CAPTURED, VOIDED, WITHDRAWN -> Optional.empty();
    };
  }

  private static Optional<Step> toRefund(Requested r, Refund refund) {
    return refund.done()
        ? Optional.empty()
        : Optional.of(
            new Step.RefundPayment(
                refund.attempt(),
                Payment.key(r.id(), refund.attempt()),
                refund.number(),
                Refund.key(r.id(), refund.number()),
                refund.amount()));
  }
}
