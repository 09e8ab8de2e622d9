package dev.jetway.flight.domain;

import static dev.jetway.flight.Example.ADA;
import static dev.jetway.flight.Example.BOB;
import static dev.jetway.flight.Example.HOLD;
import static dev.jetway.flight.Example.LATER;
import static dev.jetway.flight.Example.NOW;
import static dev.jetway.flight.Example.OTHER_HOLD;
import static dev.jetway.flight.Example.OURS;
import static dev.jetway.flight.Example.SOON;
import static dev.jetway.flight.Example.THEIRS;
import static dev.jetway.flight.Example.hold;
import static dev.jetway.flight.Example.otherHold;
import static dev.jetway.flight.Example.seat;
import static dev.jetway.flight.Example.seats;
import static dev.jetway.flight.domain.Spec.givenOnSale;
import static org.assertj.core.api.Assertions.assertThat;

import dev.jetway.flight.domain.FlightAnswer.HoldGone;
import dev.jetway.flight.domain.FlightAnswer.HoldGranted;
import dev.jetway.flight.domain.FlightCommand.CancelBooking;
import dev.jetway.flight.domain.FlightCommand.CancelSeats;
import dev.jetway.flight.domain.FlightCommand.HoldSeats;
import dev.jetway.flight.domain.FlightCommand.ReleaseHold;
import dev.jetway.flight.domain.FlightEvent.HoldBarred;
import dev.jetway.flight.domain.FlightEvent.HoldReleased;
import dev.jetway.flight.domain.FlightEvent.ReleaseCause;
import dev.jetway.flight.domain.FlightEvent.SeatChanged;
import dev.jetway.flight.domain.FlightEvent.SeatsConfirmed;
import dev.jetway.flight.domain.FlightEvent.SeatsHeld;
import dev.jetway.flight.domain.FlightEvent.SeatsReleased;
import dev.jetway.flight.domain.Rejection.Code;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Releases, and the bars that keep a late request from holding what was given up. */
class GivingUpHoldsTest {
  private static final HoldSeats LATE = new HoldSeats(HOLD, OURS, ADA, seats("1A"), LATER);

  @Test
  void releasedSeatsAreForSaleAgain() {
    givenOnSale(new SeatsHeld(hold(SOON, "1A", "1B")))
        .when(new ReleaseHold(HOLD, NOW))
        .then(new HoldReleased(HOLD, seats("1A", "1B"), ReleaseCause.REQUESTED))
        .answers(new HoldGone(HOLD))
        .and()
        .when(new HoldSeats(OTHER_HOLD, THEIRS, BOB, seats("1A", "1B"), SOON))
        .then(new SeatsHeld(otherHold(SOON, "1A", "1B")));
  }

  @Test
  void aReleaseBarsTheHoldAsLongAsItsRequestMayStillArrive() {
    givenOnSale(new SeatsHeld(hold(LATER, "1A")))
        .when(new ReleaseHold(HOLD, SOON))
        .then(
            new HoldReleased(HOLD, seats("1A"), ReleaseCause.REQUESTED),
            new HoldBarred(HOLD, NOW, SOON))
        .answers(new HoldGone(HOLD))
        .and()
        .when(LATE, SOON.minusNanos(1))
        .thenNothing()
        .refuses(Code.HOLD_BARRED);
  }

  @Test
  void aReleaseThatOvertakesItsRequestBarsIt() {
    givenOnSale()
        .when(new ReleaseHold(HOLD, SOON))
        .then(new HoldBarred(HOLD, NOW, SOON))
        .answers(new HoldGone(HOLD))
        .and()
        .when(LATE)
        .thenNothing()
        .refuses(Code.HOLD_BARRED);
  }

  @Test
  void aBarBarsNoOtherHold() {
    givenOnSale(new HoldBarred(OTHER_HOLD, NOW, SOON))
        .when(LATE)
        .then(new SeatsHeld(hold(LATER, "1A")));
  }

  @Test
  void aBarEndsWhenNothingCanArriveAnyMore() {
    givenOnSale(new HoldBarred(HOLD, NOW, SOON))
        .when(LATE, SOON)
        .then(new SeatsHeld(hold(LATER, "1A")))
        .answers(new HoldGranted(hold(LATER, "1A")));
  }

  @Test
  void releasingAgainChangesNothing() {
    Spec.Given barred = givenOnSale(new HoldBarred(HOLD, NOW, SOON));
    barred.when(new ReleaseHold(HOLD, SOON)).thenNothing().answers(new HoldGone(HOLD));
    barred
        .when(new ReleaseHold(HOLD, SOON.minusSeconds(1)))
        .thenNothing()
        .answers(new HoldGone(HOLD));
  }

