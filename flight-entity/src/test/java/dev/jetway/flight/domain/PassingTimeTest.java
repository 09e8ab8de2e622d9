package dev.jetway.flight.domain;

import static dev.jetway.flight.Example.ADA;
import static dev.jetway.flight.Example.BOB;
import static dev.jetway.flight.Example.DEPARTURE;
import static dev.jetway.flight.Example.HOLD;
import static dev.jetway.flight.Example.LATER;
import static dev.jetway.flight.Example.OTHER_HOLD;
import static dev.jetway.flight.Example.OURS;
import static dev.jetway.flight.Example.SOON;
import static dev.jetway.flight.Example.THEIRS;
import static dev.jetway.flight.Example.hold;
import static dev.jetway.flight.Example.otherHold;
import static dev.jetway.flight.Example.seats;
import static dev.jetway.flight.domain.Spec.givenOnSale;
import static org.assertj.core.api.Assertions.assertThat;

import dev.jetway.flight.domain.FlightEvent.FlightDeparted;
import dev.jetway.flight.domain.FlightEvent.HoldExpired;
import dev.jetway.flight.domain.FlightEvent.HoldReleased;
import dev.jetway.flight.domain.FlightEvent.ReleaseCause;
import dev.jetway.flight.domain.FlightEvent.SeatsHeld;
import dev.jetway.flight.domain.Rejection.Code;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What time alone changes is journaled first, whoever comes, whatever he wants. */
class PassingTimeTest {
  private static final HoldExpired EXPIRED = new HoldExpired(HOLD, seats("1A", "1B"));

  static Stream<FlightCommand> everyCommand() {
    return Samples.commands().stream();
  }

  @ParameterizedTest
  @MethodSource("everyCommand")
  void whateverIsAskedAnOverdueHoldExpiresFirst(FlightCommand command) {
    Spec.Then asked = givenOnSale(new SeatsHeld(hold(SOON, "1A", "1B"))).when(command, SOON);

    assertThat(asked.decision().events()).startsWith(EXPIRED).containsOnlyOnce(EXPIRED);
    assertThat(((FlightState.Scheduled) asked.and().state()).holds())
        .extracting(Hold::id)
        .doesNotContain(HOLD);
  }

  @ParameterizedTest
  @MethodSource("everyCommand")
  void whateverIsAskedAnOverdueDepartureHappensFirst(FlightCommand command) {
    Spec.Then asked =
        givenOnSale(new SeatsHeld(hold(DEPARTURE.plusSeconds(1), "1A"))).when(command, DEPARTURE);

    assertThat(asked.decision().events())
        .startsWith(
            new HoldReleased(HOLD, seats("1A"), ReleaseCause.FLIGHT_DEPARTED), new FlightDeparted())
        .containsOnlyOnce(new FlightDeparted());
    assertThat(((FlightState.Scheduled) asked.and().state()).status())
        .isEqualTo(FlightStatus.DEPARTED);
  }

  @Test
  void aHoldLastsUntilTheVeryMomentBeforeItsDeadline() {
    givenOnSale(new SeatsHeld(hold(SOON, "1A")))
        .when(new FlightCommand.NoteTime(), SOON.minusNanos(1))
        .thenNothing();
  }

  @Test
  void whatHasExpiredCannotBeConfirmedOrExtended() {
    Spec.Given held = givenOnSale(new SeatsHeld(hold(SOON, "1A", "1B")));
    held.when(new FlightCommand.ConfirmHold(HOLD), SOON).then(EXPIRED).refuses(Code.HOLD_EXPIRED);
    held.when(new FlightCommand.ExtendHold(HOLD, LATER), SOON)
        .then(EXPIRED)
        .refuses(Code.HOLD_EXPIRED);
  }

  @Test
  void whatHasExpiredCanBeHeldByTheNext() {
    givenOnSale(new SeatsHeld(hold(SOON, "1A", "1B")))
        .when(new FlightCommand.HoldSeats(OTHER_HOLD, THEIRS, BOB, seats("1A"), LATER), SOON)
        .then(EXPIRED, new SeatsHeld(otherHold(LATER, "1A")));
  }

  @Test
  void onlyOverdueHoldsExpire() {
    givenOnSale(new SeatsHeld(otherHold(LATER, "2A")), new SeatsHeld(hold(SOON, "1A", "1B")))
        .when(new FlightCommand.NoteTime(), SOON)
        .then(EXPIRED)
        .answers(new FlightAnswer.TimeNoted());
  }

  @Test
  void atDepartureOverdueHoldsExpireAndTheOthersAreReleased() {
    givenOnSale(
            new SeatsHeld(hold(SOON, "1A", "1B")),
            new SeatsHeld(otherHold(DEPARTURE.plusSeconds(1), "2A")))
        .when(new FlightCommand.NoteTime(), DEPARTURE)
        .then(
            EXPIRED,
            new HoldReleased(OTHER_HOLD, seats("2A"), ReleaseCause.FLIGHT_DEPARTED),
            new FlightDeparted());
  }

  @Test
  void afterDepartureNothingIsSold() {
    givenOnSale()
        .when(new FlightCommand.BookSeats(OURS, ADA, seats("1A")), DEPARTURE)
        .then(new FlightDeparted())
        .refuses(Code.FLIGHT_CLOSED);
  }

  @Test
  void aSeatIsSoldUntilTheVeryMomentBeforeDeparture() {
    givenOnSale()
        .when(new FlightCommand.BookSeats(OURS, ADA, seats("1A")), DEPARTURE.minusNanos(1))
        .answers(new FlightAnswer.SeatsBooked(OURS, seats("1A"), false));
  }

  @Test
  void closedFlightsDepartToo() {
    givenOnSale(new FlightEvent.FlightClosed())
        .when(new FlightCommand.NoteTime(), DEPARTURE)
        .then(new FlightDeparted());
  }

  @Test
  void whatIsDueNextIsTheEarliestDeadlineElseTheDeparture() {
    assertThat(nextDue(givenOnSale())).contains(DEPARTURE);
    assertThat(
            nextDue(
                givenOnSale(
                    new SeatsHeld(otherHold(LATER, "2A")), new SeatsHeld(hold(SOON, "1A")))))
        .contains(SOON);
    assertThat(nextDue(givenOnSale(new FlightDeparted()))).isEmpty();
  }

  private static Optional<Instant> nextDue(Spec.Given flight) {
    return ((FlightState.Scheduled) flight.state()).nextDue();
  }
}
