package dev.jetway.node.truth;

import static java.util.stream.Collectors.groupingBy;

import dev.jetway.flight.domain.FlightState.Scheduled;
import dev.jetway.flight.domain.ReservationId;
import dev.jetway.flight.domain.SeatState;
import dev.jetway.reservation.domain.Money;
import dev.jetway.reservation.domain.ReservationState.Requested;
import dev.jetway.reservation.domain.SegmentId;
import dev.jetway.reservation.payment.simulated.domain.Movement.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What was set aside is taken or let go, once; and of what was taken, no more and no less is kept
 * than the seats cost that the flights have for the reservation. Holds once all is settled, for
 * flights that have not left.
 */
final class MoneyCheck {
  private MoneyCheck() {}

  static List<String> of(Journals journals, Folds folds) {
    List<String> findings = new ArrayList<>();
    journals.movements().stream()
        .collect(groupingBy(MoneyMovement::key))
        .forEach((key, lines) -> attempt(key, lines, findings));
    Map<ReservationId, Long> kept = new HashMap<>();
    for (MoneyMovement line : journals.movements()) {
      kept.merge(line.reservation(), signed(line), Long::sum);
    }
    Map<ReservationId, Long> due = due(folds);
    Set<ReservationId> all = new HashSet<>(kept.keySet());
    all.addAll(due.keySet());
    for (ReservationId reservation : all) {
      long keeps = kept.getOrDefault(reservation, 0L);
      long costs = due.getOrDefault(reservation, 0L);
      if (keeps != costs) {
        findings.add(
            "money: %d is kept of %s, whose seats cost %d".formatted(keeps, reservation, costs));
      }
    }
    return findings;
  }

  private static void attempt(String key, List<MoneyMovement> lines, List<String> findings) {
    long setAside = sum(lines, Kind.SET_ASIDE);
    long taken = sum(lines, Kind.TAKEN);
    boolean whole =
        count(lines, Kind.SET_ASIDE) == 1
            && count(lines, Kind.TAKEN) + count(lines, Kind.LET_GO) == 1
            && setAside == taken + sum(lines, Kind.LET_GO)
            && sum(lines, Kind.GIVEN_BACK) <= taken;
    if (!whole) {
      findings.add("money: the attempt %s has moved %s".formatted(key, lines));
    }
  }

  /** By the flights, so that a reservation's own idea of its seats does not count. */
  private static Map<ReservationId, Long> due(Folds folds) {
    Map<ReservationId, Long> due = new HashMap<>();
    for (Scheduled flight : folds.flights().values()) {
      for (SeatState seat : flight.seats()) {
        if (seat instanceof SeatState.Occupied occupied) {
          SegmentId.ofBooking(occupied.reservation())
              .ifPresent(id -> due.merge(id.reservation(), fare(folds, id), Long::sum));
        }
      }
    }
    return due;
  }

  private static long fare(Folds folds, SegmentId id) {
    Requested reservation = folds.reservations().get(id.reservation());
    if (reservation == null) {
      return 0;
    }
    return reservation.segments().stream()
        .filter(segment -> segment.number() == id.number())
        .mapToLong(
            segment -> {
              Money fare = segment.fare();
              return fare == null ? 0 : fare.minorUnits();
            })
        .sum();
  }

  private static long signed(MoneyMovement line) {
    return switch (line.kind()) {
      case TAKEN -> line.minorUnits();
      case GIVEN_BACK -> -line.minorUnits();
      case SET_ASIDE, LET_GO -> 0;
    };
  }

  private static long count(List<MoneyMovement> lines, Kind kind) {
    return lines.stream().filter(line -> line.kind() == kind).count();
  }

  private static long sum(List<MoneyMovement> lines, Kind kind) {
    return lines.stream()
        .filter(line -> line.kind() == kind)
        .mapToLong(MoneyMovement::minorUnits)
        .sum();
  }
}
