package dev.jetway.reservation.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jetway.reservation.domain.ReservationCommand;
import dev.jetway.reservation.domain.Step;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A payment provider, idempotent by key, that keeps books of what it did with each. */
final class SimulatedProvider {
  enum Fate {
    AUTHORIZED,
    DECLINED,
    CAPTURED,
    VOIDED,
    REFUNDED
  }

  private final Simulation simulation;

  /** Every change of an attempt, in order: what an auditor would see. */
  private final Map<String, List<Fate>> books = new HashMap<>();

  private boolean deaf;

  SimulatedProvider(Simulation simulation) {
    this.simulation = simulation;
  }

  Map<String, List<Fate>> books() {
    return books;
  }

  List<Fate> of(String key) {
    return books.computeIfAbsent(key, unknown -> new ArrayList<>());
  }

  private Optional<Fate> last(String key) {
    return of(key).isEmpty() ? Optional.empty() : Optional.of(of(key).getLast());
  }

  /** From now on, requests to set money aside go unheard. */
  void answersNoAuthorization() {
    deaf = true;
  }

  /** What the provider answers; empty when it does not. */
  Optional<ReservationCommand.Report> handle(Step.OfPayment step) {
    return deaf && step instanceof Step.AuthorizePayment
        ? Optional.empty()
        : Optional.of(answer(step));
  }

  private ReservationCommand.Report answer(Step.OfPayment step) {
    int attempt = step.attempt();
    return switch (step) {
      case Step.AuthorizePayment s -> authorize(s);
      case Step.CapturePayment s -> capture(s);
      case Step.VoidPayment s -> {
        Optional<Fate> last = last(s.key());
        assertThat(last)
            .as("%s is not voided once captured", s.key())
            .isNotEqualTo(Optional.of(Fate.CAPTURED));
        if (last.isEmpty() || last.get() == Fate.AUTHORIZED) {
          of(s.key()).add(Fate.VOIDED);
        }
        yield new ReservationCommand.Voided(attempt);
      }
      case Step.RefundPayment s -> {
        if (last(s.key()).filter(Fate.CAPTURED::equals).isPresent()) {
          of(s.key()).add(Fate.REFUNDED);
        } else if (last(s.key()).filter(Fate.AUTHORIZED::equals).isPresent()) {
          of(s.key()).add(Fate.VOIDED);
        }
        yield new ReservationCommand.Refunded(attempt);
      }
    };
  }

  private ReservationCommand.Report authorize(Step.AuthorizePayment s) {
    if (of(s.key()).isEmpty()) {
      boolean declined = simulation.chance(simulation.faults().declined());
      of(s.key()).add(declined ? Fate.DECLINED : Fate.AUTHORIZED);
    }
    return of(s.key()).getFirst() == Fate.AUTHORIZED
        ? new ReservationCommand.Authorized(s.attempt())
        : new ReservationCommand.Declined(s.attempt(), "The bank said no.");
  }

  private ReservationCommand.Report capture(Step.CapturePayment s) {
    if (last(s.key()).filter(Fate.AUTHORIZED::equals).isPresent()) {
      if (simulation.chance(simulation.faults().captureRefused())) {
        of(s.key()).add(Fate.VOIDED);
      } else {
        of(s.key()).add(Fate.CAPTURED);
      }
    }
    return Set.of(Fate.CAPTURED, Fate.REFUNDED).contains(last(s.key()).orElseThrow())
        ? new ReservationCommand.Captured(s.attempt())
        : new ReservationCommand.NotCaptured(s.attempt(), "It has lapsed.");
  }

  /** Late, and against its word: what was voided before it came is set aside after all. */
  void authorizeAfterAll(String key) {
    of(key).clear();
    of(key).add(Fate.AUTHORIZED);
  }
}
