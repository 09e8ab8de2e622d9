package dev.jetway.reservation.domain;

/**
 * The state machine: which event leads from which phase to which; at any other time it leads
 * nowhere. The diagram in {@code docs/reference/reservation-states.md} is compared with this.
 */
final class Ways {
  private Ways() {}

  static Phase from(Phase phase, ReservationEvent event) {
    return switch (event) {
      case ReservationEvent.ReservationHeld e ->
          phase instanceof Phase.Holding ? new Phase.Held() : phase;
      case ReservationEvent.ExtensionRequested e ->
          phase instanceof Phase.Held ? new Phase.Prolonging(e.offerUntil(), e.holdUntil()) : phase;
      case ReservationEvent.ReservationExtended e ->
          phase instanceof Phase.Prolonging ? new Phase.Held() : phase;
      case ReservationEvent.ExtensionRefused e ->
          phase instanceof Phase.Prolonging ? new Phase.Held() : phase;

      case ReservationEvent.ConfirmationRequested e ->
          phase instanceof Phase.Held
              ? new Phase.Extending(e.method(), e.payBy(), e.holdUntil())
              : phase;
      case ReservationEvent.PaymentRequested e ->
          phase instanceof Phase.Extending
              ? new Phase.Paying()
              : phase instanceof Phase.HoldingReplacement(Change change, var holdBy)
                  ? new Phase.PayingReplacement(change)
                  : phase;
      case ReservationEvent.PaymentDeclined e ->
          phase instanceof Phase.Paying ? new Phase.Held() : phase;
      case ReservationEvent.ConfirmationStarted e ->
          phase instanceof Phase.Paying || phase instanceof Phase.Held
              ? new Phase.Confirming()
              : phase;
      case ReservationEvent.CaptureRequested e ->
          phase instanceof Phase.Confirming
              ? new Phase.Capturing()
              : phase instanceof Phase.ConfirmingReplacement(Change change)
                  ? new Phase.CapturingReplacement(change)
                  : phase;
      case ReservationEvent.ReservationConfirmed e ->
          phase instanceof Phase.Confirming || phase instanceof Phase.Capturing
              ? new Phase.Confirmed()
              : phase;

      case ReservationEvent.SeatChangeRequested e ->
          phase instanceof Phase.Confirmed
              ? new Phase.MovingSeat(e.segment(), e.from(), e.to())
              : phase;
      case ReservationEvent.SeatChanged e ->
          phase instanceof Phase.MovingSeat ? new Phase.Confirmed() : phase;
      case ReservationEvent.SeatChangeRefused e ->
          phase instanceof Phase.MovingSeat ? new Phase.Confirmed() : phase;

      case ReservationEvent.ChangeRequested e ->
          phase instanceof Phase.Confirmed
              ? new Phase.HoldingReplacement(e.change(), e.holdBy())
              : phase;
      case ReservationEvent.ReplacementHeld e ->
          phase instanceof Phase.HoldingReplacement(Change change, var holdBy)
              ? new Phase.ConfirmingReplacement(change)
              : phase instanceof Phase.PayingReplacement(Change change)
                  ? new Phase.ConfirmingReplacement(change)
                  : phase;
      case ReservationEvent.ChangeConfirmed e ->
          phase instanceof Phase.ConfirmingReplacement
                  || phase instanceof Phase.CapturingReplacement
              ? new Phase.Confirmed()
              : phase;
      case ReservationEvent.ChangeAbandoned e -> isChange(phase) ? new Phase.Confirmed() : phase;

      case ReservationEvent.CompensationStarted e ->
          phase instanceof Phase.Ending || phase instanceof Phase.Ended
              ? phase
              : new Phase.Ending(e.outcome(), e.failure());
      case ReservationEvent.ReservationRejected e -> end(phase, Outcome.REJECTED);
      case ReservationEvent.ReservationExpired e -> end(phase, Outcome.EXPIRED);
      case ReservationEvent.ReservationCancelled e -> end(phase, Outcome.CANCELLED);

      case ReservationEvent.ReservationRequested e -> phase;
      case ReservationEvent.SegmentHeld e -> phase;
      case ReservationEvent.SegmentRejected e -> phase;
      case ReservationEvent.SegmentExtended e -> phase;
      case ReservationEvent.SegmentLost e -> phase;
      case ReservationEvent.SegmentConfirmed e -> phase;
      case ReservationEvent.SegmentReleased e -> phase;
      case ReservationEvent.SegmentFlown e -> phase;
      case ReservationEvent.PaymentAuthorized e -> phase;
      case ReservationEvent.PaymentCaptured e -> phase;
      case ReservationEvent.CaptureRefused e -> phase;
      case ReservationEvent.PaymentVoided e -> phase;
      case ReservationEvent.LatePaymentReceived e -> phase;
      case ReservationEvent.RefundRequested e -> phase;
      case ReservationEvent.PaymentRefunded e -> phase;
      case ReservationEvent.SegmentCancellationRequested e -> phase;
      case ReservationEvent.PassengerCancellationRequested e -> phase;
      case ReservationEvent.SegmentSeatsReleased e -> phase;
      case ReservationEvent.SeatCheckRequested e -> phase;
      case ReservationEvent.SeatKept e -> phase;
      case ReservationEvent.LateSeatChangeFound e -> phase;
      case ReservationEvent.FlightChangeNoted e -> phase;
      case ReservationEvent.FlightChangeAccepted e -> phase;
    };
  }

  private static boolean isChange(Phase phase) {
    return phase instanceof Phase.HoldingReplacement
        || phase instanceof Phase.PayingReplacement
        || phase instanceof Phase.ConfirmingReplacement
        || phase instanceof Phase.CapturingReplacement;
  }

  private static Phase end(Phase phase, Outcome outcome) {
    return phase instanceof Phase.Ending ending && ending.outcome() == outcome
        ? new Phase.Ended(outcome, ending.failure())
        : phase;
  }
}
