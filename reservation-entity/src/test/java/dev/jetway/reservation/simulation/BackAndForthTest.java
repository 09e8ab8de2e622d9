package dev.jetway.reservation.simulation;

import dev.jetway.flight.domain.SeatNumber;
import dev.jetway.reservation.Example;
import dev.jetway.reservation.domain.ReservationCommand;
import dev.jetway.reservation.domain.ReservationCommand.ChangeSeat;
import dev.jetway.reservation.domain.ReservationRequest.Confirm;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A passenger who can't decide, and a network that doubles every other message: a late one of his
 * first move must not take him from the seat to which he has come back.
 */
class BackAndForthTest {
  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void reservationAndFlightAgreeOnTheSeat(long seed) {
    World world = new World(seed, new Simulation.Faults(0.2, 0.5, 0.03, 0, 0));
    world.flight(12, 4);
    world.flight(13, 4);
    SimulatedShell shell = world.shell();
    ReservationCommand request =
        new ReservationCommand.RequestReservation(
            Example.ID, Example.LOCATOR, Example.request(Confirm.NOW, null, null));
    world.simulation.in(Duration.ZERO, () -> shell.tell(request));
    world.simulation.in(Duration.ofSeconds(15), () -> shell.tell(request));
    SeatNumber here = Example.seat("1A");
    SeatNumber there = Example.seat("3C");
    for (int second = 60; second < 600; second++) {
      world.simulation.in(
          Duration.ofSeconds(second), () -> shell.tell(new ChangeSeat(1, here, there)));
      world.simulation.in(
          Duration.ofSeconds(second), () -> shell.tell(new ChangeSeat(1, there, here)));
    }
    world.simulation.run();
    world.assertWhole();
  }
}
