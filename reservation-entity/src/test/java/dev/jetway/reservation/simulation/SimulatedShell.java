package dev.jetway.reservation.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jetway.flight.domain.FlightAnswer;
import dev.jetway.flight.domain.FlightCommand;
import dev.jetway.flight.domain.ReservationId;
import dev.jetway.reservation.Example;
import dev.jetway.reservation.domain.Decision;
import dev.jetway.reservation.domain.FlightCalls;
import dev.jetway.reservation.domain.Reservation;
import dev.jetway.reservation.domain.ReservationCommand;
import dev.jetway.reservation.domain.ReservationEvent;
import dev.jetway.reservation.domain.ReservationState;
import dev.jetway.reservation.domain.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * One reservation and who runs it: a journal that survives, and a memory that a crash wipes out. It
 * carries out the owed steps in random order, and repeats those that got no answer.
 */
final class SimulatedShell {
  /** Until when a call to a flight may be delivered, and its answer is waited for. */
  static final Duration CALL = Duration.ofSeconds(8);

  private static final Duration RESTART_MAX = Duration.ofSeconds(10);

  private final Simulation simulation;
  private final SimulatedFlights flights;
  private final SimulatedProvider provider;
  private final Audit audit;
  private final List<ReservationEvent> journal = new ArrayList<>();

  private final Set<Step> underWay = new HashSet<>();
  private int incarnation;
  private boolean up = true;
  private ReservationState state = Reservation.unrequested();

  /** Looks on, and objects. */
  interface Audit {
    void beforeStep(ReservationState state, Step step);

    void afterWrite(ReservationState state);
  }

  /** Where this shell is to crash on purpose: at which write, and on which side of it. */
  record CrashPoint(int write, boolean before) {}

  private final List<CrashPoint> planned = new ArrayList<>();
  private final List<List<ReservationEvent>> writes = new ArrayList<>();

  SimulatedShell(
      Simulation simulation, SimulatedFlights flights, SimulatedProvider provider, Audit audit) {
    this.simulation = simulation;
    this.flights = flights;
    this.provider = provider;
    this.audit = audit;
  }

  void crashAt(CrashPoint point) {
    planned.add(point);
  }

  /** What was to be written, crash or not, each time. */
  List<List<ReservationEvent>> writes() {
    return Collections.unmodifiableList(writes);
  }

  List<ReservationEvent> journal() {
    return Collections.unmodifiableList(journal);
  }

  /** By the journal, which is there even while nobody is up. */
  boolean isOf(ReservationId reservation) {
    return !journal.isEmpty()
        && journal.getFirst() instanceof ReservationEvent.ReservationRequested requested
        && requested.id().equals(reservation);
  }

  ReservationState state() {
    return state;
  }

  /** A command as it arrives; whoever is down hears nothing. */
  void tell(ReservationCommand command) {
    tell(command, decided -> {});
  }

  void tell(ReservationCommand command, Consumer<Decision> answered) {
    if (!up) {
      return;
    }
    Decision decision = Reservation.decide(state, command, simulation.now(), Example.LIMITS);
    if (!decision.events().isEmpty()) {
      writes.add(decision.events());
      if (crashes(true)) {
        return;
      }
      journal.addAll(decision.events());
      state = Reservation.evolve(state, decision.events());
      assertThat(Reservation.evolve(Reservation.unrequested(), journal)).isEqualTo(state);
      audit.afterWrite(state);
      if (crashes(false)) {
        return;
      }
    }
    answered.accept(decision);
    goOn();
  }

  private boolean crashes(boolean before) {
    boolean crashes =
        planned.remove(new CrashPoint(writes.size(), before))
            || simulation.chance(simulation.faults().crash());
    if (crashes) {
      up = false;
      incarnation++;
      underWay.clear();
      state = Reservation.unrequested();
      simulation.in(simulation.upTo(RESTART_MAX), this::restart);
    }
    return crashes;
  }

  private void restart() {
    up = true;
    state = Reservation.evolve(Reservation.unrequested(), journal);
    goOn();
  }

  /** What the state owes now, and a look at the clock when it may owe something else. */
  private void goOn() {
    Reservation.nextDue(state)
        .ifPresent(
            due -> {
              Duration wait = Duration.between(simulation.now(), due);
              int timerOf = incarnation;
              simulation.in(
                  wait.isNegative() ? Duration.ZERO : wait,
                  () -> {
                    boolean still = Reservation.nextDue(state).filter(due::equals).isPresent();
                    if (timerOf == incarnation && still) {
                      tell(new ReservationCommand.NoteTime());
                    }
                  });
            });
    List<Step> steps = new ArrayList<>(Reservation.steps(state, simulation.now()));
    Collections.shuffle(steps, simulation.random());
    for (Step step : steps) {
      if (underWay.add(step)) {
        audit.beforeStep(state, step);
        send(step);
      }
    }
  }

  private void send(Step step) {
    Instant deadline = simulation.now().plus(CALL);
    simulation.deliver(CALL.multipliedBy(2).dividedBy(3), () -> arrive(step, deadline));
    int sender = incarnation;
    simulation.in(
        CALL.plus(simulation.upTo(CALL)),
        () -> {
          if (sender == incarnation && underWay.remove(step)) {
            goOn();
          }
        });
  }

  private void arrive(Step step, Instant deadline) {
    if (!deadline.isAfter(simulation.now())) {
      return;
    }
    switch (step) {
      case Step.OfFlight call -> {
        FlightCommand command = FlightCalls.command(call);
        FlightAnswer answer = flights.tell(call.flight(), command, simulation.now());
        FlightCalls.report(call, answer).ifPresent(report -> comeBack(step, report));
      }
      case Step.OfPayment call -> provider.handle(call).ifPresent(report -> comeBack(step, report));
    }
  }

  private void comeBack(Step step, ReservationCommand.Report report) {
    simulation.deliver(
        CALL.dividedBy(3),
        () -> {
          underWay.remove(step);
          tell(report);
        });
  }
}
