package dev.jetway.flight.domain;

import static dev.jetway.flight.Example.ADA;
import static dev.jetway.flight.Example.BOB;
import static dev.jetway.flight.Example.DEPARTURE;
import static dev.jetway.flight.Example.HOLD;
import static dev.jetway.flight.Example.LATER;
import static dev.jetway.flight.Example.OURS;
import static dev.jetway.flight.Example.SOON;
import static dev.jetway.flight.Example.THEIRS;
import static dev.jetway.flight.Example.hold;
import static dev.jetway.flight.Example.seats;
import static dev.jetway.flight.domain.Spec.givenOnSale;
import static org.assertj.core.api.Assertions.assertThat;

import dev.jetway.flight.Example;
import dev.jetway.flight.domain.FlightAnswer.OwnersNoted;
import dev.jetway.flight.domain.FlightChange.Cancelled;
import dev.jetway.flight.domain.FlightChange.Rescheduled;
import dev.jetway.flight.domain.FlightCommand.CancelFlight;
import dev.jetway.flight.domain.FlightCommand.CancelSeats;
import dev.jetway.flight.domain.FlightCommand.ConfirmHold;
import dev.jetway.flight.domain.FlightCommand.NoteOwnersTold;
import dev.jetway.flight.domain.FlightCommand.RescheduleFlight;
import dev.jetway.flight.domain.FlightEvent.FlightCancelled;
import dev.jetway.flight.domain.FlightEvent.FlightDeparted;
import dev.jetway.flight.domain.FlightEvent.FlightRescheduled;
import dev.jetway.flight.domain.FlightEvent.HoldReleased;
import dev.jetway.flight.domain.FlightEvent.OwnersTold;
import dev.jetway.flight.domain.FlightEvent.ReleaseCause;
import dev.jetway.flight.domain.FlightEvent.SeatsConfirmed;
import dev.jetway.flight.domain.FlightEvent.SeatsHeld;
import dev.jetway.flight.domain.FlightEvent.SeatsReleased;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Whose bookings' owners must hear of a change. */
class TellingOwnersTest {
  private static final SeatsConfirmed BOOKED = new SeatsConfirmed(OURS, ADA, seats("1A"), null);
  private static final SeatsConfirmed TOO = new SeatsConfirmed(THEIRS, BOB, seats("2A"), null);
  private static final FlightRescheduled MOVED = movedBy(Duration.ofHours(1));
  private static final FlightCancelled OFF = new FlightCancelled("fog");

  private static FlightRescheduled movedBy(Duration duration) {
    return new FlightRescheduled(
        LocalDateTime.ofInstant(DEPARTURE.plus(duration), ZoneOffset.UTC),
        ZoneOffset.UTC,
        null,
        null);
  }

  private static void assertOwed(Spec.Given given, OwnerNotice... notices) {
    assertThat(Flight.noticesOwed(given.state())).containsExactly(notices);
  }

  private static OwnerNotice off(ReservationId owner, long number) {
    return new OwnerNotice(owner, number, new Cancelled("fog"));
  }

  private static OwnerNotice moved(ReservationId owner, long number, Instant departure) {
    return new OwnerNotice(owner, number, new Rescheduled(departure));
  }

  private static final Instant HOUR_LATER = DEPARTURE.plus(Duration.ofHours(1));

  @Test
  void aFlightThatGoesAsItWasBookedOwesNothing() {
    assertOwed(givenOnSale(BOOKED, TOO));
  }

  @Test
  void everyOwnerOfABookingHearsOnceThatTheFlightIsOff() {
    assertOwed(
        givenOnSale(TOO, BOOKED, new SeatsConfirmed(OURS, ADA, seats("3A", "3B"), null))
            .when(new CancelFlight("fog"))
            .and(),
        off(OURS, 1),
        off(THEIRS, 1));
  }

  @Test
  void everyOwnerHearsTheNewTimeWhereverTheFlightStartsFrom() {
    LocalDateTime local = Example.SCHEDULE.departure().plusHours(1);
    assertOwed(
        givenOnSale(BOOKED).when(new RescheduleFlight(local, null, null, null)).and(),
        moved(OURS, 1, HOUR_LATER));
  }

  @Test
  void aCommandThatChangesNothingIsNoChange() {
    Spec.Given off = givenOnSale(BOOKED, OFF, new OwnersTold(1, List.of(OURS)));
    assertOwed(off.when(new CancelFlight("once more")).and());
  }

