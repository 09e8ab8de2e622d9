package dev.jetway.reservation.simulation;

import dev.jetway.flight.domain.SeatNumber;
import dev.jetway.reservation.Example;
import dev.jetway.reservation.domain.ReservationCommand;
import dev.jetway.reservation.domain.ReservationCommand.ChangeSeat;
import dev.jetway.reservation.domain.ReservationRequest.Confirm;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/**
 * A passenger who can't decide, and a network that doubles every other message: a late one of his
 * first move must not take him from the seat to which he has come back.
 */
class BackAndForthTest {
  private static final int WORLDS = 300;

  @Test
  void reservationAndFlightAgreeOnTheSeat() {
    for (long seed = 1; seed <= WORLDS; seed++) {
      try {
        play(seed);
      } catch (AssertionError failure) {
        throw new AssertionError("in the world of seed " + seed, failure);
      }
    }
  }

  private static void play(long seed) {
    World world = new World(seed, new Simulation.Faults(0, 0.5, 0, 0, 0));
    world.flight(12, 4);
    world.flight(13, 4);
    SimulatedShell shell = world.shell();
    ReservationCommand request =
        new ReservationCommand.RequestReservation(
            Example.ID, Example.LOCATOR, Example.request(Confirm.NOW, null, null));
    world.simulation.in(Duration.ZERO, () -> shell.tell(request));
    SeatNumber here = Example.seat("1A");
    SeatNumber there = Example.seat("3C");
    world.simulation.in(Duration.ofSeconds(60), () -> shell.tell(new ChangeSeat(1, here, there)));
    for (int second = 61; second < 120; second++) {
      world.simulation.in(
          Duration.ofSeconds(second), () -> shell.tell(new ChangeSeat(1, there, here)));
    }
    world.simulation.run();
    world.assertWhole();
  }
}
