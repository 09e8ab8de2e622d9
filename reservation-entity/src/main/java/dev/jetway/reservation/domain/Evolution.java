package dev.jetway.reservation.domain;

import dev.jetway.flight.domain.SeatNumber;
import dev.jetway.reservation.domain.LateSeats.DoubtfulMove;
import dev.jetway.reservation.domain.ReservationState.Requested;
import dev.jetway.reservation.domain.Segment.Claim;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * Applies events. What does not fit the state is passed over, because a journal that can't be read
 * back is worse than one with an odd entry.
 */
final class Evolution {
  private Evolution() {}

  static Requested begin(ReservationEvent.ReservationRequested e) {
    Party party = new Party(e.request().passengers(), List.of());
    return new Requested(
        e.id(),
        e.locator(),
        e.request(),
        e.at(),
        e.offerUntil(),
        Places.assigned(1, e.request().segments(), e.holdUntil(), party.seated(), List.of()),
        party,
        Ledger.EMPTY,
        List.of(),
        LateSeats.NONE,
        null,
        new Phase.Holding(e.holdBy()));
  }

  static Requested apply(Requested r, ReservationEvent event) {
    Requested known = note(r, event);
    return known.in(Ways.from(known.phase(), event));
  }

  /** What the event tells of segments and money; where the reservation goes is up to Ways. */
  private static Requested note(Requested r, ReservationEvent event) {
    return switch (event) {
      case ReservationEvent.SegmentHeld e ->
          r.withSegment(e.segment(), s -> s.held(e.seats(), e.unmet(), e.until()));
      case ReservationEvent.SegmentRejected e ->
          r.withSegment(e.segment(), s -> s.refused(e.failure()));
      case ReservationEvent.SegmentLost e -> r.withSegment(e.segment(), s -> s.failed(e.failure()));
      case ReservationEvent.SegmentExtended e ->
          r.withSegment(e.segment(), s -> s.is(Claim.HELD) ? s.held(e.until()) : s);
      case ReservationEvent.SegmentConfirmed e ->
          r.withSegment(e.segment(), s -> s.with(Claim.BOOKED));
      case ReservationEvent.SegmentReleased e ->
          r.withSegment(e.segment(), s -> s.with(Claim.GONE))
              .with(r.lateSeats().withoutDoubts(e.segment()));
      case ReservationEvent.SegmentFlown e -> r.withSegment(e.segment(), s -> s.with(Claim.FLOWN));

      case ReservationEvent.ReservationHeld e -> r.withOfferUntil(e.offerUntil());
      case ReservationEvent.ReservationExtended e -> r.withOfferUntil(e.offerUntil());
      case ReservationEvent.ExtensionRefused e -> r.withLastFailure(e.failure());
      case ReservationEvent.ExtensionRequested e -> r.withLastFailure(null);
      case ReservationEvent.ConfirmationRequested e -> r.withLastFailure(null);

      case ReservationEvent.PaymentRequested e ->
          r.with(r.ledger().and(Payment.asked(e.attempt(), e.amount(), e.method(), e.payBy())));
      case ReservationEvent.PaymentAuthorized e -> paid(r, e.attempt(), Payment.Status.AUTHORIZED);
      case ReservationEvent.PaymentDeclined e ->
          paid(r, e.attempt(), Payment.Status.DECLINED)
              .withLastFailure(Failure.of(Failure.Code.PAYMENT_DECLINED, e.reason()));
      case ReservationEvent.CaptureRequested e ->
          charged(paid(r, e.attempt(), Payment.Status.CAPTURING));
      case ReservationEvent.PaymentCaptured e -> paid(r, e.attempt(), Payment.Status.CAPTURED);
      case ReservationEvent.CaptureRefused e ->
          paid(r, e.attempt(), Payment.Status.AUTHORIZED)
              .withLastFailure(Failure.of(Failure.Code.CAPTURE_REFUSED, e.reason()));
      case ReservationEvent.PaymentVoided e ->
          r.with(r.ledger().with(e.attempt(), Evolution::letGo));
      case ReservationEvent.LatePaymentReceived e ->
          paid(r, e.attempt(), Payment.Status.AUTHORIZED);
      case ReservationEvent.RefundRequested e ->
          r.with(r.ledger().and(new Refund(e.refund(), e.attempt(), e.amount(), false)));
      case ReservationEvent.PaymentRefunded e -> r.with(r.ledger().refunded(e.refund()));

      case ReservationEvent.CompensationStarted e ->
          r.withSegments(Segment::wanted, s -> s.givenUp(e.lateUntil()))
              .with(r.ledger().givenUp())
              .with(doubting(r, e.lateUntil()));
      case ReservationEvent.SeatChangeRequested e ->
          r.with(r.lateSeats().without(e.segment(), e.from(), e.to())).withLastFailure(null);
      case ReservationEvent.SeatChangeRefused e ->
          r.with(
                  r.lateSeats()
                      .and(
                          new DoubtfulMove(
                              e.segment(), e.from(), e.to(), e.lateUntil(), false, e.failure())))
              .withLastFailure(e.failure());
      case ReservationEvent.SeatChanged e -> moved(r, e);
      case ReservationEvent.SeatCheckRequested e ->
          r.with(r.lateSeats().asked(e.segment(), e.from(), e.to()));
      case ReservationEvent.SeatKept e ->
          r.with(r.lateSeats().without(e.segment(), e.from(), e.to()));
      case ReservationEvent.LateSeatChangeFound e -> movedLate(r, e);
      case ReservationEvent.ChangeRequested e ->
          r.with(
                  e.change(),
                  Places.assigned(
                      e.change().firstNumber(),
                      e.change().replacements(),
                      e.holdUntil(),
                      r.party().seated(),
                      r.wanted().stream().filter(s -> !e.change().replaces(s)).toList()))
              .withLastFailure(null);
      case ReservationEvent.ChangeConfirmed e ->
          r.phase() instanceof Phase.ConfirmingReplacement(Change change)
              ? exchanged(r, change, e.lateUntil())
              : r.phase() instanceof Phase.CapturingReplacement(Change change)
                  ? exchanged(r, change, e.lateUntil())
                  : r;
      case ReservationEvent.ChangeAbandoned e -> abandoned(r, e);

      case ReservationEvent.SegmentCancellationRequested e ->
          r.withSegments(s -> e.segments().contains(s.number()), s -> s.givenUp(e.lateUntil()))
              .withLastFailure(null);
      case ReservationEvent.PassengerCancellationRequested e ->
          r.withSegments(Segment::isAtHand, s -> s.without(e.passengers(), e.lateUntil()))
              .with(r.party().without(e.passengers()))
              .withLastFailure(null);
      case ReservationEvent.SegmentSeatsReleased e ->
          r.with(r.lateSeats().andLeft(e.segment(), e.seats(), e.at(), e.lateUntil()))
              .withSegment(e.segment(), s -> s.left(e.seats()));
      case ReservationEvent.FlightChangeNoted e ->
          r.withSegment(e.segment(), s -> s.noted(e.change()));
      case ReservationEvent.FlightChangeAccepted e ->
          r.withSegment(e.segment(), s -> s.accepted(e.change()));

      case ReservationEvent.ReservationRequested e -> r;
      case ReservationEvent.ConfirmationStarted e -> r;
      case ReservationEvent.ReservationConfirmed e -> charged(r);
      case ReservationEvent.ReplacementHeld e -> r;
      case ReservationEvent.ReservationRejected e -> r;
      case ReservationEvent.ReservationExpired e -> r;
      case ReservationEvent.ReservationCancelled e -> r;
    };
  }

