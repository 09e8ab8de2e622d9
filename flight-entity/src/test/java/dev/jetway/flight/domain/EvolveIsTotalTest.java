package dev.jetway.flight.domain;

import static dev.jetway.flight.Example.ADA;
import static dev.jetway.flight.Example.BOB;
import static dev.jetway.flight.Example.HOLD;
import static dev.jetway.flight.Example.LATER;
import static dev.jetway.flight.Example.NOW;
import static dev.jetway.flight.Example.OURS;
import static dev.jetway.flight.Example.SCHEDULE;
import static dev.jetway.flight.Example.THEIRS;
import static dev.jetway.flight.Example.seat;
import static dev.jetway.flight.Example.seats;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whatever is in a journal can be read back. */
class EvolveIsTotalTest {
  private static final List<SeatNumber> NO_SUCH_SEATS = seats("99Z", "2A");

  /** Events that a correct decider never writes. */
  private static final List<FlightEvent> NONSENSE =
      List.of(
          new FlightEvent.SeatMapAssigned(SeatMap.none()),
          new FlightEvent.SeatsHeld(new Hold(HOLD, OURS, ADA, NO_SUCH_SEATS, NOW)),
          new FlightEvent.SeatsHeld(new Hold(HOLD, OURS, ADA, List.of(), NOW)),
          new FlightEvent.HoldExtended(new HoldId("unknown"), LATER),
          new FlightEvent.HoldReleased(
              HOLD, NO_SUCH_SEATS, FlightEvent.ReleaseCause.FLIGHT_CANCELLED),
          new FlightEvent.HoldExpired(HOLD, List.of()),
          new FlightEvent.HoldBarred(HOLD, LATER, NOW),
          new FlightEvent.SeatsConfirmed(OURS, ADA, NO_SUCH_SEATS, null),
          new FlightEvent.SeatsReleased(OURS, NO_SUCH_SEATS),
          new FlightEvent.SeatChanged(OURS, seat("99Z"), seat("2A")),
          new FlightEvent.SeatChanged(OURS, seat("2A"), seat("99Z")),
          new FlightEvent.SeatBlocked(NO_SUCH_SEATS, BlockKind.BLOCKED, ""),
          new FlightEvent.SeatUnblocked(NO_SUCH_SEATS));

  @Test
  void samplesForgetNoEvent() {
    assertThat(Samples.events().stream().<Class<?>>map(FlightEvent::getClass).distinct())
        .containsExactlyInAnyOrderElementsOf(Samples.kinds(FlightEvent.class));
  }

  @Test
  void everyTwoEventsAfterEachOtherInEveryStateLeaveAReadableState() {
    List<FlightEvent> events = Stream.concat(Samples.events().stream(), NONSENSE.stream()).toList();
    for (FlightState before : Samples.states()) {
      for (FlightEvent first : events) {
        FlightState between = Flight.evolve(before, first);
        assertReadable(between);
        for (FlightEvent second : events) {
          assertReadable(Flight.evolve(between, second));
        }
      }
    }
  }

  /** It can be shown, asked anything, and told anything, as late as may be. */
  private static void assertReadable(FlightState state) {
    if (state instanceof FlightState.Scheduled flight) {
      assertThat(flight.seats().size()).isEqualTo(flight.seatMap().size());
    }
    assertThat(Flight.decide(state, new FlightCommand.ViewSeatMap(), NOW).answer()).isNotNull();
    assertThat(Flight.decide(state, new FlightCommand.NoteTime(), LATER).answer()).isNotNull();
  }

  @Test
  void everyCommandIsDecidedInWhateverStateNonsenseLeaves() {
    List<FlightEvent> events = Stream.concat(Samples.events().stream(), NONSENSE.stream()).toList();
    for (FlightState before : Samples.states()) {
      for (FlightEvent event : events) {
        FlightState state = Flight.evolve(before, event);
        for (FlightCommand command : Samples.commands()) {
          assertThat(Flight.decide(state, command, LATER).answer()).isNotNull();
        }
      }
    }
  }

  @Test
  void onlyBeingScheduledBringsAFlightIntoBeing() {
    for (FlightEvent event : Stream.concat(Samples.events().stream(), NONSENSE.stream()).toList()) {
      boolean scheduled =
          Flight.evolve(Flight.unscheduled(), event) instanceof FlightState.Scheduled;
      assertThat(scheduled).isEqualTo(event instanceof FlightEvent.FlightScheduled);
    }
  }

  @Test
  void beingScheduledTwiceChangesNothing() {
    FlightState state = Samples.stateIn(FlightStatus.OPEN);
    assertThat(Flight.evolve(state, new FlightEvent.FlightScheduled(SCHEDULE))).isEqualTo(state);
  }

  /** What somebody has, only an event about his own claim takes from him. */
  @Test
  void anEventAboutSomebodyElsesClaimTakesNoSeatAway() {
    FlightState state =
        Spec.givenOnSale(
                new FlightEvent.SeatsConfirmed(OURS, ADA, seats("1A"), null),
                new FlightEvent.SeatsHeld(
                    new Hold(new HoldId("other"), THEIRS, BOB, seats("1B"), LATER)))
            .state();
    List<FlightEvent> aboutOthers =
        List.of(
            new FlightEvent.HoldReleased(
                HOLD, seats("1A", "1B"), FlightEvent.ReleaseCause.REQUESTED),
            new FlightEvent.HoldExpired(HOLD, seats("1A", "1B")),
            new FlightEvent.SeatsReleased(new ReservationId("third"), seats("1A", "1B")),
            new FlightEvent.SeatUnblocked(seats("1A", "1B")),
            new FlightEvent.SeatChanged(THEIRS, seat("1A"), seat("2A")),
            new FlightEvent.SeatChanged(OURS, seat("1A"), seat("1B")),
            new FlightEvent.SeatChanged(OURS, seat("1A"), seat("1A")),
            new FlightEvent.SeatChanged(OURS, seat("1A"), seat("99Z")),
            new FlightEvent.SeatChanged(OURS, seat("3A"), seat("1A")));
    for (FlightEvent event : aboutOthers) {
      assertThat(Flight.evolve(state, event)).as("after %s", event).isEqualTo(state);
    }
  }
}