  @Test
  void whoHasBeenToldIsOwedNothing() {
    Spec.Given off = givenOnSale(BOOKED, TOO, OFF);
    Spec.Given told =
        off.when(new NoteOwnersTold(1, List.of(OURS, OURS, new ReservationId("stranger"))))
            .then(new OwnersTold(1, List.of(OURS)))
            .answers(new OwnersNoted())
            .and();
    assertOwed(told, off(THEIRS, 1));
    told.when(new NoteOwnersTold(1, List.of(OURS))).thenNothing().answers(new OwnersNoted());
  }

  @Test
  void aNewerChangeReplacesTheOneBefore() {
    Spec.Given twice = givenOnSale(BOOKED, TOO, MOVED, new OwnersTold(1, List.of(OURS)), OFF);
    assertOwed(twice, off(OURS, 2), off(THEIRS, 2));
    // What is heard only now of the older change says nothing of the newer one.
    assertOwed(
        twice.when(new NoteOwnersTold(1, List.of(OURS, THEIRS))).thenNothing().and(),
        off(OURS, 2),
        off(THEIRS, 2));
    assertOwed(twice.and(new OwnersTold(1, List.of(OURS))), off(OURS, 2), off(THEIRS, 2));
  }

  @Test
  void whoeverBooksAfterwardsKnowsTheNewTime() {
    assertOwed(
        givenOnSale(MOVED, BOOKED, new SeatsHeld(hold(SOON, "2A")))
            .when(new ConfirmHold(HOLD))
            .and());
  }

  @Test
  void whoHasNoSeatAnyMoreNeedNotBeTold() {
    Spec.Given moved =
        givenOnSale(BOOKED, new SeatsConfirmed(OURS, ADA, seats("1B"), null), TOO, MOVED);
    Spec.Given fewer = moved.when(new CancelSeats(OURS, seats("1A"))).and();
    assertOwed(fewer, moved(OURS, 1, HOUR_LATER), moved(THEIRS, 1, HOUR_LATER));
    Spec.Given gone = fewer.when(new CancelSeats(OURS, seats("1B"))).and();
    assertOwed(gone, moved(THEIRS, 1, HOUR_LATER));
    // Whoever comes back has seen the new time.
    assertOwed(gone.and(BOOKED), moved(THEIRS, 1, HOUR_LATER));
  }

  @Test
  void whoOnlyHoldsSeatsIsToldWhenTheyAreBooked() {
    Spec.Given held = givenOnSale(new SeatsHeld(hold(SOON, "1A", "1B")), MOVED);
    assertOwed(held);
    assertOwed(held.when(new ConfirmHold(HOLD)).and(), moved(OURS, 1, HOUR_LATER));
  }

  @Test
  void aHoldThatEndsTakesTheNoticeWithIt() {
    Spec.Given held = givenOnSale(new SeatsHeld(hold(SOON, "1A")), MOVED);
    HoldReleased released = new HoldReleased(HOLD, seats("1A"), ReleaseCause.REQUESTED);
    assertOwed(held.and(released, BOOKED));
    assertOwed(held.when(new FlightCommand.NoteTime(), SOON).and().and(BOOKED));
  }

  @Test
  void holdsOfAFlightThatIsOffAreOwedNothing() {
    assertOwed(
        givenOnSale(new SeatsHeld(hold(SOON, "1A")), TOO).when(new CancelFlight("fog")).and(),
        off(THEIRS, 1));
  }

  @Test
  void aDepartedFlightStopsTelling() {
    Spec.Given moved = givenOnSale(BOOKED, MOVED);
    assertOwed(moved.and(new FlightDeparted()));
    assertOwed(moved.when(new FlightCommand.NoteTime(), HOUR_LATER).and());
  }

  @Test
  void aCancelledFlightGoesOnTellingAfterItWouldHaveLeft() {
    assertOwed(
        givenOnSale(BOOKED, OFF).when(new FlightCommand.NoteTime(), HOUR_LATER).and(),
        off(OURS, 1));
  }

  @Test
  void whatIsUntoldIsBoundedByTheSeats() {
    Spec.Given flight = givenOnSale();
    for (SeatNumber seat : Example.SEAT_MAP.seats()) {
      flight =
          flight.and(new SeatsConfirmed(new ReservationId("of " + seat), ADA, List.of(seat), null));
    }
    flight = flight.and(MOVED);
    for (SeatNumber seat : Example.SEAT_MAP.seats()) {
      flight =
          flight.and(
              new SeatsReleased(new ReservationId("of " + seat), List.of(seat)),
              new SeatsHeld(new Hold(new HoldId("by " + seat), OURS, ADA, List.of(seat), LATER)));
    }
    FlightState.Scheduled after = (FlightState.Scheduled) flight.state();
    assertThat(Objects.requireNonNull(after.latestChange()).untold()).isEmpty();
    assertThat(after.holds()).hasSize(Example.SEAT_MAP.size());
  }
}
