package dev.jetway.flight.actor;

import static dev.jetway.flight.actor.FlightHarness.answered;
import static dev.jetway.flight.actor.FlightHarness.book;
import static dev.jetway.flight.actor.FlightHarness.booked;
import static dev.jetway.flight.actor.FlightHarness.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.jetway.flight.Example;
import dev.jetway.flight.actor.FlightReply.Reason;
import dev.jetway.flight.domain.FlightAnswer;
import dev.jetway.flight.domain.FlightCommand;
import dev.jetway.flight.domain.FlightCommit;
import dev.jetway.flight.domain.FlightEvent;
import dev.jetway.flight.domain.HoldId;
import dev.jetway.flight.domain.Rejection;
import dev.jetway.flight.domain.ReservationId;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;
import org.apache.pekko.cluster.sharding.typed.javadsl.ClusterSharding;
import org.junit.jupiter.api.Test;

/** Whatever time makes due has a row on the list before it has one in the journal. */
class WakeUpRowTest {
  private static final FlightCommand RESCHEDULE =
      new FlightCommand.RescheduleFlight(
          Example.SCHEDULE.departure().plusHours(1), ZoneOffset.ofHours(2), null, null);

  private static FlightCommand hold(String id, Duration duration, String... seats) {
    return new FlightCommand.HoldSeats(
        new HoldId(id), Example.OURS, Example.ADA, Example.seats(seats), after(duration));
  }

  private static Instant after(Duration duration) {
    return Example.NOW.plus(duration);
  }

  private static Duration minutes(long minutes) {
    return Duration.ofMinutes(minutes);
  }

  @Test
  void bookingsNeedNoRow() {
    try (FlightHarness flight = FlightHarness.onSale()) {
      flight.answerTo(book("ada", "1A", "1B"));
      flight.answerTo(
          new FlightCommand.ChangeSeat(
              new ReservationId("of-ada"), Example.seat("1A"), Example.seat("3C")));
      flight.answerTo(new FlightCommand.CancelBooking(new ReservationId("of-ada")));
      flight.answerTo(new FlightCommand.CloseFlight());
      assertThat(flight.list().changes()).isEmpty();
    }
  }

  @Test
  void aHoldHasItsRowBeforeItIsJournaled() {
    try (FlightHarness flight = FlightHarness.onSale()) {
      flight.list().hold();
      TestProbe<FlightReply> asker = flight.send(hold("one", minutes(10), "1A"));
      eventually(() -> flight.list().heldChanges() == 1);
      flight.settle();
      assertThat(flight.commits()).hasSize(1);

      flight.list().letGo();
      assertThat(answered(asker).answer()).isInstanceOf(FlightAnswer.HoldGranted.class);
      assertThat(flight.list().due()).isEqualTo(after(minutes(10)));
    }
  }

  @Test
  void bookingsDoNotWaitBehindAHoldThatWaitsForItsRow() {
    try (FlightHarness flight = FlightHarness.onSale()) {
      flight.list().hold();
      TestProbe<FlightReply> holder = flight.send(hold("one", minutes(10), "1A"));
      assertThat(flight.answerTo(book("bob", "1B"))).isEqualTo(booked("bob", "1B"));
      flight.list().letGo();
      assertThat(answered(holder).answer()).isInstanceOf(FlightAnswer.HoldGranted.class);
    }
  }

  @Test
  void manyHoldsHaveOneRowAndOnlyASoonerOneMovesIt() {
    try (FlightHarness flight = FlightHarness.onSale()) {
      flight.answerTo(hold("one", minutes(10), "1A"));
      flight.answerTo(hold("two", minutes(10), "1B"));
      flight.answerTo(hold("three", minutes(15), "1C"));
      flight.answerTo(new FlightCommand.ExtendHold(new HoldId("one"), after(minutes(30))));
      flight.answerTo(new FlightCommand.ConfirmHold(new HoldId("two")));
      assertThat(flight.list().changes()).containsExactly("guard");

      flight.answerTo(hold("four", minutes(5), "1D"));
      assertThat(flight.list().changes()).containsExactly("guard", "guard");
      assertThat(flight.list().due()).isEqualTo(after(minutes(5)));
    }
  }

