package dev.jetway.reservation.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jetway.reservation.domain.Reservation;
import dev.jetway.reservation.domain.ReservationEvent;
import dev.jetway.reservation.domain.ReservationState;
import dev.jetway.reservation.domain.ReservationView;
import dev.jetway.reservation.projection.StatusFold;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The read model knows no state machine, and yet says the same status after every event. */
class ReadModelAgreesTest {
  @Test
  void afterEveryEventOfManyLives() {
    Set<ReservationView.Status> seen = EnumSet.noneOf(ReservationView.Status.class);
    for (long seed = 900_000; seed < 900_120; seed++) {
      World world = new World(seed, Simulation.Faults.MANY);
      new RandomCustomers(world).arrive(10);
      world.simulation.run();
      for (SimulatedShell shell : world.shells) {
        ReservationState state = Reservation.unrequested();
        StatusFold fold = new StatusFold();
        for (ReservationEvent event : shell.journal()) {
          state = Reservation.evolve(state, List.of(event));
          fold.add(event);
          Optional<ReservationView.Status> status = statusOf(state);
          assertThat(fold.status()).as("seed %d, %s", seed, event).isEqualTo(status);
          status.ifPresent(seen::add);
        }
      }
    }
    assertThat(seen).containsExactlyInAnyOrder(ReservationView.Status.values());
  }

  private static Optional<ReservationView.Status> statusOf(ReservationState state) {
    return switch (state) {
      case ReservationState.Unrequested() -> Optional.empty();
      case ReservationState.Requested requested ->
          Optional.of(ReservationView.of(requested).status());
    };
  }
}
