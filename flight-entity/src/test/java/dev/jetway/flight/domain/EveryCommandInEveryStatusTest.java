package dev.jetway.flight.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jetway.flight.Example;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * What each command does in each status: the names of its events, the reason of its refusal, or
 * {@code =} when it is granted and changes nothing. In the state {@link Samples#stateIn}.
 */
class EveryCommandInEveryStatusTest {
  private static final String TABLE =
      """
                       | unknown             | SCHEDULED                    | OPEN                         | CLOSED                       | DEPARTED      | CANCELLED
      ScheduleFlight   | %s | =                            | =                            | =                            | =             | =
      OpenFlight       | FLIGHT_NOT_FOUND    | FlightOpened                 | =                            | FlightOpened                 | FLIGHT_CLOSED | FLIGHT_CANCELLED
      CloseFlight      | FLIGHT_NOT_FOUND    | FlightClosed                 | FlightClosed                 | =                            | FLIGHT_CLOSED | FLIGHT_CANCELLED
      DepartFlight     | FLIGHT_NOT_FOUND    | HoldReleased FlightDeparted  | HoldReleased FlightDeparted  | HoldReleased FlightDeparted  | =             | FLIGHT_CANCELLED
      CancelFlight     | FLIGHT_NOT_FOUND    | HoldReleased FlightCancelled | HoldReleased FlightCancelled | HoldReleased FlightCancelled | FLIGHT_CLOSED | =
      RescheduleFlight | FLIGHT_NOT_FOUND    | FlightRescheduled            | FlightRescheduled            | FlightRescheduled            | FLIGHT_CLOSED | FLIGHT_CANCELLED
      HoldSeats        | FLIGHT_NOT_FOUND    | FLIGHT_CLOSED                | SeatsHeld                    | FLIGHT_CLOSED                | FLIGHT_CLOSED | FLIGHT_CANCELLED
      HoldBestSeats    | FLIGHT_NOT_FOUND    | FLIGHT_CLOSED                | SeatsHeld                    | FLIGHT_CLOSED                | FLIGHT_CLOSED | FLIGHT_CANCELLED
      ExtendHold       | FLIGHT_NOT_FOUND    | HoldExtended                 | HoldExtended                 | HoldExtended                 | HOLD_EXPIRED  | FLIGHT_CANCELLED
      ConfirmHold      | FLIGHT_NOT_FOUND    | SeatsConfirmed               | SeatsConfirmed               | SeatsConfirmed               | HOLD_EXPIRED  | FLIGHT_CANCELLED
      ReleaseHold      | FLIGHT_NOT_FOUND    | HoldReleased HoldBarred      | HoldReleased HoldBarred      | HoldReleased HoldBarred      | HoldBarred    | HoldBarred
      BookSeats        | FLIGHT_NOT_FOUND    | FLIGHT_CLOSED                | SeatsConfirmed               | FLIGHT_CLOSED                | FLIGHT_CLOSED | FLIGHT_CANCELLED
      CancelBooking    | FLIGHT_NOT_FOUND    | SeatsReleased HoldBarred     | SeatsReleased HoldBarred     | SeatsReleased HoldBarred     | FLIGHT_CLOSED | SeatsReleased HoldBarred
      CancelSeats      | FLIGHT_NOT_FOUND    | SeatsReleased HoldBarred     | SeatsReleased HoldBarred     | SeatsReleased HoldBarred     | FLIGHT_CLOSED | SeatsReleased HoldBarred
      ChangeSeat       | FLIGHT_NOT_FOUND    | FLIGHT_CLOSED                | SeatChanged                  | SeatChanged                  | FLIGHT_CLOSED | FLIGHT_CANCELLED
      BlockSeats       | FLIGHT_NOT_FOUND    | SeatBlocked                  | SeatBlocked                  | SeatBlocked                  | FLIGHT_CLOSED | FLIGHT_CANCELLED
      UnblockSeats     | FLIGHT_NOT_FOUND    | SeatUnblocked                | SeatUnblocked                | SeatUnblocked                | FLIGHT_CLOSED | FLIGHT_CANCELLED
      NoteOwnersTold   | FLIGHT_NOT_FOUND    | =                            | =                            | =                            | =             | =
      NoteTime         | FLIGHT_NOT_FOUND    | =                            | =                            | =                            | =             | =
      ViewFlight       | FLIGHT_NOT_FOUND    | =                            | =                            | =                            | =             | =
      ViewSeatMap      | FLIGHT_NOT_FOUND    | =                            | =                            | =                            | =             | =
      ListBookings     | FLIGHT_NOT_FOUND    | =                            | =                            | =                            | =             | =
      """
          .formatted("FlightScheduled SeatMapAssigned FlightOpened");

  @TestFactory
  Stream<DynamicTest> doesWhatTheTableSays() {
    Map<String, Map<String, String>> table = parse();
    return Samples.commands().stream()
        .flatMap(
            command ->
                table.getOrDefault(nameOf(command), Map.of()).entrySet().stream()
                    .map(
                        cell ->
                            DynamicTest.dynamicTest(
                                nameOf(command) + " when " + cell.getKey(),
                                () ->
                                    assertThat(outcome(stateNamed(cell.getKey()), command))
                                        .isEqualTo(cell.getValue()))));
  }

  @Test
  void theTableForgetsNoCommandAndNoStatus() {
    Map<String, Map<String, String>> table = parse();
    List<String> commands =
        Samples.kinds(FlightCommand.class).stream().map(Class::getSimpleName).toList();
    List<String> columns =
        Stream.concat(Stream.of("unknown"), Arrays.stream(FlightStatus.values()).map(Enum::name))
            .toList();

    assertThat(Samples.commands().stream().map(EveryCommandInEveryStatusTest::nameOf))
        .containsExactlyInAnyOrderElementsOf(commands);
    assertThat(table.keySet()).containsExactlyInAnyOrderElementsOf(commands);
    assertThat(table.values())
        .allSatisfy(row -> assertThat(row.keySet()).containsExactlyElementsOf(columns));
  }

  private static Map<String, Map<String, String>> parse() {
    List<List<String>> lines =
        TABLE
            .lines()
            .map(line -> Arrays.stream(line.split("\\|", -1)).map(String::strip).toList())
            .toList();
    Map<String, Map<String, String>> table = new LinkedHashMap<>();
    for (List<String> line : lines.subList(1, lines.size())) {
      Map<String, String> row = new LinkedHashMap<>();
      for (int i = 1; i < line.size(); i++) {
        row.put(lines.getFirst().get(i), line.get(i));
      }
      table.put(line.getFirst(), row);
    }
    return table;
  }

  private static FlightState stateNamed(String column) {
    return column.equals("unknown")
        ? Flight.unscheduled()
        : Samples.stateIn(FlightStatus.valueOf(column));
  }

  private static String outcome(FlightState state, FlightCommand command) {
    Decision decision = Flight.decide(state, command, Example.NOW);
    if (decision.answer() instanceof FlightAnswer.Rejected(Rejection rejection)) {
      assertThat(decision.events()).as("a refusal changes nothing").isEmpty();
      return rejection.code().name();
    }
    return decision.events().isEmpty()
        ? "="
        : String.join(" ", decision.events().stream().map(e -> nameOf(e)).toList());
  }

  private static String nameOf(Object value) {
    return value.getClass().getSimpleName();
  }
}
