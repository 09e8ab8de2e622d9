package dev.jetway.reservation.simulation;

import dev.jetway.flight.domain.BlockKind;
import dev.jetway.flight.domain.FlightCommand;
import dev.jetway.flight.domain.FlightId;
import dev.jetway.reservation.Example;
import dev.jetway.reservation.domain.ReservationCommand;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.function.Consumer;

/**
 * What a couple goes through, minute by minute, on three flights of four rows.
 *
 * @param plot sets it going
 */
record Story(String name, Simulation.Faults faults, Consumer<Stage> plot) {

  /** Where it is played: the same in every performance. */
  static final class Stage {
    final World world;
    final SimulatedShell shell;

    Stage(Simulation.Faults faults) {
      world = new World(1, faults);
      world.flight(12, 4);
      world.flight(13, 4);
      world.flight(14, 4);
      shell = world.shell();
    }

    /** A client repeats what it got no answer to: each wish comes often enough for a crash. */
    void wish(int minute, ReservationCommand command) {
      for (int second = 0; second < 150; second += 15) {
        world.simulation.in(
            Duration.ofMinutes(minute).plusSeconds(second), () -> shell.tell(command));
      }
    }

    void at(int minute, Runnable what) {
      at(Duration.ofMinutes(minute), what);
    }

    void at(Duration time, Runnable what) {
      world.simulation.in(time, what);
    }

    void flight(int minute, FlightId flight, FlightCommand command) {
      at(minute, () -> tell(flight, command));
    }

    void tell(FlightId flight, FlightCommand command) {
      world.flights.tell(flight, command, world.simulation.now());
    }

    void cancelFlight(int minute, FlightId flight) {
      at(minute, () -> world.office.cancel(flight));
    }

    void reschedule(int minute, FlightId flight, LocalDateTime departure) {
      at(minute, () -> world.office.reschedule(flight, departure));
    }

    void block(FlightId flight, String... seats) {
      flight(
          0,
          flight,
          new FlightCommand.BlockSeats(Example.seats(seats), BlockKind.INOPERATIVE, "broken"));
    }
  }

  /** The story with these crashes of its shell, to its end. */
  Stage play(SimulatedShell.CrashPoint... crashes) {
    Stage stage = new Stage(faults);
    for (SimulatedShell.CrashPoint point : crashes) {
      stage.shell.crashAt(point);
    }
    plot.accept(stage);
    stage.world.simulation.run();
    return stage;
  }

  @Override
  public String toString() {
    return name;
  }
}
