package dev.jetway.node.truth;

import dev.jetway.reservation.domain.Passenger;
import dev.jetway.reservation.domain.Phase;
import dev.jetway.reservation.domain.Reservation;
import dev.jetway.reservation.domain.ReservationState.Requested;
import dev.jetway.reservation.domain.Segment;
import dev.jetway.reservation.domain.Segment.Claim;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Every reservation has come to an end, with all of its seats or with none. */
final class WholenessCheck {
  private WholenessCheck() {}

  static List<String> of(Folds folds, Instant now) {
    List<String> findings = new ArrayList<>();
    folds.reservations().values().forEach(r -> check(r, now, findings));
    return findings;
  }

  private static void check(Requested r, Instant now, List<String> findings) {
    if (!Reservation.steps(r, now).isEmpty()) {
      findings.add("unsettled: %s owes %s".formatted(r.id(), Reservation.steps(r, now)));
    }
    Reservation.nextDue(r)
        .filter(due -> !due.isAfter(now))
        .ifPresent(due -> findings.add("unsettled: %s overdue since %s".formatted(r.id(), due)));
    boolean confirmed = r.phase() instanceof Phase.Confirmed;
    if (!confirmed && !(r.phase() instanceof Phase.Ended)) {
      findings.add("unsettled: %s is %s".formatted(r.id(), r.phase()));
      return;
    }
    for (Segment segment : r.segments()) {
      boolean kept = confirmed && segment.wanted();
      boolean fits =
          segment.claim() == Claim.FLOWN || segment.claim() == (kept ? Claim.BOOKED : Claim.GONE);
      if (!fits || (kept && segment.seats().size() != seated(r))) {
        findings.add("partial: %s is %s with %s".formatted(r.id(), r.phase(), segment));
      }
    }
  }

  private static long seated(Requested r) {
    return IntStream.rangeClosed(1, r.party().all().size())
        .filter(number -> !r.party().gone().contains(number))
        .filter(number -> r.party().all().get(number - 1).type() != Passenger.Type.INFANT)
        .count();
  }
}
