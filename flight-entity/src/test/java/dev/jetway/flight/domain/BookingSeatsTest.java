package dev.jetway.flight.domain;

import static dev.jetway.flight.Example.ADA;
import static dev.jetway.flight.Example.BOB;
import static dev.jetway.flight.Example.DEPARTURE;
import static dev.jetway.flight.Example.OURS;
import static dev.jetway.flight.Example.SOON;
import static dev.jetway.flight.Example.THEIRS;
import static dev.jetway.flight.Example.hold;
import static dev.jetway.flight.Example.otherHold;
import static dev.jetway.flight.Example.seat;
import static dev.jetway.flight.Example.seats;
import static dev.jetway.flight.domain.Spec.givenOnSale;

import dev.jetway.flight.Example;
import dev.jetway.flight.domain.FlightAnswer.BookingCancelled;
import dev.jetway.flight.domain.FlightAnswer.BookingsListed;
import dev.jetway.flight.domain.FlightAnswer.SeatMoved;
import dev.jetway.flight.domain.FlightAnswer.SeatsBooked;
import dev.jetway.flight.domain.FlightCommand.BookSeats;
import dev.jetway.flight.domain.FlightCommand.CancelBooking;
import dev.jetway.flight.domain.FlightCommand.CancelSeats;
import dev.jetway.flight.domain.FlightCommand.ChangeSeat;
import dev.jetway.flight.domain.FlightEvent.FlightCancelled;
import dev.jetway.flight.domain.FlightEvent.FlightClosed;
import dev.jetway.flight.domain.FlightEvent.SeatBlocked;
import dev.jetway.flight.domain.FlightEvent.SeatChanged;
import dev.jetway.flight.domain.FlightEvent.SeatMapAssigned;
import dev.jetway.flight.domain.FlightEvent.SeatsConfirmed;
import dev.jetway.flight.domain.FlightEvent.SeatsHeld;
import dev.jetway.flight.domain.FlightEvent.SeatsReleased;
import dev.jetway.flight.domain.Rejection.Code;
import java.util.List;
import org.junit.jupiter.api.Test;

class BookingSeatsTest {
  private static BookSeats book(String... numbers) {
    return new BookSeats(OURS, ADA, seats(numbers));
  }

  private static SeatsConfirmed ours(String... numbers) {
    return new SeatsConfirmed(OURS, ADA, seats(numbers), null);
  }

  private static SeatsConfirmed theirs(String... numbers) {
    return new SeatsConfirmed(THEIRS, BOB, seats(numbers), null);
  }

  @Test
  void freeSeatsAreBookedAtOnce() {
    givenOnSale()
        .when(book("1A", "1B"))
        .then(ours("1A", "1B"))
        .answers(new SeatsBooked(OURS, seats("1A", "1B"), false));
  }

  @Test
  void allSeatsAreBookedOrNoneAndTheRefusalNamesJustTheTakenOnes() {
    givenOnSale(theirs("1B"), new SeatsHeld(otherHold(SOON, "1C")))
        .when(book("1A", "1B", "1C"))
        .thenNothing()
        .refuses(Code.SEAT_TAKEN, "1B", "1C");
  }

  @Test
  void blockedSeatsAreRefusedAsBlocked() {
    givenOnSale(new SeatBlocked(seats("1A"), BlockKind.BLOCKED, "crew"))
        .when(book("1A"))
        .thenNothing()
        .refuses(Code.SEAT_BLOCKED, "1A");
  }

  @Test
  void theOwnerWhoAsksAgainHasHisBooking() {
    Spec.Given booked = givenOnSale(ours("1A", "1B"));
    booked
        .when(book("1A", "1B"))
        .thenNothing()
        .answers(new SeatsBooked(OURS, seats("1A", "1B"), true));
    booked
        .when(new BookSeats(new ReservationId("another try"), ADA, seats("1A", "1B")))
        .thenNothing()
        .answers(new SeatsBooked(OURS, seats("1A", "1B"), true));
  }

