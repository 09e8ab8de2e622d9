package dev.jetway.reservation.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jetway.flight.domain.FlightId;
import dev.jetway.flight.domain.FlightSchedule;
import dev.jetway.flight.domain.FlightStatus;
import dev.jetway.flight.domain.ReservationId;
import dev.jetway.flight.domain.SeatNumber;
import dev.jetway.flight.domain.SeatState;
import dev.jetway.reservation.Example;
import dev.jetway.reservation.domain.LateSeats;
import dev.jetway.reservation.domain.Outcome;
import dev.jetway.reservation.domain.Payment;
import dev.jetway.reservation.domain.Phase;
import dev.jetway.reservation.domain.Reservation;
import dev.jetway.reservation.domain.ReservationState;
import dev.jetway.reservation.domain.ReservationState.Requested;
import dev.jetway.reservation.domain.Segment;
import dev.jetway.reservation.domain.SegmentId;
import dev.jetway.reservation.domain.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Flights, a payment provider and reservations, and what must be true of them together. */
final class World implements SimulatedShell.Audit {
  final Simulation simulation;
  final SimulatedFlights flights = new SimulatedFlights();
  final SimulatedProvider provider;
  final List<SimulatedShell> shells = new ArrayList<>();
  final FlightOffice office = new FlightOffice(this);

  World(long seed, Simulation.Faults faults) {
    simulation = new Simulation(seed, Example.NOW, faults);
    provider = new SimulatedProvider(simulation);
  }

  /** A flight that leaves in a month. */
  FlightId flight(int number, int rows) {
    return flight(Example.schedule(number), rows);
  }

  FlightId flight(FlightSchedule schedule, int rows) {
    flights.schedule(schedule, Example.economy(rows), simulation.now());
    return schedule.flightId();
  }

  SimulatedShell shell() {
    SimulatedShell shell = new SimulatedShell(simulation, flights, provider, this);
    shells.add(shell);
    return shell;
  }

  SimulatedShell shellOf(ReservationId reservation) {
    return shells.stream()
        .filter(shell -> shell.isOf(reservation))
        .findFirst()
        .orElseThrow(() -> new AssertionError("nobody is " + reservation));
  }

  @Override
  public void afterWrite(ReservationState state) {
    if (state instanceof Requested r
        && (r.phase() instanceof Phase.HoldingReplacement
            || r.phase() instanceof Phase.PayingReplacement
            || r.phase() instanceof Phase.ConfirmingReplacement
            || r.phase() instanceof Phase.CapturingReplacement)) {
      assertSeatsAreOurs(r);
    }
  }

  @Override
  public void beforeStep(ReservationState state, Step step) {
    Requested r = (Requested) state;
    if (step instanceof Step.AuthorizePayment authorize) {
      for (Segment segment : r.wanted()) {
        for (var seat : segment.seats()) {
          if (flights.seat(segment.flight(), seat) instanceof SeatState.Held held
              && held.hold().id().value().equals(claim(r, segment))) {
            assertThat(held.hold().deadline())
                .as("a hold outlasts the payment that is asked for, %s", r.id())
                .isAfter(authorize.payBy());
          }
        }
      }
    }
    if (step instanceof Step.CapturePayment && r.phase() instanceof Phase.Capturing) {
      assertSeatsAreOurs(r);
    }
  }

  /**
   * Every segment that the state says is booked is so at its flight, whole; but a passenger whose
   * move is in doubt may sit where he was to move.
   */
  private void assertSeatsAreOurs(Requested r) {
    for (Segment segment : r.wanted()) {
      if (segment.claim() == Segment.Claim.BOOKED) {
        for (var seat : segment.seats()) {
          assertThat(places(r, segment, seat))
              .as("seat %s of %s, segment %d", seat, r.id(), segment.number())
              .anyMatch(
                  place ->
                      flights.seat(segment.flight(), place) instanceof SeatState.Occupied occupied
                          && occupied.reservation().value().equals(claim(r, segment)));
        }
      }
    }
  }

  private static List<SeatNumber> places(Requested r, Segment segment, SeatNumber seat) {
    return Stream.concat(
            Stream.of(seat),
            r.lateSeats().doubtful().stream()
                .filter(move -> move.segment() == segment.number() && move.from().equals(seat))
                .map(LateSeats.DoubtfulMove::to))
        .toList();
  }

