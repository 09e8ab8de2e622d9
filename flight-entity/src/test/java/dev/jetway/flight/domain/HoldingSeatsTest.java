package dev.jetway.flight.domain;

import static dev.jetway.flight.Example.ADA;
import static dev.jetway.flight.Example.BOB;
import static dev.jetway.flight.Example.DEPARTURE;
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

import dev.jetway.flight.domain.FlightAnswer.HoldConfirmed;
import dev.jetway.flight.domain.FlightAnswer.HoldGranted;
import dev.jetway.flight.domain.FlightCommand.ConfirmHold;
import dev.jetway.flight.domain.FlightCommand.ExtendHold;
import dev.jetway.flight.domain.FlightCommand.HoldSeats;
import dev.jetway.flight.domain.FlightCommand.ReleaseHold;
import dev.jetway.flight.domain.FlightEvent.HoldExtended;
import dev.jetway.flight.domain.FlightEvent.SeatBlocked;
import dev.jetway.flight.domain.FlightEvent.SeatChanged;
import dev.jetway.flight.domain.FlightEvent.SeatsConfirmed;
import dev.jetway.flight.domain.FlightEvent.SeatsHeld;
import dev.jetway.flight.domain.Rejection.Code;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class HoldingSeatsTest {
  private static HoldSeats holdSeats(Instant deadline, String... numbers) {
    return new HoldSeats(HOLD, OURS, ADA, seats(numbers), deadline);
  }

  private static SeatsConfirmed confirmed(String... numbers) {
    return new SeatsConfirmed(OURS, ADA, seats(numbers), HOLD);
  }

  @Test
  void freeSeatsAreHeldUntilTheDeadline() {
    givenOnSale()
        .when(holdSeats(SOON, "1A", "1B"))
        .then(new SeatsHeld(hold(SOON, "1A", "1B")))
        .answers(new HoldGranted(hold(SOON, "1A", "1B")));
  }

  @Test
  void allSeatsAreHeldOrNoneAndTheRefusalNamesJustTheTakenOnes() {
    givenOnSale(new SeatsHeld(otherHold(SOON, "1B")))
        .and(new SeatsConfirmed(THEIRS, BOB, seats("1D"), null))
        .when(holdSeats(SOON, "1A", "1B", "1C", "1D"))
        .thenNothing()
        .refuses(Code.SEAT_TAKEN, "1B", "1D");
  }

  @Test
  void blockedSeatsAreRefusedAsBlocked() {
    givenOnSale(new SeatBlocked(seats("1B"), BlockKind.INOPERATIVE, "broken"))
        .when(holdSeats(SOON, "1A", "1B"))
        .thenNothing()
        .refuses(Code.SEAT_BLOCKED, "1B");
  }

  @Test
  void takenAndBlockedSeatsTogetherAreNamedTogether() {
    givenOnSale(new SeatBlocked(seats("1B"), BlockKind.BLOCKED, "crew"))
        .and(new SeatsHeld(otherHold(SOON, "1C")))
        .when(holdSeats(SOON, "1A", "1B", "1C"))
        .thenNothing()
        .refuses(Code.SEAT_TAKEN, "1B", "1C");
  }

  @Test
  void unknownSeatsAreNamed() {
    givenOnSale()
        .when(holdSeats(SOON, "1A", "1E", "99Z"))
        .thenNothing()
        .refuses(Code.SEAT_NOT_FOUND, "1E", "99Z");
  }

  @Test
  void askingAgainGivesTheHoldThatThereIs() {
    givenOnSale(new SeatsHeld(hold(SOON, "1A")))
        .when(holdSeats(LATER, "1A"))
        .thenNothing()
        .answers(new HoldGranted(hold(SOON, "1A")));
  }

  @Test
  void theOrderInWhichSeatsAreNamedMakesNoOtherClaim() {
    givenOnSale(new SeatsHeld(hold(SOON, "1A", "1B")))
        .when(holdSeats(SOON, "1B", "1A"))
        .thenNothing()
        .answers(new HoldGranted(hold(SOON, "1A", "1B")));
  }

  @Test
  void askingAgainForOtherSeatsOrAnotherOwnerIsAConflict() {
    Spec.Given held = givenOnSale(new SeatsHeld(hold(SOON, "1A")));
    held.when(holdSeats(SOON, "1B")).thenNothing().refuses(Code.HOLD_CONFLICT);
    held.when(holdSeats(SOON, "1A", "1B")).thenNothing().refuses(Code.HOLD_CONFLICT);
    held.when(new HoldSeats(HOLD, THEIRS, ADA, seats("1A"), SOON)).refuses(Code.HOLD_CONFLICT);
    held.when(new HoldSeats(HOLD, OURS, BOB, seats("1A"), SOON)).refuses(Code.HOLD_CONFLICT);
  }

  @Test
  void askingAgainAfterTheConfirmationLearnsOfIt() {
    Spec.Given booked = givenOnSale(confirmed("1A"));
    booked.when(holdSeats(SOON, "1A")).thenNothing().refuses(Code.HOLD_CONFIRMED);
    booked.when(new HoldSeats(HOLD, THEIRS, ADA, seats("1A"), SOON)).refuses(Code.HOLD_CONFLICT);
    booked.when(new HoldSeats(HOLD, OURS, BOB, seats("1A"), SOON)).refuses(Code.HOLD_CONFLICT);
  }

  @Test
  void aDeadlineThatHasPassedIsRefused() {
    givenOnSale().when(holdSeats(NOW, "1A")).thenNothing().refuses(Code.INVALID_REQUEST);
  }

  @Test
  void noHoldIsGrantedBeyondDeparture() {
    Instant dayBefore = DEPARTURE.minus(Duration.ofDays(1));
    givenOnSale()
        .when(holdSeats(DEPARTURE.plusSeconds(1), "1A"), dayBefore)
        .then(new SeatsHeld(hold(DEPARTURE, "1A")))
        .answers(new HoldGranted(hold(DEPARTURE, "1A")));
  }

  @Test
  void noHoldLastsLongerThanTheLimit() {
    Instant longest = NOW.plus(Hold.DURATION_MAX);
    givenOnSale()
        .when(holdSeats(longest.plusSeconds(1), "1A"))
        .then(new SeatsHeld(hold(longest, "1A")));
    givenOnSale(new SeatsHeld(hold(SOON, "1A")))
        .when(new ExtendHold(HOLD, Instant.MAX))
        .then(new HoldExtended(HOLD, longest));
  }

  @Test
  void anExtensionMovesTheDeadlineOfAllItsSeats() {
    givenOnSale(new SeatsHeld(hold(SOON, "1A", "1B")))
        .when(new ExtendHold(HOLD, LATER))
        .then(new HoldExtended(HOLD, LATER))
        .answers(new HoldGranted(hold(LATER, "1A", "1B")))
        .and()
        .when(holdSeats(SOON, "1A", "1B"), SOON)
        .thenNothing()
        .answers(new HoldGranted(hold(LATER, "1A", "1B")));
  }

  @Test
  void anExtensionNeverShortens() {
    Spec.Given held = givenOnSale(new SeatsHeld(hold(LATER, "1A")));
    held.when(new ExtendHold(HOLD, SOON)).thenNothing().answers(new HoldGranted(hold(LATER, "1A")));
    held.when(new ExtendHold(HOLD, LATER))
        .thenNothing()
        .answers(new HoldGranted(hold(LATER, "1A")));
  }

  @Test
  void whatIsNotHeldCanBeNeitherExtendedNorConfirmed() {
    givenOnSale().when(new ExtendHold(HOLD, LATER)).thenNothing().refuses(Code.HOLD_EXPIRED);
    givenOnSale().when(new ConfirmHold(HOLD)).thenNothing().refuses(Code.HOLD_EXPIRED);
  }

  @Test
  void aConfirmationBooksTheHeldSeats() {
    givenOnSale(new SeatsHeld(hold(SOON, "1A", "1B")))
        .when(new ConfirmHold(HOLD))
        .then(confirmed("1A", "1B"))
        .answers(new HoldConfirmed(HOLD, OURS, seats("1A", "1B")));
  }

  @Test
  void confirmingAgainGivesTheBookingThatThereIs() {
    givenOnSale(confirmed("1A", "1B"))
        .when(new ConfirmHold(HOLD), DEPARTURE.minusSeconds(1))
        .thenNothing()
        .answers(new HoldConfirmed(HOLD, OURS, seats("1A", "1B")));
  }

  @Test
  void confirmingAgainAfterASeatChangeGivesTheSeatsOfNow() {
    givenOnSale(confirmed("1A", "1B"), new SeatChanged(OURS, seat("1A"), seat("2C")))
        .when(new ConfirmHold(HOLD))
        .thenNothing()
        .answers(new HoldConfirmed(HOLD, OURS, seats("1B", "2C")));
  }

  @Test
  void aBookingCannotBeReleasedAsAHold() {
    givenOnSale(confirmed("1A"))
        .when(new ReleaseHold(HOLD, SOON))
        .thenNothing()
        .refuses(Code.HOLD_CONFIRMED);
  }

  @Test
  void eachHoldIsConfirmedAlone() {
    givenOnSale(new SeatsHeld(hold(SOON, "1A")), new SeatsHeld(otherHold(SOON, "1B")))
        .when(new ConfirmHold(OTHER_HOLD))
        .then(new SeatsConfirmed(THEIRS, BOB, seats("1B"), OTHER_HOLD))
        .and()
        .when(new ConfirmHold(HOLD))
        .then(confirmed("1A"));
  }
}
