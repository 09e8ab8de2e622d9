package dev.jetway.flight.domain;

import static dev.jetway.flight.Example.BOB;
import static dev.jetway.flight.Example.SOON;
import static dev.jetway.flight.Example.THEIRS;
import static dev.jetway.flight.Example.hold;
import static dev.jetway.flight.Example.seats;
import static dev.jetway.flight.domain.Spec.givenOnSale;

import dev.jetway.flight.domain.FlightAnswer.SeatsSet;
import dev.jetway.flight.domain.FlightCommand.BlockSeats;
import dev.jetway.flight.domain.FlightCommand.UnblockSeats;
import dev.jetway.flight.domain.FlightEvent.SeatBlocked;
import dev.jetway.flight.domain.FlightEvent.SeatUnblocked;
import dev.jetway.flight.domain.FlightEvent.SeatsConfirmed;
import dev.jetway.flight.domain.FlightEvent.SeatsHeld;
import dev.jetway.flight.domain.Rejection.Code;
import org.junit.jupiter.api.Test;

class BlockingSeatsTest {
  private static BlockSeats block(String... numbers) {
    return new BlockSeats(seats(numbers), BlockKind.BLOCKED, "crew");
  }

  private static SeatBlocked blocked(String... numbers) {
    return new SeatBlocked(seats(numbers), BlockKind.BLOCKED, "crew");
  }

  @Test
  void freeSeatsAreTakenFromSale() {
    givenOnSale()
        .when(block("1A", "1B"))
        .then(blocked("1A", "1B"))
        .answers(new SeatsSet(seats("1A", "1B")));
  }

  @Test
  void seatsThatSomebodyHasAreNotBlockedAndNoneOfTheOthersIs() {
    givenOnSale(new SeatsConfirmed(THEIRS, BOB, seats("1B"), null), new SeatsHeld(hold(SOON, "1C")))
        .when(block("1A", "1B", "1C"))
        .thenNothing()
        .refuses(Code.SEAT_TAKEN, "1B", "1C");
  }

  @Test
  void blockingAgainJournalsOnlyWhatIsNew() {
    Spec.Given flight = givenOnSale(blocked("1A"));
    flight.when(block("1A")).thenNothing().answers(new SeatsSet(seats("1A")));
    flight.when(block("1A", "1B")).then(blocked("1B")).answers(new SeatsSet(seats("1A", "1B")));
  }

  @Test
  void theReasonOfABlockMayChange() {
    givenOnSale(blocked("1A"))
        .when(new BlockSeats(seats("1A"), BlockKind.INOPERATIVE, "broken"))
        .then(new SeatBlocked(seats("1A"), BlockKind.INOPERATIVE, "broken"));
  }

  @Test
  void unblockedSeatsAreForSaleAgain() {
    givenOnSale(blocked("1A", "1B"))
        .when(new UnblockSeats(seats("1A", "1B")))
        .then(new SeatUnblocked(seats("1A", "1B")))
        .answers(new SeatsSet(seats("1A", "1B")))
        .and()
        .when(new UnblockSeats(seats("1A", "1B")))
        .thenNothing()
        .answers(new SeatsSet(seats("1A", "1B")));
  }

  @Test
  void unblockingTakesNobodysSeat() {
    givenOnSale(new SeatsHeld(hold(SOON, "1A")), blocked("1B"))
        .when(new UnblockSeats(seats("1A", "1B")))
        .then(new SeatUnblocked(seats("1B")));
  }

  @Test
  void unknownSeatsAreNamed() {
    givenOnSale().when(block("1A", "9A")).thenNothing().refuses(Code.SEAT_NOT_FOUND, "9A");
    givenOnSale()
        .when(new UnblockSeats(seats("9A")))
        .thenNothing()
        .refuses(Code.SEAT_NOT_FOUND, "9A");
  }
}
