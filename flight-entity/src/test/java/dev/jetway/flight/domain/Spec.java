package dev.jetway.flight.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jetway.flight.Example;
import dev.jetway.flight.domain.Rejection.Code;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A promise of the decider, as a sentence: given these events, when this is asked at that moment,
 * then these events happen, and that is answered.
 */
final class Spec {
  private Spec() {}

  /** A flight with just this history. */
  static Given given(FlightEvent... history) {
    return new Given(List.of(history));
  }

  /** A flight on sale, to which this has happened. */
  static Given givenOnSale(FlightEvent... since) {
    return new Given(Example.onSale()).and(since);
  }

  record Given(List<FlightEvent> history) {
    Given {
      history = List.copyOf(history);
    }

    Given and(FlightEvent... more) {
      List<FlightEvent> all = new ArrayList<>(history);
      all.addAll(List.of(more));
      return new Given(all);
    }

    FlightState state() {
      return Flight.evolve(Flight.unscheduled(), history);
    }

    Then when(FlightCommand command, Instant at) {
      return new Then(this, command, Flight.decide(state(), command, at));
    }

    Then when(FlightCommand command) {
      return when(command, Example.NOW);
    }
  }

  /** What came of it. */
  record Then(Given given, FlightCommand command, Decision decision) {
    Then then(FlightEvent... expected) {
      assertThat(decision.events()).as("events of %s", command).containsExactly(expected);
      return this;
    }

    Then thenNothing() {
      return then();
    }

    Then answers(FlightAnswer expected) {
      assertThat(decision.answer()).as("answer to %s", command).isEqualTo(expected);
      return this;
    }

    /** Refused for this reason, because of just these seats. */
    Then refuses(Code code, String... seats) {
      assertThat(decision.answer())
          .as("answer to %s", command)
          .isInstanceOfSatisfying(
              FlightAnswer.Rejected.class,
              rejected -> {
                assertThat(rejected.rejection().code()).isEqualTo(code);
                assertThat(rejected.rejection().seats()).isEqualTo(Example.seats(seats));
                assertThat(rejected.rejection().detail()).isNotBlank();
                for (String seat : seats) {
                  assertThat(rejected.rejection().detail()).contains(seat);
                }
              });
      return this;
    }

    /** The flight to which this, too, has happened. */
    Given and() {
      return given.and(decision.events().toArray(FlightEvent[]::new));
    }
  }
}
