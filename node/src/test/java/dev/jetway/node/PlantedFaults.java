package dev.jetway.node;

import dev.jetway.flight.domain.FlightCommit;
import dev.jetway.flight.domain.FlightEvent;
import dev.jetway.node.truth.Journals;
import dev.jetway.node.truth.MoneyMovement;
import dev.jetway.reservation.domain.ReservationCommit;
import dev.jetway.reservation.domain.ReservationEvent;
import dev.jetway.reservation.payment.simulated.domain.Movement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** Histories that are right but for one fault each: a checker that finds none proves nothing. */
final class PlantedFaults {
  private PlantedFaults() {}

  /**
   * A faulty history.
   *
   * @param kinds of which one must be found: a seat that isn't given back may be sold again later
   */
  record Planted(Journals journals, Set<String> kinds) {
    Planted(Journals journals, String... kinds) {
      this(journals, Set.of(kinds));
    }

    boolean isFoundBy(String finding) {
      return kinds.stream().anyMatch(finding::startsWith);
    }
  }

  /** By what is wrong. Throws when the journals hold nothing to plant a fault in. */
  static Map<String, Planted> all(Journals journals) {
    Map<String, Planted> all = new LinkedHashMap<>();
    all.put(
        "a seat that was never given back",
        new Planted(
            without(journals, e -> e instanceof FlightEvent.SeatsReleased),
            "leaked",
            "double claim"));
    all.put(
        "a hold that nobody ended",
        new Planted(
            without(journals, e -> e instanceof FlightEvent.HoldReleased),
            "leaked",
            "double claim"));
    all.put(
        "a booking that the flight lost",
        new Planted(
            without(journals, e -> e instanceof FlightEvent.SeatsConfirmed), "lost", "leaked"));
    all.put("a seat that was sold twice", new Planted(soldTwice(journals), "double claim"));
    all.put(
        "money that stays set aside",
        new Planted(withoutMovement(journals, Movement.Kind.LET_GO), "money"));
    all.put(
        "money that was not given back",
        new Planted(withoutMovement(journals, Movement.Kind.GIVEN_BACK), "money"));
    all.put("money that was taken twice", new Planted(takenTwice(journals), "money"));
    all.put(
        "a reservation that stopped on its way",
        new Planted(
            withoutEnd(journals, e -> e instanceof ReservationEvent.ReservationRejected),
            "unsettled"));
    all.put(
        "an answer that came before its commit",
        new Planted(
            withoutEnd(journals, e -> e instanceof ReservationEvent.ReservationConfirmed),
            "told and lost"));
    return all;
  }

  private static Journals without(Journals journals, Predicate<FlightEvent> planted) {
    for (Map.Entry<String, List<FlightCommit>> flight : journals.flights().entrySet()) {
      List<FlightCommit> commits = new ArrayList<>(flight.getValue());
      // The last one, so that nobody claims the seats afterwards and covers the fault.
      for (int i = commits.size() - 1; i >= 0; i--) {
        FlightCommit commit = commits.get(i);
        if (commit.entries().stream().flatMap(e -> e.events().stream()).anyMatch(planted)) {
          commits.set(i, without(commit, planted));
          return journals.withFlight(flight.getKey(), commits);
        }
      }
    }
    throw new AssertionError("there is no such event");
  }

  private static FlightCommit without(FlightCommit commit, Predicate<FlightEvent> planted) {
    return new FlightCommit(
        commit.at(),
        commit.entries().stream()
            .map(
                entry ->
                    new FlightCommit.Entry(
                        entry.commandId(),
                        entry.by(),
                        entry.events().stream().filter(planted.negate()).toList()))
            .toList());
  }

  /** A booking is written once more at the end of its flight's journal. */
  private static Journals soldTwice(Journals journals) {
    for (Map.Entry<String, List<FlightCommit>> flight : journals.flights().entrySet()) {
      for (FlightCommit commit : flight.getValue().reversed()) {
        for (FlightCommit.Entry entry : commit.entries()) {
          if (entry.events().stream().anyMatch(e -> e instanceof FlightEvent.SeatsConfirmed)) {
            List<FlightCommit> commits = new ArrayList<>(flight.getValue());
            commits.add(new FlightCommit(commit.at(), List.of(entry)));
            return journals.withFlight(flight.getKey(), commits);
          }
        }
      }
    }
    throw new AssertionError("nothing was sold");
  }

  private static MoneyMovement last(Journals journals, Movement.Kind kind) {
    return journals.movements().reversed().stream()
        .filter(movement -> movement.kind() == kind)
        .findFirst()
        .orElseThrow(() -> new AssertionError("there is no " + kind));
  }

  private static Journals withoutMovement(Journals journals, Movement.Kind kind) {
    List<MoneyMovement> movements = new ArrayList<>(journals.movements());
    movements.remove(last(journals, kind));
    return journals.withMovements(movements);
  }

  private static Journals takenTwice(Journals journals) {
    List<MoneyMovement> movements = new ArrayList<>(journals.movements());
    movements.add(last(journals, Movement.Kind.TAKEN));
    return journals.withMovements(movements);
  }

  /** Without the commits of a reservation from that event on. */
  private static Journals withoutEnd(Journals journals, Predicate<ReservationEvent> planted) {
    for (Map.Entry<String, List<ReservationCommit>> one : journals.reservations().entrySet()) {
      List<ReservationCommit> commits = one.getValue();
      for (int i = 1; i < commits.size(); i++) {
        if (commits.get(i).events().stream().anyMatch(planted)) {
          return journals.withReservation(one.getKey(), commits.subList(0, i));
        }
      }
    }
    throw new AssertionError("there is no such event");
  }
}