  private static String claim(Requested r, Segment segment) {
    return r.id() + "/" + segment.number();
  }

  /** When nothing happens any more, everything is whole. Returns how often each end was reached. */
  Map<String, Integer> assertWhole() {
    Map<String, Integer> ends = new TreeMap<>();
    Map<String, String> expected = new TreeMap<>();
    for (SimulatedShell shell : shells) {
      if (shell.state() instanceof Requested r) {
        assertThat(Reservation.steps(r, simulation.now())).as("still owed by %s", r).isEmpty();
        switch (r.phase()) {
          case Phase.Confirmed confirmed -> {
            ends.merge("CONFIRMED", 1, Integer::sum);
            assertThat(r.wanted())
                .allSatisfy(
                    s -> assertThat(s.claim()).isIn(Segment.Claim.BOOKED, Segment.Claim.FLOWN));
          }
          case Phase.Ended(Outcome outcome, var failure) -> {
            ends.merge(outcome + " " + failure.code(), 1, Integer::sum);
            assertThat(r.wanted()).isEmpty();
          }
          case Phase other -> throw new AssertionError(r.id() + " rests in " + other);
        }
        for (Segment segment : r.segments()) {
          if (segment.claim() == Segment.Claim.BOOKED || segment.claim() == Segment.Claim.FLOWN) {
            Stream.concat(segment.seats().stream(), segment.leaving().stream())
                .forEach(seat -> expected.put(segment.flight() + " " + seat, claim(r, segment)));
          }
          if (segment.claim() == Segment.Claim.FLOWN) {
            assertThat(flights.status(segment.flight())).isEqualTo(FlightStatus.DEPARTED);
          }
        }
        assertPaid(r, ends);
        office.assertNothingIsLost(r);
      }
    }
    assertThat(flights.claims(simulation.now()))
        .as("every seat's owner agrees with its reservation, and nothing is held")
        .isEqualTo(expected);
    return ends;
  }

  /**
   * Nothing is left set aside, and what was taken and not given back is what the seats cost that
   * the flights say are the reservation's. A seat that has flown although the reservation had given
   * it up for others, or never had it confirmed, costs nothing.
   */
  private void assertPaid(Requested r, Map<String, Integer> ends) {
    for (Payment payment : r.ledger().payments()) {
      List<SimulatedProvider.Fate> fates = provider.of(r.id() + "/payment/" + payment.attempt());
      ends.merge("paid " + fates, 1, Integer::sum);
      assertThat(fates)
          .as("an attempt ends once, %s", r.id())
          .isIn(
              List.of(),
              List.of(SimulatedProvider.Fate.DECLINED),
              List.of(SimulatedProvider.Fate.VOIDED),
              List.of(SimulatedProvider.Fate.AUTHORIZED, SimulatedProvider.Fate.VOIDED),
              List.of(
                  SimulatedProvider.Fate.VOIDED,
                  SimulatedProvider.Fate.AUTHORIZED,
                  SimulatedProvider.Fate.VOIDED),
              List.of(SimulatedProvider.Fate.AUTHORIZED, SimulatedProvider.Fate.CAPTURED));
    }
    long taken = provider.taken(r.id().value());
    long kept = taken - provider.givenBack(r.id().value());
    long due = 0;
    boolean flown = false;
    for (String claim : flights.claims(simulation.now()).values()) {
      SegmentId id = SegmentId.ofBooking(new ReservationId(claim)).orElseThrow();
      if (id.reservation().equals(r.id())) {
        Segment segment = r.segments().get(id.number() - 1);
        boolean left = segment.claim() == Segment.Claim.FLOWN;
        flown |= left;
        assertThat(segment.charged() || left).as("%s has its seat for nothing", claim).isTrue();
        if (segment.charged() && segment.fare() != null) {
          due += segment.fare().minorUnits();
        }
      }
    }
    assertThat(kept)
        .as("what is kept of %s is what its seats cost: %s", r.id(), r)
        .isEqualTo(flown ? Math.min(due, taken) : due);
    if (provider.givenBack(r.id().value()) > 0) {
      ends.merge(kept > 0 ? "refunded in part" : "refunded", 1, Integer::sum);
    }
  }
}
