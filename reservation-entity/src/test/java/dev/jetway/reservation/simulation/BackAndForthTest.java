package dev.jetway.reservation.simulation;

import dev.jetway.flight.domain.SeatNumber;
import dev.jetway.reservation.Example;
import dev.jetway.reservation.domain.ReservationCommand;
import dev.jetway.reservation.domain.ReservationCommand.CancelPassengers;
import dev.jetway.reservation.domain.ReservationCommand.ChangeSeat;
import dev.jetway.reservation.domain.ReservationRequest.Confirm;
import java.time.Duration;
import java.util.List;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;

/**
 * Passengers who can't decide, and a network that doubles every other message: a late one must not
 * take anybody from a seat that somebody of the same reservation has left and another has taken.
 */
class BackAndForthTest {
  private static final int WORLDS = 300;
  private static final SeatNumber HERE = Example.seat("1A");
  private static final SeatNumber THERE = Example.seat("3C");

  @Test
  void aPassengerWhoCanNotDecideStaysWhereHeIsAtLast() {
    everyWorld(
        (world, shell) -> {
          at(world, shell, 60, new ChangeSeat(1, HERE, THERE));
          for (int second = 61; second < 120; second++) {
            at(world, shell, second, new ChangeSeat(1, THERE, HERE));
          }
        });
  }

  /** He wants the seat beside his own as soon as its passenger does not travel any more. */
  @Test
  void whoTakesTheSeatOfAPassengerWhoLeftKeepsIt() {
    everyWorld(
        (world, shell) -> {
          at(world, shell, 60, new CancelPassengers(List.of(2)));
          for (int second = 61; second < 120; second++) {
            at(world, shell, second, new ChangeSeat(1, HERE, Example.seat("1B")));
          }
        });
  }

  private static void everyWorld(BiConsumer<World, SimulatedShell> plot) {
    for (long seed = 1; seed <= WORLDS; seed++) {
      World world = new World(seed, new Simulation.Faults(0, 0.5, 0, 0, 0));
      world.flight(12, 4);
      world.flight(13, 4);
      SimulatedShell shell = world.shell();
      at(
          world,
          shell,
          0,
          new ReservationCommand.RequestReservation(
              Example.ID, Example.LOCATOR, Example.request(Confirm.NOW, null, null)));
      plot.accept(world, shell);
      try {
        world.simulation.run();
        world.assertWhole();
      } catch (AssertionError failure) {
        throw new AssertionError("in the world of seed " + seed, failure);
      }
    }
  }

  private static void at(
      World world, SimulatedShell shell, int second, ReservationCommand command) {
    world.simulation.in(Duration.ofSeconds(second), () -> shell.tell(command));
  }
}
