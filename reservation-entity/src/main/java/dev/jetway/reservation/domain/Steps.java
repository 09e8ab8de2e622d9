package dev.jetway.reservation.domain;

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
    }
    forPayment(r).ifPresent(steps::add);
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
              ? Optional.of(
                  new Step.MoveSeat(
                      s.flight(), number, Segment.bookingId(r.id(), number), from, to))
              : Optional.empty();
      case Phase.Held p -> Optional.empty();
      case Phase.Paying p -> Optional.empty();
      case Phase.Capturing p -> Optional.empty();
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
                Segment.holdId(r.id(), s.number()),
                Segment.bookingId(r.id(), s.number()),
                r.request().customer(),
                s.seats(),
                s.heldUntil()))
        : Optional.empty();
  }

  private static Optional<Step> extend(Requested r, Segment s, Instant until) {
    return s.is(Claim.HELD) && s.heldUntil().isBefore(until)
        ? Optional.of(
            new Step.ExtendHold(s.flight(), s.number(), Segment.holdId(r.id(), s.number()), until))
        : Optional.empty();
  }

  private static Optional<Step> confirm(Requested r, Segment s) {
    return s.is(Claim.HELD)
        ? Optional.of(
            new Step.ConfirmSegment(s.flight(), s.number(), Segment.holdId(r.id(), s.number())))
        : Optional.empty();
  }

  private static Optional<Step> toRelease(Requested r, Segment s) {
    if (!s.isToBeReleased()) {
      return Optional.empty();
    }
    // A late repetition of the request to hold must find nothing, whatever the hold became.
    Instant lateUntil = Objects.requireNonNullElse(s.lateUntil(), s.heldUntil());
    return Optional.of(
        s.is(Claim.BOOKED)
            ? new Step.CancelSegment(
                s.flight(), s.number(), Segment.bookingId(r.id(), s.number()), lateUntil)
            : new Step.ReleaseSegment(
                s.flight(), s.number(), Segment.holdId(r.id(), s.number()), lateUntil));
  }

  private static Optional<Step> forPayment(Requested r) {
    Payment payment = r.payment();
    if (payment == null) {
      return Optional.empty();
    }
    int attempt = payment.attempt();
    String key = Payment.key(r.id(), attempt);
    boolean ending = r.phase() instanceof Phase.Ending;
    return switch (payment.status()) {
      case ASKED ->
          Optional.of(
              ending
                  ? new Step.VoidPayment(attempt, key)
                  : new Step.AuthorizePayment(
                      attempt, key, payment.amount(), payment.method(), payment.payBy()));
      case AUTHORIZED ->
          ending ? Optional.of(new Step.VoidPayment(attempt, key)) : Optional.empty();
      // Once asked for, the money is taken before it is given back: an answer under way can't lie.
      case CAPTURING -> Optional.of(new Step.CapturePayment(attempt, key, payment.amount()));
      case REFUNDING -> Optional.of(new Step.RefundPayment(attempt, key, payment.amount()));
      case DECLINED, CAPTURED, VOIDED, WITHDRAWN, REFUNDED -> Optional.empty();
    };
  }
}
