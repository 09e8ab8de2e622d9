package dev.jetway.reservation.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jetway.reservation.Example;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A promise of the decider, as a sentence: given what has been asked and reported, when this comes
 * at that moment, then these events happen, and these steps are owed.
 */
final class Spec {
  private final List<ReservationEvent> journal = new ArrayList<>();
  private Instant now = Example.NOW;
  private Decision last = new Decision(List.of(), new ReservationAnswer.Noted());

  private Spec() {}

  static Spec given(ReservationCommand... history) {
    Spec spec = new Spec();
    for (ReservationCommand command : history) {
      spec.when(command);
    }
    return spec;
  }

  ReservationState state() {
    return Reservation.evolve(Reservation.unrequested(), journal);
  }

  Instant now() {
    return now;
  }

  Spec after(Duration wait) {
    now = now.plus(wait);
    return this;
  }

  Spec when(ReservationCommand command) {
    last = Reservation.decide(state(), command, now, Example.LIMITS);
    journal.addAll(last.events());
    return this;
  }

  /** Just these kinds of events came of it. */
  Spec then(Class<?>... kinds) {
    assertThat(last.events()).<Class<?>>extracting(Object::getClass).containsExactly(kinds);
    return this;
  }

  Spec thenNothing() {
    return then();
  }

  Spec thenOne() {
    assertThat(last.events()).hasSize(1);
    return this;
  }

  ReservationEvent lastEvent() {
    return last.events().getLast();
  }

  Spec refuses(ReservationAnswer.Code code) {
    assertThat(last.answer())
        .isInstanceOfSatisfying(
            ReservationAnswer.Rejected.class,
            rejected -> assertThat(rejected.code()).isEqualTo(code));
    return this;
  }

  /** The last command was refused for this, in these words. */
  Spec refuses(ReservationAnswer.Code code, String detail) {
    assertThat(last.answer()).isEqualTo(new ReservationAnswer.Rejected(code, detail));
    return this;
  }

  /** Just these kinds of steps are owed now. */
  Spec owes(Class<?>... kinds) {
    assertThat(Reservation.steps(state(), now))
        .<Class<?>>extracting(Object::getClass)
        .containsExactlyInAnyOrder(kinds);
    return this;
  }

  /** What the last command was answered with. */
  ReservationView shown() {
    return ((ReservationAnswer.Shown) last.answer()).reservation();
  }

  ReservationView view() {
    Decision decision =
        Reservation.decide(state(), new ReservationCommand.ViewReservation(), now, Example.LIMITS);
    return ((ReservationAnswer.Shown) decision.answer()).reservation();
  }

  Spec isNow(ReservationView.Status status) {
    assertThat(view().status()).isEqualTo(status);
    return this;
  }
}
