package dev.jetway.reservation.domain;

import dev.jetway.reservation.domain.ReservationState.Requested;
import java.time.Instant;
import java.util.Optional;

/** What time alone brings about: waiting ends. */
final class Deadlines {
  private Deadlines() {}

  /** When waiting ends in this phase; empty when it may last. */
  static Optional<Instant> next(Requested r) {
    return switch (r.phase()) {
      case Phase.Holding p -> Optional.of(p.holdBy());
      case Phase.Held p -> Optional.of(r.offerUntil());
      case Phase.Prolonging p -> Optional.of(r.offerUntil());
      case Phase.Extending p -> Optional.of(p.payBy());
      case Phase.Paying p -> Optional.ofNullable(r.payment()).map(Payment::payBy);
      case Phase.HoldingReplacement p -> Optional.of(p.holdBy());
      case Phase.PayingReplacement p -> Optional.ofNullable(r.payment()).map(Payment::payBy);
      // From here on the flights end it, by the deadlines of their holds.
      case Phase.Confirming p -> Optional.empty();
      case Phase.ConfirmingReplacement p -> Optional.empty();
      case Phase.CapturingReplacement p -> Optional.empty();
      case Phase.MovingSeat p -> Optional.empty();
      case Phase.Capturing p -> Optional.empty();
      case Phase.Confirmed p -> Optional.empty();
      case Phase.Ending p -> Optional.empty();
      case Phase.Ended p -> Optional.empty();
    };
  }

  /** The event that a deadline passed by {@code now} brings; empty when none has. */
  static Optional<ReservationEvent> passed(
      ReservationState state, Instant now, ReservationLimits limits) {
    return state instanceof Requested r && next(r).filter(due -> !due.isAfter(now)).isPresent()
        ? Optional.of(end(r.phase(), now.plus(limits.lateMessages())))
        : Optional.empty();
  }

  private static ReservationEvent end(Phase phase, Instant lateUntil) {
    if (phase instanceof Phase.HoldingReplacement) {
      return new ReservationEvent.ChangeAbandoned(silence(), lateUntil);
    }
    if (phase instanceof Phase.PayingReplacement) {
      return new ReservationEvent.ChangeAbandoned(noPayment(), lateUntil);
    }
    if (phase instanceof Phase.Holding) {
      return new ReservationEvent.CompensationStarted(Outcome.REJECTED, silence(), lateUntil);
    }
    Failure failure =
        phase instanceof Phase.Extending || phase instanceof Phase.Paying
            ? noPayment()
            : Failure.of(Failure.Code.OFFER_EXPIRED, "Nobody confirmed in time.");
    return new ReservationEvent.CompensationStarted(Outcome.EXPIRED, failure, lateUntil);
  }

  private static Failure noPayment() {
    return Failure.of(Failure.Code.PAYMENT_TIMED_OUT, "The payment did not come in time.");
  }

  private static Failure silence() {
    return Failure.of(Failure.Code.TIMED_OUT, "Not all flights answered in time.");
  }
}
