package dev.jetway.flight.domain;

import static dev.jetway.flight.Example.ADA;
import static dev.jetway.flight.Example.BOB;
import static dev.jetway.flight.Example.HOLD;
import static dev.jetway.flight.Example.LATER;
import static dev.jetway.flight.Example.NOW;
import static dev.jetway.flight.Example.OURS;
import static dev.jetway.flight.Example.SOON;
import static dev.jetway.flight.Example.THEIRS;
import static dev.jetway.flight.Example.hold;
import static dev.jetway.flight.Example.seats;
import static dev.jetway.flight.domain.SeatCharacteristic.AISLE;
import static dev.jetway.flight.domain.SeatCharacteristic.EXIT_ROW;
import static dev.jetway.flight.domain.SeatCharacteristic.LEG_SPACE;
import static dev.jetway.flight.domain.SeatCharacteristic.WINDOW;
import static dev.jetway.flight.domain.Spec.given;
import static dev.jetway.flight.domain.Spec.givenOnSale;

import dev.jetway.flight.Example;
import dev.jetway.flight.domain.FlightAnswer.HoldGranted;
import dev.jetway.flight.domain.FlightCommand.ExtendHold;
import dev.jetway.flight.domain.FlightCommand.HoldBestSeats;
import dev.jetway.flight.domain.FlightCommand.HoldSeats;
import dev.jetway.flight.domain.FlightEvent.HoldBarred;
import dev.jetway.flight.domain.FlightEvent.SeatsConfirmed;
import dev.jetway.flight.domain.FlightEvent.SeatsHeld;
import dev.jetway.flight.domain.Rejection.Code;
import dev.jetway.flight.domain.SeatWish.Together;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Seats that the flight chooses. In the example flight, rows 1 to 3 are {@code AB CD}. */
class SeatsByWishTest {
  private static HoldBestSeats wish(
      int count, Together together, SeatCharacteristic... characteristics) {
    return wish(new SeatWish(count, null, Set.of(characteristics), together));
  }

  private static HoldBestSeats wish(SeatWish wish) {
    return new HoldBestSeats(HOLD, OURS, ADA, wish, SOON);
  }

  private static SeatsHeld held(String... numbers) {
    return new SeatsHeld(hold(SOON, numbers));
  }

  private static SeatsConfirmed taken(String... numbers) {
    return new SeatsConfirmed(THEIRS, BOB, seats(numbers), null);
  }

  private static Spec.Given onSale(Cabin... cabins) {
    return given(
        new FlightEvent.FlightScheduled(Example.SCHEDULE),
        new FlightEvent.SeatMapAssigned(new SeatMap(List.of(cabins))),
        new FlightEvent.FlightOpened());
  }

  private static Cabin cabin(CabinClass cabinClass, String layout, int first, int last) {
    return new Cabin(
        cabinClass,
        layout,
        IntStream.rangeClosed(first, last)
            .mapToObj(number -> new Row(number, layout.replace(" ", ""), Set.of()))
            .toList());
  }

  private static Row exitRow(int number) {
    return new Row(number, "AB", Set.of(EXIT_ROW, LEG_SPACE));
  }

  @Test
  void theChosenSeatsAreHeldInTheSameStep() {
    givenOnSale()
        .when(wish(2, Together.PREFERRED))
        .then(held("1A", "1B"))
        .answers(new HoldGranted(hold(SOON, "1A", "1B")));
  }

  @Test
  void seatsBesideEachOtherComeBeforeSeatsAcrossTheAisle() {
    givenOnSale(taken("1A")).when(wish(2, Together.PREFERRED)).then(held("1C", "1D"));
    givenOnSale(taken("1A", "1D", "2A", "2D", "3A", "3D"))
        .when(wish(2, Together.REQUIRED))
        .then(held("1B", "1C"));
  }

  @Test
  void oneRowAcrossTheAisleComesBeforeTwoRows() {
    givenOnSale(taken("1A")).when(wish(4, Together.REQUIRED)).then(held("2A", "2B", "2C", "2D"));
  }

  @Test
  void aPartyTooLargeForARowSitsInRowsBehindEachOther() {
    givenOnSale(taken("1A", "1B"))
        .when(wish(6, Together.REQUIRED))
        .then(held("1C", "1D", "2A", "2B", "2C", "2D"));
  }

