package dev.jetway.reservation.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jetway.flight.domain.CustomerId;
import dev.jetway.flight.domain.FlightCommand;
import dev.jetway.flight.domain.ReservationId;
import dev.jetway.flight.domain.SeatNumber;
import dev.jetway.reservation.Example;
import dev.jetway.reservation.domain.ReservationCommand;
import dev.jetway.reservation.domain.ReservationCommand.CancelPassengers;
import dev.jetway.reservation.domain.ReservationCommand.CancelReservation;
import dev.jetway.reservation.domain.ReservationCommand.CancelSegments;
import dev.jetway.reservation.domain.ReservationCommand.ChangeSeat;
import dev.jetway.reservation.domain.ReservationEvent;
import dev.jetway.reservation.domain.ReservationEvent.LateSeatChangeFound;
import dev.jetway.reservation.domain.ReservationRequest;
import dev.jetway.reservation.domain.ReservationRequest.Confirm;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Ada wants a seat just when those who sit there leave it: a request that is refused has copies
 * that come later and find it free. Whatever she and they do then, she sits where her reservation
 * says.
 */
class LateMoveTest {
  private static final int WORLDS = 2_000;
  private static final SeatNumber HERS = Example.seat("1A");
  private static final SeatNumber HIS = Example.seat("1B");
  private static final SeatNumber WANTED = Example.seat("3A");
  private static final SeatNumber ELSEWHERE = Example.seat("4D");

  @Test
  void whoeverIsMovedAfterAllIsFoundOut() {
    int found = 0;
    for (long seed = 1; seed <= WORLDS; seed++) {
      World world = new World(seed, new Simulation.Faults(0.2, 0.5, 0.02, 0, 0));
      try {
        for (ReservationEvent event : play(world)) {
          found += event instanceof LateSeatChangeFound ? 1 : 0;
        }
        world.assertWhole();
      } catch (AssertionError failure) {
        throw new AssertionError("in the world of seed " + seed, failure);
      }
    }
    assertThat(found).as("moves that came about after all").isGreaterThan(WORLDS / 100);
  }

  private static List<ReservationEvent> play(World world) {
    world.flight(12, 4);
    world.flight(13, 4);
    SimulatedShell ada = world.shell();
    SimulatedShell others = world.shell();
    at(world, others, 0, othersAskFor(WANTED));
    at(world, ada, 20, request());
    Random random = world.simulation.random();
    at(world, ada, 60, new ChangeSeat(1, HERS, WANTED));
    at(world, others, 58 + random.nextInt(8), new CancelReservation());
    for (int wish = 0; wish < 6; wish++) {
      at(world, ada, 62 + random.nextInt(60), second(random.nextInt(12)));
    }
    if (random.nextInt(4) == 0) {
      world.simulation.in(
          Duration.ofSeconds(62 + random.nextInt(40)),
          () ->
              world.flights.tell(
                  Example.OUT, new FlightCommand.DepartFlight(), world.simulation.now()));
    }
    world.simulation.run();
    return ada.journal();
  }

  private static ReservationCommand second(int kind) {
    return switch (kind) {
      case 0 -> new CancelPassengers(List.of(1));
      case 1 -> new CancelPassengers(List.of(2));
      case 2 -> new CancelSegments(List.of(1));
      case 3 -> new CancelReservation();
      case 4 -> new ChangeSeat(1, HERS, WANTED);
      case 5 -> new ChangeSeat(1, HIS, WANTED);
      case 6 -> new ChangeSeat(1, HIS, HERS);
      case 7 -> new ChangeSeat(1, HERS, HIS);
      case 8 -> new ChangeSeat(1, HERS, ELSEWHERE);
      case 9 -> new ChangeSeat(1, WANTED, HERS);
      case 10 -> new ChangeSeat(1, HIS, ELSEWHERE);
      default ->
          new ReservationCommand.RequestChange(
              "change", List.of(1), List.of(Example.segment(Example.OUT, "2A", "2B")), null);
    };
  }

  private static ReservationCommand request() {
    return new ReservationCommand.RequestReservation(
        Example.ID, Example.LOCATOR, Example.request(Confirm.NOW, null, null));
  }

  private static ReservationCommand othersAskFor(SeatNumber seat) {
    return new ReservationCommand.RequestReservation(
        new ReservationId("others"),
        Example.LOCATOR,
        new ReservationRequest(
            new CustomerId("others"),
            Example.COUPLE.subList(0, 1),
            List.of(Example.segment(Example.OUT, seat.toString())),
            Confirm.NOW,
            null));
  }

  private static void at(
      World world, SimulatedShell shell, int second, ReservationCommand command) {
    world.simulation.in(Duration.ofSeconds(second), () -> shell.tell(command));
  }
}