  @Test
  void theOwnerWhoAsksAgainAfterDepartureHasHisBooking() {
    givenOnSale(ours("1A"))
        .when(book("1A"), DEPARTURE)
        .then(new FlightEvent.FlightDeparted())
        .answers(new SeatsBooked(OURS, seats("1A"), true));
  }

  @Test
  void havingSomeOfTheSeatsIsNotHavingThemAll() {
    givenOnSale(ours("1A")).when(book("1A", "1B")).thenNothing().refuses(Code.SEAT_TAKEN, "1A");
  }

  @Test
  void seatsOfTwoBookingsAreNotOneBooking() {
    givenOnSale(ours("1A"), new SeatsConfirmed(THEIRS, ADA, seats("1B"), null))
        .when(book("1A", "1B"))
        .thenNothing()
        .refuses(Code.SEAT_TAKEN, "1A", "1B");
  }

  @Test
  void onesOwnHoldIsNoBooking() {
    givenOnSale(new SeatsHeld(hold(SOON, "1A")))
        .when(book("1A"))
        .thenNothing()
        .refuses(Code.SEAT_TAKEN, "1A");
  }

  @Test
  void impossibleSeatListsAreRefused() {
    givenOnSale().when(book()).thenNothing().refuses(Code.INVALID_REQUEST);
    givenOnSale().when(book("1A", "1B", "1A")).thenNothing().refuses(Code.INVALID_REQUEST);
    givenOnSale().when(book("1A", "4A")).thenNothing().refuses(Code.SEAT_NOT_FOUND, "4A");
  }

  @Test
  void oneCommandNamesSoManySeatsAndNoMore() {
    List<SeatNumber> all = Example.economy(30).seats();
    Spec.Given big = givenOnSale(new SeatMapAssigned(Example.economy(30)));
    big.when(new BookSeats(OURS, ADA, all.subList(0, FlightCommand.SEATS_MAX)))
        .answers(new SeatsBooked(OURS, all.subList(0, FlightCommand.SEATS_MAX), false));
    big.when(new BookSeats(OURS, ADA, all.subList(0, FlightCommand.SEATS_MAX + 1)))
        .thenNothing()
        .refuses(Code.INVALID_REQUEST);
  }

  @Test
  void cancellingGivesBackAllSeatsOfTheReservation() {
    givenOnSale(ours("1A"), theirs("1B"), ours("2A"))
        .when(new CancelBooking(OURS))
        .then(new SeatsReleased(OURS, seats("1A", "2A")))
        .answers(new BookingCancelled(OURS, seats("1A", "2A")))
        .and()
        .when(new BookSeats(THEIRS, BOB, seats("1A", "2A")))
        .then(theirs("1A", "2A"));
  }

  @Test
  void cancellingAgainFindsNothing() {
    givenOnSale(ours("1A"), new SeatsReleased(OURS, seats("1A")))
        .when(new CancelBooking(OURS))
        .thenNothing()
        .refuses(Code.BOOKING_NOT_FOUND);
  }

  @Test
  void singleSeatsAreGivenBackAndWhatTheReservationDoesNotHaveIsPassedOver() {
    givenOnSale(ours("1A", "1B", "2A"), theirs("1C"))
        .when(new CancelSeats(OURS, seats("2A", "1A", "1C", "3D", "9Z", "1A")))
        .then(new SeatsReleased(OURS, seats("1A", "2A")))
        .answers(new BookingCancelled(OURS, seats("1A", "2A")))
        .and()
        .when(new CancelSeats(OURS, seats("1A", "2A")))
        .thenNothing()
        .answers(new BookingCancelled(OURS, List.of()));
  }