  @Test
  void releasingAgainWithALaterArrivalMovesTheBar() {
    givenOnSale(new HoldBarred(HOLD, NOW, SOON))
        .when(new ReleaseHold(HOLD, LATER))
        .then(new HoldBarred(HOLD, NOW, LATER))
        .and()
        .when(LATE, SOON)
        .refuses(Code.HOLD_BARRED);
  }

  @Test
  void noBarIsNeededWhenNothingCanArriveAnyMore() {
    givenOnSale().when(new ReleaseHold(HOLD, NOW)).thenNothing().answers(new HoldGone(HOLD));
  }

  @Test
  void aBarLastsAnHourAtMost() {
    givenOnSale()
        .when(new ReleaseHold(HOLD, NOW.plus(Duration.ofDays(400))))
        .then(new HoldBarred(HOLD, NOW, NOW.plus(Bars.DURATION_MAX)));
  }

  @Test
  void moreBarsThanAFlightMayRememberAreRefused() {
    flightWithAsManyBarsAsItMayHave()
        .when(new ReleaseHold(HOLD, SOON), SOON.minusSeconds(1))
        .thenNothing()
        .refuses(Code.LIMIT_REACHED);
  }

  /** A limit that never lets go again would be worse than none. */
  @Test
  void barsThatHaveServedTheirTimeMakeRoom() {
    Spec.Then released =
        flightWithAsManyBarsAsItMayHave()
            .when(new ReleaseHold(HOLD, LATER), SOON)
            .then(new HoldBarred(HOLD, SOON, LATER))
            .answers(new HoldGone(HOLD));

    assertThat(((FlightState.Scheduled) released.and().state()).barred()).containsOnlyKeys(HOLD);
  }

  private static Spec.Given flightWithAsManyBarsAsItMayHave() {
    FlightEvent[] bars =
        IntStream.range(0, Bars.COUNT_MAX)
            .mapToObj(n -> bar(new HoldId("given-up-" + n)))
            .toArray(FlightEvent[]::new);
    return givenOnSale(bars);
  }

  private static HoldBarred bar(HoldId hold) {
    return new HoldBarred(hold, NOW, SOON);
  }

  @Test
  void aCancelledFlightStillBars() {
    givenOnSale(new FlightEvent.FlightCancelled("fog"))
        .when(new ReleaseHold(HOLD, SOON))
        .then(new HoldBarred(HOLD, NOW, SOON));
  }

  @Test
  void cancellingABookingBarsTheHoldsItCameFrom() {
    SeatsConfirmed booked = new SeatsConfirmed(OURS, ADA, seats("1A", "1B"), HOLD);
    givenOnSale(booked, new SeatsConfirmed(OURS, ADA, seats("2A"), OTHER_HOLD))
        .and(new SeatsConfirmed(OURS, ADA, seats("3A"), null))
        .when(new CancelBooking(OURS, SOON))
        .then(
            new SeatsReleased(OURS, seats("1A", "1B", "2A", "3A")),
            new HoldBarred(HOLD, NOW, SOON),
            new HoldBarred(OTHER_HOLD, NOW, SOON))
        .and()
        .when(LATE)
        .thenNothing()
        .refuses(Code.HOLD_BARRED);
  }

  @Test
  void aHoldIsBarredWhenItsLastBookedSeatIsGivenBack() {
    givenOnSale(new SeatsConfirmed(OURS, ADA, seats("1A", "1B"), HOLD))
        .when(new CancelSeats(OURS, seats("1A"), SOON))
        .then(new SeatsReleased(OURS, seats("1A")))
        .and()
        .when(new CancelSeats(OURS, seats("1B"), SOON))
        .then(new SeatsReleased(OURS, seats("1B")), new HoldBarred(HOLD, NOW, SOON));
  }

  @Test
  void aHoldIsBarredAfterItsBookingHasMovedToOtherSeats() {
    givenOnSale(new SeatsConfirmed(OURS, ADA, seats("1A"), HOLD))
        .and(new SeatChanged(OURS, seat("1A"), seat("2C")))
        .when(new CancelBooking(OURS, SOON))
        .then(new SeatsReleased(OURS, seats("2C")), new HoldBarred(HOLD, NOW, SOON));
  }

  @Test
  void aCancellationBarsNothingWhenNothingCanArriveAnyMore() {
    Spec.Given booked = givenOnSale(new SeatsConfirmed(OURS, ADA, seats("1A"), HOLD));
    for (CancelBooking cancel : List.of(new CancelBooking(OURS), new CancelBooking(OURS, NOW))) {
      booked.when(cancel).then(new SeatsReleased(OURS, seats("1A")));
    }
  }

  @Test
  void aCancellationIsRefusedWhenTheFlightCannotRememberItsBar() {
    flightWithAsManyBarsAsItMayHave()
        .and(new SeatsConfirmed(OURS, ADA, seats("1A"), HOLD))
        .when(new CancelBooking(OURS, LATER))
        .thenNothing()
        .refuses(Code.LIMIT_REACHED);
  }
}