  @Test
  void withoutTheListNoHoldIsMade() {
    try (FlightHarness flight = FlightHarness.onSale()) {
      flight.list().unreachable(true);
      assertThat(flight.replyTo(hold("one", minutes(10), "1A")))
          .isEqualTo(new FlightReply.Unavailable(Reason.JOURNAL_UNAVAILABLE));
      assertThat(flight.answerTo(book("bob", "1A"))).isEqualTo(booked("bob", "1A"));
      assertThat(flight.commits()).hasSize(2);

      flight.list().unreachable(false);
      assertThat(flight.answerTo(hold("one", minutes(10), "1B")))
          .isInstanceOf(FlightAnswer.HoldGranted.class);
    }
  }

  @Test
  void whatWaitsForTheRowCountsAsWaiting() {
    FlightSettings base = FlightHarness.SETTINGS;
    FlightSettings two =
        new FlightSettings(
            2,
            50,
            1_000,
            2,
            base.restartBackoffMin(),
            base.restartBackoffMax(),
            base.notices(),
            base.wakeUp(),
            true);
    try (FlightHarness flight = FlightHarness.onSale(two)) {
      flight.list().hold();
      flight.send(hold("one", minutes(10), "1A"));
      flight.send(hold("two", minutes(10), "1B"));
      assertThat(flight.replyTo(book("bob", "1C")))
          .isEqualTo(new FlightReply.Unavailable(Reason.BUSY));
    }
  }

  @Test
  void whatCanOnlyBeRefusedNeedsNoRow() {
    try (FlightHarness flight = new FlightHarness()) {
      assertThat(code(flight.answerTo(hold("one", minutes(10), "1A"))))
          .isEqualTo(Rejection.Code.FLIGHT_NOT_FOUND);
      flight.answerTo(FlightHarness.SCHEDULE);
      assertThat(code(flight.answerTo(hold("one", minutes(-1), "1A"))))
          .isEqualTo(Rejection.Code.INVALID_REQUEST);
      flight.answerTo(new FlightCommand.DepartFlight());
      assertThat(code(flight.answerTo(hold("one", minutes(10), "1A"))))
          .isEqualTo(Rejection.Code.FLIGHT_CLOSED);
      assertThat(flight.list().changes()).isEmpty();
    }
  }

  private static Rejection.Code code(FlightAnswer answer) {
    return ((FlightAnswer.Rejected) answer).rejection().code();
  }

  /** The hold is judged by the flight that the command before it makes. */
  @Test
  void aHoldThatWaitsBesideItsFlightsFirstCommandHasItsRow() {
    try (FlightHarness flight = new FlightHarness()) {
      flight.list().hold();
      flight.send(FlightHarness.SCHEDULE);
      TestProbe<FlightReply> asker = flight.send(hold("one", minutes(10), "1A"));
      eventually(() -> flight.list().heldChanges() == 1);
      assertThat(flight.commits())
          .flatExtracting(FlightCommit::entries)
          .extracting(FlightCommit.Entry::events)
          .containsExactly(Example.onSale());
      flight.list().letGo();
      assertThat(answered(asker).answer()).isInstanceOf(FlightAnswer.HoldGranted.class);
    }
  }

  @Test
  void aChangeThatOwnersMustHearOfHasARow() {
    for (FlightCommand change : List.of(RESCHEDULE, new FlightCommand.CancelFlight("fog"))) {
      try (FlightHarness flight = FlightHarness.onSale()) {
        flight.list().unreachable(true);
        assertThat(flight.replyTo(change))
            .isEqualTo(new FlightReply.Unavailable(Reason.JOURNAL_UNAVAILABLE));
        flight.list().unreachable(false);
        flight.answerTo(change);
        assertThat(flight.list().due()).isEqualTo(after(Duration.ofSeconds(30)));
      }
    }
  }

  /** Nobody is owed anything until the hold from before the change becomes a booking. */
  @Test
  void aHoldFromBeforeAChangeHasARowWhenItIsConfirmed() {
    try (FlightHarness flight = FlightHarness.onSale()) {
      flight.answerTo(hold("one", minutes(10), "1A"));
      flight.answerTo(RESCHEDULE);
      flight.wakeUp();
      eventually(() -> after(minutes(10)).equals(flight.list().due()));
      flight.owners().hold();
      flight.answerTo(new FlightCommand.ConfirmHold(new HoldId("one")));
      assertThat(flight.list().due()).isEqualTo(after(Duration.ofSeconds(30)));
    }
  }

