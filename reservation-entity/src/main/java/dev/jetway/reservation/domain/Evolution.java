package dev.jetway.reservation.domain;

import dev.jetway.flight.domain.SeatNumber;
import dev.jetway.reservation.domain.ReservationState.Requested;
import dev.jetway.reservation.domain.ReservationState.Vacated;
import dev.jetway.reservation.domain.Segment.Claim;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Applies events. What does not fit the state is passed over, because a journal that can't be read
 * back is worse than one with an odd entry.
 */
final class Evolution {
  private Evolution() {}

  static Requested begin(ReservationEvent.ReservationRequested e) {
    return new Requested(
        e.id(),
        e.locator(),
        e.request(),
        e.at(),
        e.offerUntil(),
        numbered(1, e.request().segments(), e.holdUntil()),
        null,
        null,
        List.of(),
        null,
        new Phase.Holding(e.holdBy()));
  }

  private static List<Segment> numbered(
      int first, List<SegmentRequest> requests, Instant holdUntil) {
    List<Segment> segments = new ArrayList<>(requests.size());
    for (SegmentRequest request : requests) {
      segments.add(Segment.asked(first + segments.size(), request, holdUntil));
    }
    return segments;
  }

  static Requested apply(Requested r, ReservationEvent event) {
    Requested known = note(r, event);
    return known.in(Ways.from(known.phase(), event));
  }

  /** What the event tells of segments and money; where the reservation goes is up to Ways. */
  private static Requested note(Requested r, ReservationEvent event) {
    return switch (event) {
      case ReservationEvent.SegmentHeld e ->
          r.withSegment(e.segment(), s -> s.held(e.seats(), e.until()));
      case ReservationEvent.SegmentRejected e ->
          r.withSegment(e.segment(), s -> s.refused(e.failure()));
      case ReservationEvent.SegmentLost e -> r.withSegment(e.segment(), s -> s.failed(e.failure()));
      case ReservationEvent.SegmentExtended e ->
          r.withSegment(e.segment(), s -> s.is(Claim.HELD) ? s.held(s.seats(), e.until()) : s);
      case ReservationEvent.SegmentConfirmed e ->
          r.withSegment(e.segment(), s -> s.with(Claim.BOOKED));
      case ReservationEvent.SegmentReleased e ->
          r.withSegment(e.segment(), s -> s.with(Claim.GONE));
      case ReservationEvent.SegmentFlown e -> r.withSegment(e.segment(), s -> s.with(Claim.FLOWN));

      case ReservationEvent.ReservationHeld e -> r.withOfferUntil(e.offerUntil());
      case ReservationEvent.ReservationExtended e -> r.withOfferUntil(e.offerUntil());
      case ReservationEvent.ExtensionRefused e -> r.withLastFailure(e.failure());
      case ReservationEvent.ExtensionRequested e -> r.withLastFailure(null);
      case ReservationEvent.ConfirmationRequested e -> r.withLastFailure(null);

      case ReservationEvent.PaymentRequested e ->
          r.withPayment(
              new Payment(e.attempt(), e.amount(), e.method(), e.payBy(), Payment.Status.ASKED));
      case ReservationEvent.PaymentAuthorized e ->
          r.withPayment(e.attempt(), Payment.Status.AUTHORIZED);
      case ReservationEvent.PaymentDeclined e ->
          r.withPayment(e.attempt(), Payment.Status.DECLINED)
              .withLastFailure(Failure.of(Failure.Code.PAYMENT_DECLINED, e.reason()));
      case ReservationEvent.CaptureRequested e ->
          r.withPayment(e.attempt(), Payment.Status.CAPTURING);
      case ReservationEvent.PaymentCaptured e ->
          r.withPayment(e.attempt(), Payment.Status.CAPTURED);
      case ReservationEvent.CaptureRefused e ->
          r.withPayment(e.attempt(), Payment.Status.AUTHORIZED)
              .withLastFailure(Failure.of(Failure.Code.CAPTURE_REFUSED, e.reason()));
      case ReservationEvent.PaymentVoided e ->
          r.withPayment(
              e.attempt(),
              r.paymentIs(Payment.Status.ASKED) ? Payment.Status.WITHDRAWN : Payment.Status.VOIDED);
      case ReservationEvent.RefundRequested e ->
          r.withPayment(e.attempt(), Payment.Status.REFUNDING);
      case ReservationEvent.PaymentRefunded e ->
          r.withPayment(e.attempt(), Payment.Status.REFUNDED);

      case ReservationEvent.CompensationStarted e ->
          r.withSegments(Segment::wanted, s -> s.givenUp(e.lateUntil()));
      case ReservationEvent.SeatChangeRequested e -> r.withLastFailure(null);
      case ReservationEvent.SeatChangeRefused e -> r.withLastFailure(e.failure());
      case ReservationEvent.SeatChanged e -> moved(r, e);
      case ReservationEvent.ChangeRequested e ->
          r.withChange(
                  e.change(),
                  numbered(e.change().firstNumber(), e.change().replacements(), e.holdUntil()))
              .withLastFailure(null);
      case ReservationEvent.ChangeConfirmed e ->
          r.phase() instanceof Phase.ConfirmingReplacement(Change change)
              ? r.withSegments(change::replaces, s -> s.givenUp(e.lateUntil()))
              : r;
      case ReservationEvent.ChangeAbandoned e -> abandoned(r, e);

      case ReservationEvent.ReservationRequested e -> r;
      case ReservationEvent.ConfirmationStarted e -> r;
      case ReservationEvent.ReservationConfirmed e -> r;
      case ReservationEvent.LatePaymentReceived e -> r;
      case ReservationEvent.ReplacementHeld e -> r;
      case ReservationEvent.ReservationRejected e -> r;
      case ReservationEvent.ReservationExpired e -> r;
      case ReservationEvent.ReservationCancelled e -> r;
    };
  }

  private static Requested moved(Requested r, ReservationEvent.SeatChanged e) {
    List<Vacated> vacated = new ArrayList<>();
    r.vacated().stream().filter(seat -> seat.until().isAfter(e.at())).forEach(vacated::add);
    r.segment(e.segment())
        .ifPresent(s -> vacated.add(new Vacated(s.number(), e.from(), e.lateUntil())));
    return r.withSegment(e.segment(), s -> s.seated(replaced(s.seats(), e.from(), e.to())))
        .withVacated(vacated);
  }

  private static List<SeatNumber> replaced(List<SeatNumber> seats, SeatNumber from, SeatNumber to) {
    return seats.stream().map(seat -> seat.equals(from) ? to : seat).toList();
  }

  private static Requested abandoned(Requested r, ReservationEvent.ChangeAbandoned e) {
    return r.lastChange() == null
        ? r
        : r.withSegments(r.lastChange()::brings, s -> s.givenUp(e.lateUntil()))
            .withLastFailure(e.failure());
  }
}
