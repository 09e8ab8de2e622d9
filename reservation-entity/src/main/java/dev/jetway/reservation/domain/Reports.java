package dev.jetway.reservation.domain;

import dev.jetway.reservation.domain.ReservationState.Requested;
import dev.jetway.reservation.domain.Segment.Claim;
import java.util.function.Predicate;

/**
 * Takes note of what steps came to. A report may be late, doubled or out of order, and flights and
 * provider may have been asked more than once: only what fits the state counts, and whatever else
 * it says would be found out again by the step that is owed.
 */
final class Reports {
  private final Unfolding story;
  private final Requested r;

  private Reports(Unfolding story, Requested reservation) {
    this.story = story;
    this.r = reservation;
  }

  static ReservationAnswer note(
      Unfolding story, Requested reservation, ReservationCommand.Report report) {
    new Reports(story, reservation).note(report);
    return new ReservationAnswer.Noted();
  }

  private void note(ReservationCommand.Report report) {
    switch (report) {
      case ReservationCommand.Granted c ->
          when(
              is(c.segment(), Reports::mayBeGranted),
              new ReservationEvent.SegmentHeld(c.segment(), c.seats(), c.unmet(), c.until()));
      case ReservationCommand.Refused c ->
          when(
              is(c.segment(), s -> s.is(Claim.ASKED)),
              new ReservationEvent.SegmentRejected(c.segment(), c.failure()));
      case ReservationCommand.Extended c -> extended(c);
      case ReservationCommand.NotExtended c ->
          when(
              (r.phase() instanceof Phase.Prolonging || r.phase() instanceof Phase.Extending)
                  && is(c.segment(), s -> s.wanted() && s.is(Claim.HELD)),
              new ReservationEvent.SegmentLost(c.segment(), c.failure()));
      case ReservationCommand.NotBooked c ->
          when(confirms(c.segment()), new ReservationEvent.SegmentLost(c.segment(), c.failure()));
      case ReservationCommand.Booked c ->
          when(
              confirms(c.segment())
                  || is(c.segment(), s -> s.isToBeReleased() && !s.is(Claim.BOOKED)),
              new ReservationEvent.SegmentConfirmed(c.segment()));
      case ReservationCommand.Released c ->
          when(
              is(c.segment(), Segment::isToBeReleased),
              new ReservationEvent.SegmentReleased(c.segment()));
      case ReservationCommand.SeatsGivenBack c ->
          when(
              is(c.segment(), s -> s.isToBePartlyReleased() && s.leaving().equals(c.seats())),
              new ReservationEvent.SegmentSeatsReleased(
                  c.segment(), c.seats(), story.now(), story.lateUntil()));
      case ReservationCommand.Departed c ->
          when(
              is(
                  c.segment(),
                  s -> s.isToBePartlyReleased() || (s.isToBeReleased() && s.is(Claim.BOOKED))),
              new ReservationEvent.SegmentFlown(c.segment()));
      case ReservationCommand.Moved c ->
          when(
              r.phase().equals(new Phase.MovingSeat(c.segment(), c.from(), c.to())),
              new ReservationEvent.SeatChanged(
                  c.segment(), c.from(), c.to(), story.now(), story.lateUntil()));
      case ReservationCommand.MoveRefused c ->
          when(
              r.phase().equals(new Phase.MovingSeat(c.segment(), c.from(), c.to())),
              new ReservationEvent.SeatChangeRefused(
                  c.segment(), c.from(), c.to(), c.failure(), story.lateUntil()));
      case ReservationCommand.SeatChecked c ->
          when(
              r.doubts().stream()
                  .anyMatch(move -> move.asked() && move.is(c.segment(), c.from(), c.to())),
              c.moved()
                  ? new ReservationEvent.LateSeatChangeFound(c.segment(), c.from(), c.to())
                  : new ReservationEvent.SeatKept(c.segment(), c.from(), c.to()));

      case ReservationCommand.Authorized c -> authorized(c.attempt());
      case ReservationCommand.Declined c ->
          when(
              pays(c.attempt(), Payment.Status.ASKED),
              new ReservationEvent.PaymentDeclined(c.attempt(), c.reason()));
      case ReservationCommand.Captured c ->
          when(
              pays(c.attempt(), Payment.Status.CAPTURING),
              new ReservationEvent.PaymentCaptured(c.attempt()));
      case ReservationCommand.NotCaptured c ->
          when(
              pays(c.attempt(), Payment.Status.CAPTURING),
              new ReservationEvent.CaptureRefused(c.attempt(), c.reason()));
      case ReservationCommand.Voided c ->
          when(
              pays(c.attempt(), payment -> payment.isPromised() && !payment.wanted()),
              new ReservationEvent.PaymentVoided(c.attempt()));
      case ReservationCommand.Refunded c ->
          when(
              r.ledger().refunds().stream()
                  .anyMatch(refund -> refund.number() == c.refund() && !refund.done()),
              new ReservationEvent.PaymentRefunded(c.refund()));
    }
  }