  @Test
  void neighboursAreThoseOfTheLayoutNotOfTheAlphabet() {
    onSale(cabin(CabinClass.ECONOMY, "AC BD", 1, 1))
        .when(wish(2, Together.PREFERRED))
        .then(held("1A", "1C"));
  }

  @Test
  void aMissingSeatIsNoNeighbour() {
    Cabin gap = new Cabin(CabinClass.ECONOMY, "ABC", List.of(new Row(1, "AC", Set.of())));
    onSale(gap).when(wish(2, Together.REQUIRED)).thenNothing().refuses(Code.SEATS_NOT_TOGETHER);
  }

  @Test
  void aPartyThatCannotSitTogetherIsSplitAndToldSo() {
    givenOnSale(taken("1A", "1B", "1C", "2A", "2B", "2C", "3C", "3D"))
        .when(wish(4, Together.PREFERRED))
        .then(held("1D", "2D", "3A", "3B"))
        .answers(new HoldGranted(hold(SOON, "1D", "2D", "3A", "3B"), new Unmet(Map.of(), true)));
  }

  @Test
  void ratherTwoAndTwoThanOneAlone() {
    onSale(cabin(CabinClass.ECONOMY, "ABC DE F", 1, 1))
        .and(taken("1F"))
        .when(wish(4, Together.REQUIRED))
        .then(held("1A", "1B", "1C", "1D"));
    onSale(cabin(CabinClass.ECONOMY, "ABC", 1, 3))
        .and(taken("2A", "2B", "2C", "3C"))
        .when(wish(4, Together.PREFERRED))
        .then(held("1A", "1B", "3A", "3B"));
  }

  @Test
  void whoTravelsAloneGetsASeatWithAllThatIsWished() {
    onSale(cabin(CabinClass.ECONOMY, "AB C", 1, 2))
        .when(wish(1, Together.NO, WINDOW, AISLE))
        .then(held("1C"))
        .answers(new HoldGranted(hold(SOON, "1C")));
  }

  @Test
  void sittingTogetherComesBeforeOtherWishesWhichTheAnswerCounts() {
    givenOnSale()
        .when(wish(2, Together.PREFERRED, WINDOW))
        .then(held("1A", "1B"))
        .answers(new HoldGranted(hold(SOON, "1A", "1B"), new Unmet(Map.of(WINDOW, 1), false)));
    givenOnSale().when(wish(3, Together.NO, WINDOW)).then(held("1A", "1D", "2A"));
  }

  @Test
  void aSingleSeatIsGivenBeforeAPairIsBroken() {
    givenOnSale(taken("3C")).when(wish(1, Together.NO)).then(held("3D"));
  }

  @Test
  void exitRowsAreForThoseWhoAskAndForWhenNothingElseWillDo() {
    Spec.Given flight =
        onSale(
            new Cabin(CabinClass.ECONOMY, "AB", List.of(exitRow(1), new Row(2, "AB", Set.of()))));
    flight.when(wish(2, Together.PREFERRED)).then(held("2A", "2B"));
    flight.when(wish(2, Together.PREFERRED, EXIT_ROW)).then(held("1A", "1B"));
    flight
        .when(wish(1, Together.NO, LEG_SPACE))
        .then(held("2A"))
        .answers(new HoldGranted(hold(SOON, "2A"), new Unmet(Map.of(LEG_SPACE, 1), false)));
    flight.and(taken("2A")).when(wish(2, Together.REQUIRED)).then(held("1A", "1B"));
    flight.and(taken("2A", "2B")).when(wish(1, Together.NO)).then(held("1A"));
  }

  @Test
  void withoutACabinTheCheapestThatHasRoomIsTaken() {
    Spec.Given flight =
        onSale(cabin(CabinClass.BUSINESS, "A C", 1, 2), cabin(CabinClass.ECONOMY, "AB", 3, 3));
    flight.when(wish(2, Together.PREFERRED)).then(held("3A", "3B"));
    flight.when(wish(3, Together.PREFERRED)).then(held("1A", "1C", "2A"));
    flight.when(wish(5, Together.PREFERRED)).thenNothing().refuses(Code.NOT_ENOUGH_SEATS);
    flight
        .when(wish(new SeatWish(3, CabinClass.ECONOMY, Set.of(), Together.NO)))
        .thenNothing()
        .refuses(Code.NOT_ENOUGH_SEATS);
    flight
        .when(wish(new SeatWish(1, CabinClass.FIRST, Set.of(), Together.NO)))
        .thenNothing()
        .refuses(Code.NOT_ENOUGH_SEATS);
  }