  /** Whoever repeats the request after departure learns that the seats are not his any more. */
  @Test
  void afterDepartureNoSeatIsGivenBackButNoneIsAskedForTwiceEither() {
    Spec.Given left = givenOnSale(ours("1A"), new FlightEvent.FlightDeparted());
    left.when(new CancelSeats(OURS, seats("1A", "1B"))).thenNothing().refuses(Code.FLIGHT_CLOSED);
    left.when(new CancelSeats(OURS, seats("1B")))
        .thenNothing()
        .answers(new BookingCancelled(OURS, List.of()));
  }

  @Test
  void singleSeatsOfACancelledFlightAreGivenBack() {
    givenOnSale(ours("1A", "1B"), new FlightCancelled("fog"))
        .when(new CancelSeats(OURS, seats("1A")))
        .then(new SeatsReleased(OURS, seats("1A")));
  }

  @Test
  void givingBackNamesSoManySeatsAndNoMore() {
    List<SeatNumber> all = Example.economy(30).seats();
    givenOnSale()
        .when(new CancelSeats(OURS, all.subList(0, FlightCommand.SEATS_MAX + 1)))
        .thenNothing()
        .refuses(Code.INVALID_REQUEST);
  }

  @Test
  void passengersMayLeaveACancelledFlight() {
    givenOnSale(ours("1A"), new FlightCancelled("fog"))
        .when(new CancelBooking(OURS))
        .then(new SeatsReleased(OURS, seats("1A")));
  }

  @Test
  void aBookedSeatMovesToAFreeOne() {
    givenOnSale(ours("1A", "1B"))
        .when(new ChangeSeat(OURS, seat("1A"), seat("3D")))
        .then(new SeatChanged(OURS, seat("1A"), seat("3D")))
        .answers(new SeatMoved(OURS, seat("3D")))
        .and()
        .when(new FlightCommand.ListBookings())
        .answers(new BookingsListed(seats("1B", "3D")));
  }

  @Test
  void movingAgainChangesNothing() {
    givenOnSale(ours("1A"), new SeatChanged(OURS, seat("1A"), seat("3D")))
        .when(new ChangeSeat(OURS, seat("1A"), seat("3D")))
        .thenNothing()
        .answers(new SeatMoved(OURS, seat("3D")));
    givenOnSale(ours("1A"))
        .when(new ChangeSeat(OURS, seat("1A"), seat("1A")))
        .thenNothing()
        .answers(new SeatMoved(OURS, seat("1A")));
  }

  @Test
  void aSeatMovesToNoSeatThatIsTakenBlockedOrMissing() {
    Spec.Given flight =
        givenOnSale(
            ours("1A", "1B"),
            theirs("1C"),
            new SeatsHeld(otherHold(SOON, "1D")),
            new SeatBlocked(seats("2A"), BlockKind.BLOCKED, "crew"));
    flight.when(new ChangeSeat(OURS, seat("1A"), seat("1B"))).refuses(Code.SEAT_TAKEN, "1B");
    flight.when(new ChangeSeat(OURS, seat("1A"), seat("1C"))).refuses(Code.SEAT_TAKEN, "1C");
    flight.when(new ChangeSeat(OURS, seat("1A"), seat("1D"))).refuses(Code.SEAT_TAKEN, "1D");
    flight.when(new ChangeSeat(OURS, seat("1A"), seat("2A"))).refuses(Code.SEAT_BLOCKED, "2A");
    flight.when(new ChangeSeat(OURS, seat("1A"), seat("9A"))).refuses(Code.SEAT_NOT_FOUND, "9A");
  }

  @Test
  void nobodyMovesWhatIsNotHis() {
    givenOnSale(theirs("1A"))
        .when(new ChangeSeat(OURS, seat("1A"), seat("2A")))
        .thenNothing()
        .refuses(Code.BOOKING_NOT_FOUND);
  }

  @Test
  void aClosedFlightStillMovesPassengers() {
    givenOnSale(ours("1A"), new FlightClosed())
        .when(new ChangeSeat(OURS, seat("1A"), seat("2A")))
        .then(new SeatChanged(OURS, seat("1A"), seat("2A")));
  }
}
