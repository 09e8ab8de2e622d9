package dev.jetway.reservation.payment.simulated.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jetway.reservation.payment.simulated.domain.Behaviour.Kind;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BehaviourTest {
  @ParameterizedTest
  @CsvSource({
    "visa-1234, OK, 0",
    "simple, OK, 0",
    "sim-ok, OK, 0",
    "sim-decline, DECLINE, 0",
    "sim-decline-capture, DECLINE_CAPTURE, 0",
    "sim-delay-60000, DELAY, 60000",
    "sim-timeout, TIMEOUT, 0",
    "sim-late-250, LATE, 250",
    "sim-flaky-3, FLAKY, 3",
    "sim-, UNHEARD_OF, 0",
    "sim-declin, UNHEARD_OF, 0",
    "sim-decline-1, UNHEARD_OF, 0",
    "sim-delay, UNHEARD_OF, 0",
    "sim-delay-60001, UNHEARD_OF, 0",
    "sim-late-99999999999999999999, UNHEARD_OF, 0",
    "sim-late--1, UNHEARD_OF, 0",
    "sim-flaky-101, UNHEARD_OF, 0"
  })
  void aMethodAsksForABehaviourWhichIsStoredAsAMethod(String method, Kind kind, long number) {
    Behaviour behaviour = Behaviour.of(method);
    assertThat(behaviour).isEqualTo(new Behaviour(kind, number));
    assertThat(Behaviour.of(behaviour.method())).isEqualTo(behaviour);
  }
}