  @Test
  void onlySeatsForSaleAreChosen() {
    givenOnSale(taken("1A"), new SeatsHeld(Example.otherHold(LATER, "1B")))
        .and(new FlightEvent.SeatBlocked(seats("1C"), BlockKind.INOPERATIVE, "broken"))
        .when(wish(1, Together.NO))
        .then(held("1D"));
  }

  @Test
  void askingAgainGivesTheSameSeatsAndTheSameAnswer() {
    HoldBestSeats four = wish(4, Together.PREFERRED, WINDOW);
    Spec.Then first = givenOnSale(taken("1A", "1B", "1C", "2A", "2B", "2C", "3C", "3D")).when(four);
    first
        .and()
        .when(four)
        .thenNothing()
        .answers(first.decision().answer())
        .and()
        .when(new ExtendHold(HOLD, LATER))
        .answers(new HoldGranted(hold(LATER, "1D", "2D", "3A", "3B")));
  }

  @Test
  void askingAgainForWhatTheSeatsPlainlyAreNotIsAConflict() {
    Spec.Given held = givenOnSale(held("1A", "1B"));
    held.when(wish(1, Together.NO)).thenNothing().refuses(Code.HOLD_CONFLICT);
    held.when(wish(new SeatWish(2, CabinClass.FIRST, Set.of(), Together.NO)))
        .refuses(Code.HOLD_CONFLICT);
    held.when(new HoldBestSeats(HOLD, THEIRS, ADA, wish(2, Together.NO).wish(), SOON))
        .refuses(Code.HOLD_CONFLICT);
    held.when(new HoldSeats(HOLD, OURS, ADA, seats("1B", "1A"), SOON))
        .thenNothing()
        .answers(new HoldGranted(hold(SOON, "1A", "1B")));
  }

  @Test
  void theRulesOfEveryHoldApply() {
    HoldBestSeats one = wish(1, Together.NO);
    givenOnSale(new HoldBarred(HOLD, NOW, SOON)).when(one).refuses(Code.HOLD_BARRED);
    givenOnSale(new SeatsConfirmed(OURS, ADA, seats("1A"), HOLD))
        .when(one)
        .refuses(Code.HOLD_CONFIRMED);
    givenOnSale(new FlightEvent.FlightClosed()).when(one).refuses(Code.FLIGHT_CLOSED);
    givenOnSale().when(one, SOON).refuses(Code.INVALID_REQUEST);
  }

  @Test
  void aPartyHasOneToNinetyNineSeats() {
    for (int count : new int[] {Integer.MIN_VALUE, 0, 100, Integer.MAX_VALUE}) {
      givenOnSale().when(wish(count, Together.NO)).thenNothing().refuses(Code.INVALID_REQUEST);
    }
    givenOnSale().when(wish(99, Together.NO)).thenNothing().refuses(Code.NOT_ENOUGH_SEATS);
  }

  /** The example in {@code docs/reference/seat-choice.md}. */
  @Test
  void theExampleOfTheReference() {
    Spec.Given flight =
        onSale(cabin(CabinClass.ECONOMY, "ABC DEF", 10, 12)).and(taken("10E", "10F", "11A"));
    flight.when(wish(1, Together.NO)).then(held("10D"));
    flight.when(wish(2, Together.PREFERRED)).then(held("11B", "11C"));
    flight
        .when(wish(2, Together.PREFERRED, WINDOW))
        .then(held("10A", "10B"))
        .answers(new HoldGranted(hold(SOON, "10A", "10B"), new Unmet(Map.of(WINDOW, 1), false)));
    flight.when(wish(3, Together.PREFERRED)).then(held("10A", "10B", "10C"));
    flight.when(wish(4, Together.REQUIRED)).then(held("10A", "10B", "10C", "10D"));
    flight
        .when(wish(7, Together.REQUIRED))
        .then(held("10A", "10B", "10C", "10D", "11D", "11E", "11F"));
  }
}
