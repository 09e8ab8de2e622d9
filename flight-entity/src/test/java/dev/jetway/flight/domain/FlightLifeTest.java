package dev.jetway.flight.domain;

import static dev.jetway.flight.Example.BOB;
import static dev.jetway.flight.Example.DEPARTURE;
import static dev.jetway.flight.Example.HOLD;
import static dev.jetway.flight.Example.LATER;
import static dev.jetway.flight.Example.NOW;
import static dev.jetway.flight.Example.OTHER_HOLD;
import static dev.jetway.flight.Example.SCHEDULE;
import static dev.jetway.flight.Example.SEAT_MAP;
import static dev.jetway.flight.Example.SOON;
import static dev.jetway.flight.Example.THEIRS;
import static dev.jetway.flight.Example.hold;
import static dev.jetway.flight.Example.otherHold;
import static dev.jetway.flight.Example.seats;
import static dev.jetway.flight.domain.Spec.given;
import static dev.jetway.flight.domain.Spec.givenOnSale;
import static org.assertj.core.api.Assertions.assertThat;

import dev.jetway.flight.Example;
import dev.jetway.flight.domain.FlightAnswer.Change;
import dev.jetway.flight.domain.FlightAnswer.FlightShown;
import dev.jetway.flight.domain.FlightCommand.RescheduleFlight;
import dev.jetway.flight.domain.FlightCommand.ScheduleFlight;
import dev.jetway.flight.domain.FlightEvent.FlightCancelled;
import dev.jetway.flight.domain.FlightEvent.FlightDeparted;
import dev.jetway.flight.domain.FlightEvent.FlightRescheduled;
import dev.jetway.flight.domain.FlightEvent.HoldReleased;
import dev.jetway.flight.domain.FlightEvent.ReleaseCause;
import dev.jetway.flight.domain.FlightEvent.SeatsConfirmed;
import dev.jetway.flight.domain.FlightEvent.SeatsHeld;
import dev.jetway.flight.domain.Rejection.Code;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Schedule, reschedule, cancel, depart. */
class FlightLifeTest {
  private static RescheduleFlight to(Instant departure) {
    return new RescheduleFlight(
        LocalDateTime.ofInstant(departure, ZoneOffset.UTC), ZoneOffset.UTC, null, null);
  }

  private static FlightRescheduled movedTo(Instant departure) {
    return new FlightRescheduled(
        LocalDateTime.ofInstant(departure, ZoneOffset.UTC), ZoneOffset.UTC, null, null);
  }

  private static FlightShown shown(FlightSchedule schedule, FlightStatus status, Change change) {
    return new FlightShown(
        new FlightSummary(schedule.flightId(), schedule, status, 12, 12), change);
  }

  @Test
  void aFlightComesIntoBeingOnSale() {
    given()
        .when(new ScheduleFlight(SCHEDULE, SEAT_MAP))
        .then(Example.onSale().toArray(FlightEvent[]::new))
        .answers(shown(SCHEDULE, FlightStatus.OPEN, Change.CREATED));
  }

  @Test
  void aFlightOfThePastComesIntoBeingDeparted() {
    Spec.Then scheduled = given().when(new ScheduleFlight(SCHEDULE, SEAT_MAP), DEPARTURE);
    List<FlightEvent> events = new ArrayList<>(Example.onSale());
    events.add(new FlightDeparted());

    scheduled
        .then(events.toArray(FlightEvent[]::new))
        .answers(shown(SCHEDULE, FlightStatus.DEPARTED, Change.CREATED))
        .and()
        .when(new ScheduleFlight(SCHEDULE, SEAT_MAP), DEPARTURE)
        .thenNothing()
        .answers(shown(SCHEDULE, FlightStatus.DEPARTED, Change.UNCHANGED));
  }

  @Test
  void aFlightIsOnSaleWhenItIsScheduledTheVeryMomentBeforeItsDeparture() {
    given()
        .when(new ScheduleFlight(SCHEDULE, SEAT_MAP), DEPARTURE.minusNanos(1))
        .then(Example.onSale().toArray(FlightEvent[]::new));
  }

  @Test
  void schedulingAgainChangesNothingEvenAfterAReschedule() {
    givenOnSale()
        .when(new ScheduleFlight(SCHEDULE, SEAT_MAP))
        .thenNothing()
        .answers(shown(SCHEDULE, FlightStatus.OPEN, Change.UNCHANGED));
    givenOnSale(movedTo(DEPARTURE.plusSeconds(60)))
        .when(new ScheduleFlight(SCHEDULE, SEAT_MAP))
        .thenNothing();
  }

  @Test
  void schedulingWithOtherContentIsAConflict() {
    FlightSchedule otherTime =
        SCHEDULE.at(SCHEDULE.departure().plusHours(1), SCHEDULE.departureOffset(), null, null);
    givenOnSale()
        .when(new ScheduleFlight(otherTime, SEAT_MAP))
        .thenNothing()
        .refuses(Code.FLIGHT_CONFLICT);
    givenOnSale()
        .when(new ScheduleFlight(SCHEDULE, Example.economy(4)))
        .thenNothing()
        .refuses(Code.FLIGHT_CONFLICT);
  }