  /** From now on, the seats that are booked are to be paid for. */
  private static Requested charged(Requested r) {
    return r.withSegments(Segment::isAtHand, s -> s.charged(true));
  }

  /** An attempt that this reservation does not have is passed over: applying never fails. */
  private static Requested paid(Requested r, int attempt, Payment.Status status) {
    return r.with(r.ledger().with(attempt, status));
  }

  private static Payment letGo(Payment payment) {
    return payment.with(
        payment.is(Payment.Status.ASKED) ? Payment.Status.WITHDRAWN : Payment.Status.VOIDED);
  }

  private static Requested moved(Requested r, ReservationEvent.SeatChanged e) {
    return r.with(r.lateSeats().andLeft(e.segment(), List.of(e.from()), e.at(), e.lateUntil()))
        .withSegment(e.segment(), s -> s.moved(e.from(), e.to()));
  }

  /** What the customer was told of the move is not true any more. */
  private static Requested movedLate(Requested r, ReservationEvent.LateSeatChangeFound e) {
    Failure told =
        r.lateSeats().move(e.segment(), e.from(), e.to()).map(DoubtfulMove::refusal).orElse(null);
    return r.with(r.lateSeats().without(e.segment(), e.from(), e.to()))
        .withSegment(e.segment(), s -> s.moved(e.from(), e.to()))
        .withLastFailure(Objects.equals(told, r.lastFailure()) ? null : r.lastFailure());
  }

  /** A flight that has left by then keeps everybody where he sits: that is to be found out. */
  private static LateSeats doubting(Requested r, Instant lateUntil) {
    return r.phase() instanceof Phase.MovingSeat(int segment, SeatNumber from, SeatNumber to)
        ? r.lateSeats().and(new DoubtfulMove(segment, from, to, lateUntil, false, null))
        : r.lateSeats();
  }

  /** The new seats take the place of the old, and their fares that of the old fares. */
  private static Requested exchanged(Requested r, Change change, Instant lateUntil) {
    return r.withSegments(change::replaces, s -> s.charged(false).givenUp(lateUntil))
        .withSegments(change::brings, s -> s.charged(true));
  }

  private static Requested abandoned(Requested r, ReservationEvent.ChangeAbandoned e) {
    return r.changes().isEmpty()
        ? r
        : r.withSegments(
                r.changes().getLast().change()::brings,
                s -> s.charged(false).givenUp(e.lateUntil()))
            .with(r.ledger().givenUp())
            .withRefusal(e.failure());
  }
}
