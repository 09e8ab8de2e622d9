package dev.jetway.reservation.domain;

import dev.jetway.reservation.domain.LateSeats.DoubtfulMove;
import dev.jetway.reservation.domain.ReservationState.Requested;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What time alone brings about: waiting ends, and late messages can't come any more. */
final class Deadlines {
  private Deadlines() {}

  /** When time will next bring something about; empty when it won't. */
  static Optional<Instant> next(Requested r) {
    return Stream.concat(ofPhase(r).stream(), unasked(r).map(DoubtfulMove::until))
        .min(Comparator.naturalOrder());
  }

  private static Stream<DoubtfulMove> unasked(Requested r) {
    return r.doubts().stream().filter(move -> !move.asked());
  }

  /** When waiting ends in this phase; empty when it may last. */
  private static Optional<Instant> ofPhase(Requested r) {
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

  /** The events that moments passed by {@code now} bring; each of them, at most once. */
  static List<ReservationEvent> passed(
      ReservationState state, Instant now, ReservationLimits limits) {
    if (!(state instanceof Requested r)) {
      return List.of();
    }
    List<ReservationEvent> events = new ArrayList<>();
    ofPhase(r)
        .filter(due -> !due.isAfter(now))
        .ifPresent(due -> events.add(end(r.phase(), now.plus(limits.lateMessages()))));
    unasked(r)
        .filter(move -> !move.until().isAfter(now))
        .forEach(
            move ->
                events.add(
                    new ReservationEvent.SeatCheckRequested(
                        move.segment(), move.from(), move.to())));
    return events;
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
