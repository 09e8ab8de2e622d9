package dev.jetway.reservation.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jetway.flight.domain.FlightId;
import dev.jetway.flight.domain.SeatNumber;
import dev.jetway.reservation.Example;
import dev.jetway.reservation.domain.ReservationCommand;
import dev.jetway.reservation.domain.ReservationRequest.Confirm;
import dev.jetway.reservation.simulation.SimulatedShell.CrashPoint;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * A whole life (booked, paid, moved, rebooked, cancelled) with a crash before and after every
 * single write. How many writes there are is counted by a run without a crash.
 */
class CrashAtEveryWriteTest {
  private static final FlightId THIRD = Example.OTHER;

  @TestFactory
  Stream<DynamicTest> oneCrash() {
    int writes = live(List.of()).shells.getFirst().writes();
    assertThat(writes).as("writes of a life").isGreaterThan(15);
    return IntStream.rangeClosed(1, writes)
        .boxed()
        .flatMap(write -> Stream.of(new CrashPoint(write, true), new CrashPoint(write, false)))
        .map(point -> DynamicTest.dynamicTest(point.toString(), () -> assertEndsWell(point)));
  }

  private static void assertEndsWell(CrashPoint point) {
    World world = live(List.of(point));
    Map<String, Integer> ends = world.assertWhole();
    assertThat(ends).containsKey("CANCELLED CANCELLED");
    assertThat(ends).containsKey("refunded");
  }

  private static World live(List<CrashPoint> crashes) {
    World world = new World(1, Simulation.Faults.NONE);
    world.flight(12, 4);
    world.flight(13, 4);
    world.flight(14, 4);
    SimulatedShell shell = world.shell();
    crashes.forEach(shell::crashAt);
    // A client repeats what it got no answer to: each wish comes often enough to survive a crash.
    wish(world, shell, 0, request());
    wish(world, shell, 5, new ReservationCommand.ConfirmReservation(Example.CARD));
    wish(world, shell, 10, new ReservationCommand.ChangeSeat(1, seat("1A"), seat("3A")));
    wish(
        world,
        shell,
        15,
        new ReservationCommand.RequestChange(
            "to-another-day",
            List.of(2),
            List.of(Example.segment(THIRD, Example.FARE, "4A", "4B")),
            null));
    wish(world, shell, 20, new ReservationCommand.CancelReservation());
    world.simulation.run();
    return world;
  }

  private static void wish(
      World world, SimulatedShell shell, int minute, ReservationCommand command) {
    for (int second = 0; second < 150; second += 15) {
      world.simulation.in(
          Duration.ofMinutes(minute).plusSeconds(second), () -> shell.tell(command));
    }
  }

  private static ReservationCommand request() {
    return new ReservationCommand.RequestReservation(
        Example.ID, Example.LOCATOR, Example.request(Confirm.LATER, Example.FARE, null));
  }

  private static SeatNumber seat(String number) {
    return Example.seat(number);
  }
}
