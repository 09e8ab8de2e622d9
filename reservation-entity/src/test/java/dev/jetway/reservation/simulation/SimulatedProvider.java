package dev.jetway.reservation.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jetway.reservation.domain.ReservationCommand;
import dev.jetway.reservation.domain.Step;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A payment provider, idempotent by key, that keeps books of what it did with each. */
final class SimulatedProvider {
  enum Fate {
    AUTHORIZED,
    DECLINED,
    CAPTURED,
    VOIDED
  }

  /** Part of what was taken under a key, given back. */
  private record GivenBack(String key, long minorUnits) {}

  private final Simulation simulation;

  /** Every change of an attempt, in order: what an auditor would see. */
  private final Map<String, List<Fate>> books = new HashMap<>();

  private final Map<String, Long> captured = new HashMap<>();
  private final Map<String, GivenBack> refunds = new LinkedHashMap<>();

  private boolean deaf;
  private boolean stingy;
  private Runnable onceSetAside = () -> {};

  SimulatedProvider(Simulation simulation) {
    this.simulation = simulation;
  }

  List<Fate> of(String key) {
    return books.computeIfAbsent(key, unknown -> new ArrayList<>());
  }

  /** What has been taken for the reservation, in minor units. */
  long taken(String reservation) {
    return captured.entrySet().stream()
        .filter(entry -> entry.getKey().startsWith(reservation + "/"))
        .mapToLong(Map.Entry::getValue)
        .sum();
  }

  /** What of it has been given back. */
  long givenBack(String reservation) {
    return refunds.values().stream()
        .filter(refund -> refund.key().startsWith(reservation + "/"))
        .mapToLong(GivenBack::minorUnits)
        .sum();
  }

  private Optional<Fate> last(String key) {
    return of(key).isEmpty() ? Optional.empty() : Optional.of(of(key).getLast());
  }

  /** From now on, requests to set money aside go unheard. */
  void answersNoAuthorization() {
    deaf = true;
  }

  /** What happens in the world just when money is set aside. */
  void onceSetAside(Runnable what) {
    onceSetAside = what;
  }

  /** From now on, nothing that is set aside can be taken. */
  void refusesCaptures() {
    stingy = true;
  }

  /** What the provider answers; empty when it does not. */
  Optional<ReservationCommand.Report> handle(Step.OfPayment step) {
    return deaf && step instanceof Step.AuthorizePayment
        ? Optional.empty()
        : Optional.of(answer(step));
  }

  private ReservationCommand.Report answer(Step.OfPayment step) {
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
        yield new ReservationCommand.Voided(s.attempt());
      }
      case Step.RefundPayment s -> refund(s);
    };
  }

  private ReservationCommand.Report authorize(Step.AuthorizePayment s) {
    if (of(s.key()).isEmpty()) {
      boolean declined = simulation.chance(simulation.faults().declined());
      of(s.key()).add(declined ? Fate.DECLINED : Fate.AUTHORIZED);
      onceSetAside.run();
    }
    return of(s.key()).getFirst() == Fate.AUTHORIZED
        ? new ReservationCommand.Authorized(s.attempt())
        : new ReservationCommand.Declined(s.attempt(), "The bank said no.");
  }

  private ReservationCommand.Report capture(Step.CapturePayment s) {
    if (last(s.key()).filter(Fate.AUTHORIZED::equals).isPresent()) {
      if (stingy || simulation.chance(simulation.faults().captureRefused())) {
        of(s.key()).add(Fate.VOIDED);
      } else {
        of(s.key()).add(Fate.CAPTURED);
        captured.put(s.key(), s.amount().minorUnits());
      }
    }
    return last(s.key()).orElseThrow() == Fate.CAPTURED
        ? new ReservationCommand.Captured(s.attempt())
        : new ReservationCommand.NotCaptured(s.attempt(), "It has lapsed.");
  }

  private ReservationCommand.Report refund(Step.RefundPayment s) {
    GivenBack refund = new GivenBack(s.key(), s.amount().minorUnits());
    GivenBack before = refunds.putIfAbsent(s.refundKey(), refund);
    assertThat(before).as("the same key is the same refund").isIn(null, refund);
    long all =
        refunds.values().stream()
            .filter(other -> other.key().equals(s.key()))
            .mapToLong(GivenBack::minorUnits)
            .sum();
    assertThat(refund.minorUnits()).isPositive();
    assertThat(all)
        .as("no more of %s is given back than was taken", s.key())
        .isLessThanOrEqualTo(captured.getOrDefault(s.key(), 0L));
    return new ReservationCommand.Refunded(s.refund());
  }

  /** Late, and against its word: what was voided before it came is set aside after all. */
  void authorizeAfterAll(String key) {
    of(key).add(Fate.AUTHORIZED);
  }
}
