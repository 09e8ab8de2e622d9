package dev.jetway.flight.codec;

import dev.jetway.flight.Example;
import dev.jetway.flight.domain.Cabin;
import dev.jetway.flight.domain.CabinClass;
import dev.jetway.flight.domain.Flight;
import dev.jetway.flight.domain.FlightCommit;
import dev.jetway.flight.domain.FlightEvent;
import dev.jetway.flight.domain.FlightState;
import dev.jetway.flight.domain.FlightStatus;
import dev.jetway.flight.domain.Row;
import dev.jetway.flight.domain.Samples;
import dev.jetway.flight.domain.SeatCharacteristic;
import dev.jetway.flight.domain.SeatMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What each golden file means today. When a form changes, its old files keep their place here with
 * the value that they now read as; the new form gets a new name.
 */
final class GoldenValues {
  private static final String COMMIT = "flight.commit.1/";
  private static final String STATE = "flight.state.1/";

  private GoldenValues() {}

  static Map<String, Object> all() {
    Map<String, Object> values = new LinkedHashMap<>();
    for (FlightEvent event : Samples.events()) {
      values.put(nameOf(event.getClass()), commit(event));
    }
    values.put(COMMIT + "SeatMapAssigned-every-detail", commit(everyDetailOfASeatMap()));
    values.put(
        COMMIT + "FlightRescheduled-with-arrival",
        commit(
            new FlightEvent.FlightRescheduled(
                Example.SCHEDULE.departure().plusDays(1),
                Example.SCHEDULE.departureOffset(),
                Example.SCHEDULE.departure().plusDays(1).plusHours(2),
                Example.SCHEDULE.departureOffset())));
    values.put(
        COMMIT + "HoldReleased-flight-cancelled",
        commit(released(FlightEvent.ReleaseCause.FLIGHT_CANCELLED)));
    values.put(
        COMMIT + "HoldReleased-flight-departed",
        commit(released(FlightEvent.ReleaseCause.FLIGHT_DEPARTED)));
    values.put(
        COMMIT + "SeatsConfirmed-at-once",
        commit(
            new FlightEvent.SeatsConfirmed(Example.OURS, Example.ADA, Example.seats("2A"), null)));
    values.put(COMMIT + "group-of-three", groupOfThree());
    for (FlightStatus status : FlightStatus.values()) {
      values.put(STATE + status, Samples.stateIn(status));
    }
    List<FlightState> states = Samples.states();
    values.put(STATE + "rescheduled-and-untold", states.get(states.size() - 2));
    values.put(STATE + "cancelled-and-untold", states.getLast());
    values.put(
        STATE + "just-scheduled",
        Flight.evolve(Flight.unscheduled(), new FlightEvent.FlightScheduled(Example.SCHEDULE)));
    return values;
  }

  static String nameOf(Class<?> event) {
    return COMMIT + event.getSimpleName();
  }

  private static FlightCommit commit(FlightEvent event) {
    return new FlightCommit(
        Example.NOW, List.of(new FlightCommit.Entry("request-1", "agent-7", List.of(event))));
  }

  private static FlightEvent released(FlightEvent.ReleaseCause cause) {
    return new FlightEvent.HoldReleased(Example.HOLD, Example.seats("2A"), cause);
  }

  private static FlightCommit groupOfThree() {
    return new FlightCommit(
        Example.NOW,
        List.of(
            new FlightCommit.Entry("request-1", "agent-7", Samples.events().subList(0, 3)),
            new FlightCommit.Entry("request-2", null, Samples.events().subList(7, 9)),
            new FlightCommit.Entry("time", null, Samples.events().subList(10, 11))));
  }

  private static FlightEvent everyDetailOfASeatMap() {
    return new FlightEvent.SeatMapAssigned(
        new SeatMap(
            List.of(
                cabin(CabinClass.FIRST, 1),
                cabin(CabinClass.BUSINESS, 2),
                cabin(CabinClass.PREMIUM_ECONOMY, 3),
                cabin(CabinClass.ECONOMY, 4))));
  }

  private static Cabin cabin(CabinClass cabinClass, int row) {
    Set<SeatCharacteristic> all = EnumSet.allOf(SeatCharacteristic.class);
    return new Cabin(
        cabinClass,
        "A CD",
        List.of(
            new Row(row, "AC", all, Map.of("C", Set.of(SeatCharacteristic.CHARGEABLE), "A", all))));
  }
}