  /** Two requests of one segment may be answered differently: a seat got free between them. */
  private static boolean mayBeGranted(Segment segment) {
    boolean refusedBefore = segment.is(Claim.GONE) && segment.failure() != null;
    return (segment.wanted() && segment.is(Claim.ASKED)) || (!segment.wanted() && refusedBefore);
  }

  /** Money set aside for an attempt that was withdrawn is let go again; once, by the status. */
  private void authorized(int attempt) {
    if (pays(attempt, Payment.Status.ASKED)) {
      story.happens(new ReservationEvent.PaymentAuthorized(attempt));
    } else if (pays(attempt, Payment.Status.WITHDRAWN)) {
      story.happens(new ReservationEvent.LatePaymentReceived(attempt));
    }
  }

  /** A flight holds no longer than until it leaves: then there is no time left to extend. */
  private void extended(ReservationCommand.Extended c) {
    if (!is(c.segment(), s -> s.wanted() && s.is(Claim.HELD))) {
      return;
    }
    boolean tooShort = c.until().isBefore(c.asked());
    if (r.phase() instanceof Phase.Prolonging(var offerUntil, var holdUntil)
        && c.asked().equals(holdUntil)) {
      story.happens(new ReservationEvent.SegmentExtended(c.segment(), c.until()));
      if (tooShort) {
        story.happens(new ReservationEvent.ExtensionRefused(tooLate()));
      }
    } else if (r.phase() instanceof Phase.Extending extending
        && c.asked().equals(extending.holdUntil())) {
      story.happens(new ReservationEvent.SegmentExtended(c.segment(), c.until()));
      if (tooShort) {
        story.happens(
            new ReservationEvent.CompensationStarted(
                Outcome.REJECTED, tooLate(), story.lateUntil()));
      }
    }
  }

  private static Failure tooLate() {
    return Failure.of(Failure.Code.TOO_LATE_TO_PAY, "A flight leaves before that.");
  }

  private boolean confirms(int number) {
    boolean wanted =
        switch (r.phase()) {
          case Phase.Confirming p -> is(number, Segment::wanted);
          case Phase.ConfirmingReplacement(Change change) -> is(number, change::brings);
          default -> false;
        };
    return wanted && is(number, s -> s.is(Claim.HELD));
  }

  private boolean is(int number, Predicate<Segment> what) {
    return r.segment(number).filter(what).isPresent();
  }

  private boolean pays(int attempt, Payment.Status status) {
    return pays(attempt, payment -> payment.is(status));
  }

  private boolean pays(int attempt, Predicate<Payment> what) {
    return r.ledger().payment(attempt).filter(what).isPresent();
  }

  private void when(boolean fits, ReservationEvent event) {
    if (fits) {
      story.happens(event);
    }
  }
}