  @Test
  void aFlightThatIsWokenPutsItsRowOffOrTakesItAway() {
    try (FlightHarness flight = FlightHarness.onSale()) {
      flight.answerTo(hold("one", minutes(10), "1A"));
      flight.answerTo(hold("two", minutes(20), "1B"));
      flight.answerTo(new FlightCommand.ConfirmHold(new HoldId("one")));
      flight.wakeUp();
      eventually(() -> after(minutes(20)).equals(flight.list().due()));
      flight.answerTo(hold("three", minutes(20), "1C"));
      assertThat(flight.list().changes()).containsExactly("guard", "rest");

      flight.answerTo(new FlightCommand.ConfirmHold(new HoldId("two")));
      flight.answerTo(new FlightCommand.ConfirmHold(new HoldId("three")));
      flight.wakeUp();
      eventually(() -> flight.list().due() == null);
      assertThat(flight.list().changes()).containsExactly("guard", "rest", "remove");
      flight.answerTo(hold("four", minutes(20), "2C"));
      assertThat(flight.list().due()).isEqualTo(after(minutes(20)));
    }
  }

  @Test
  void aFlightThatIsWokenFromItsRestJournalsWhatIsDueFirst() {
    try (FlightHarness flight = FlightHarness.onSale()) {
      flight.answerTo(hold("one", minutes(10), "1A"));
      flight.stop();
      flight.clockAdvances(minutes(10));
      flight.startAgain();
      flight.wakeUp();
      flight.list().hold();
      eventually(
          () -> {
            flight.timePasses(Duration.ofMillis(10));
            return flight.list().heldChanges() == 1;
          });
      assertThat(flight.commits().getLast().entries().getFirst().events())
          .containsExactly(new FlightEvent.HoldExpired(new HoldId("one"), Example.seats("1A")));
      flight.list().letGo();
      eventually(() -> flight.list().due() == null);
    }
  }

  @Test
  void aFlightThatHasOwnersToTellKeepsItsRowUntilAllKnow() {
    try (FlightHarness flight = FlightHarness.onSale()) {
      flight.answerTo(book("ada", "1A"));
      flight.owners().understands(notice -> false);
      flight.answerTo(RESCHEDULE);
      flight.clockAdvances(minutes(1));
      flight.wakeUp();
      eventually(() -> flight.now().plus(Duration.ofSeconds(30)).equals(flight.list().due()));

      flight.owners().understands(notice -> true);
      eventually(
          () -> {
            flight.timePasses(Duration.ofMillis(200));
            return flight.commits().size() == 4;
          });
      flight.settle();
      flight.wakeUp();
      eventually(() -> flight.list().due() == null);
    }
  }

  /** As in journals from before there was a list. */
  @Test
  void aFlightWithAHoldWithoutARowGetsOneWhenItIsRead() {
    try (FlightHarness flight = FlightHarness.onSale()) {
      flight.answerTo(hold("one", minutes(10), "1A"));
      flight.stop();
      flight.list().forget();
      flight.startAgain();
      eventually(() -> after(minutes(10)).equals(flight.list().due()));
    }
  }

  /** Its successor's guard must not be undone by a change of the row that comes late. */
  @Test
  void aFlightStopsOnlyWhenItsRowIsWhereItShouldBe() {
    try (FlightHarness flight = FlightHarness.onSale()) {
      flight.answerTo(hold("one", minutes(10), "1A"));
      flight.answerTo(new FlightCommand.ConfirmHold(new HoldId("one")));
      flight.list().hold();
      flight.wakeUp();
      eventually(() -> flight.list().heldChanges() == 1);
      flight.flight().tell(FlightMessage.Stop.INSTANCE);
      flight.settle();
      flight.list().letGo();
      flight.expectStopped();
    }
  }

  @Test
  void aRowWithoutAFlightGoes() {
    try (FlightHarness flight = new FlightHarness()) {
      flight.list().guard("any", Example.NOW);
      flight.wakeUp();
      eventually(() -> flight.list().due() == null);
      assertThat(flight.shard().receiveMessage()).isInstanceOf(ClusterSharding.Passivate.class);
    }
  }
}