  @Test
  void anUnknownFlightIsNotFoundAndRemembersNothing() {
    for (FlightCommand command : Samples.commands()) {
      if (!(command instanceof ScheduleFlight)) {
        given().when(command).thenNothing().refuses(Code.FLIGHT_NOT_FOUND);
      }
    }
  }

  @Test
  void aRescheduledFlightKeepsItsIdItsHoldsAndItsBookings() {
    Instant later = DEPARTURE.plus(Duration.ofDays(1));
    Spec.Then moved =
        givenOnSale(
                new SeatsHeld(hold(SOON, "1A")), new SeatsConfirmed(THEIRS, BOB, seats("1B"), null))
            .when(to(later))
            .then(movedTo(later));

    FlightState.Scheduled before = (FlightState.Scheduled) moved.given().state();
    FlightState.Scheduled after = (FlightState.Scheduled) moved.and().state();
    assertThat(after.id()).isEqualTo(SCHEDULE.flightId());
    assertThat(after.schedule().departureInstant()).isEqualTo(later);
    assertThat(after.scheduledAs()).isEqualTo(SCHEDULE);
    assertThat(after.seats()).isEqualTo(before.seats());
  }

  @Test
  void reschedulingAgainChangesNothing() {
    Instant later = DEPARTURE.plus(Duration.ofDays(1));
    givenOnSale(movedTo(later)).when(to(later)).thenNothing();
  }

  @Test
  void whatAReschedulingDoesNotSayAboutOffsetsStays() {
    LocalDateTime departure = SCHEDULE.departure().plusHours(3);
    LocalDateTime arrival = departure.plusHours(2);
    givenOnSale()
        .when(new RescheduleFlight(departure, null, arrival, null))
        .then(
            new FlightRescheduled(
                departure, SCHEDULE.departureOffset(), arrival, SCHEDULE.arrivalOffset()));
    givenOnSale()
        .when(new RescheduleFlight(departure, null, null, null))
        .then(new FlightRescheduled(departure, SCHEDULE.departureOffset(), null, null))
        .and()
        .when(new RescheduleFlight(departure, null, arrival, null))
        .then(
            new FlightRescheduled(departure, SCHEDULE.departureOffset(), arrival, ZoneOffset.UTC));
  }

  @Test
  void noFlightIsRescheduledIntoThePast() {
    givenOnSale().when(to(NOW)).thenNothing().refuses(Code.INVALID_REQUEST);
  }

  @Test
  void aFlightMovedEarlierDepartsThenAndEndsTheHoldsThatWouldOutliveIt() {
    givenOnSale(new SeatsHeld(hold(LATER, "1A")), movedTo(SOON))
        .when(new FlightCommand.NoteTime(), SOON)
        .then(
            new HoldReleased(HOLD, seats("1A"), ReleaseCause.FLIGHT_DEPARTED), new FlightDeparted())
        .answers(new FlightAnswer.TimeNoted());
  }

  @Test
  void aFlightMovedLaterDoesNotDepartAtTheOldTime() {
    givenOnSale(movedTo(DEPARTURE.plusSeconds(60)))
        .when(new FlightCommand.NoteTime(), DEPARTURE)
        .thenNothing();
  }

  @Test
  void cancellingEndsEveryHoldAndLeavesBookingsOnRecord() {
    givenOnSale(
            new SeatsHeld(otherHold(SOON, "1B")),
            new SeatsHeld(hold(SOON, "1A", "2A")),
            new SeatsConfirmed(THEIRS, BOB, seats("1C"), null))
        .when(new FlightCommand.CancelFlight("fog"))
        .then(
            new HoldReleased(HOLD, seats("1A", "2A"), ReleaseCause.FLIGHT_CANCELLED),
            new HoldReleased(OTHER_HOLD, seats("1B"), ReleaseCause.FLIGHT_CANCELLED),
            new FlightCancelled("fog"))
        .and()
        .when(new FlightCommand.ListBookings())
        .answers(new FlightAnswer.BookingsListed(seats("1C")));
  }

  @Test
  void cancellingAgainChangesNothing() {
    givenOnSale(new FlightCancelled("fog"))
        .when(new FlightCommand.CancelFlight("snow"))
        .thenNothing()
        .answers(shown(SCHEDULE, FlightStatus.CANCELLED, Change.UNCHANGED));
  }

  @Test
  void theTimeOfDepartureChangesNothingForACancelledFlight() {
    givenOnSale(new FlightCancelled("fog"))
        .when(new FlightCommand.NoteTime(), DEPARTURE)
        .thenNothing()
        .answers(new FlightAnswer.TimeNoted());
  }

  @Test
  void anAgentMayLetAFlightDepartEarly() {
    givenOnSale(new SeatsHeld(hold(SOON, "1A")))
        .when(new FlightCommand.DepartFlight())
        .then(
            new HoldReleased(HOLD, seats("1A"), ReleaseCause.FLIGHT_DEPARTED), new FlightDeparted())
        .answers(shown(SCHEDULE, FlightStatus.DEPARTED, Change.CHANGED));
  }
}
