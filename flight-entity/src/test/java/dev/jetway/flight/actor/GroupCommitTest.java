package dev.jetway.flight.actor;

import static dev.jetway.flight.actor.FlightHarness.SETTINGS;
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
import dev.jetway.flight.domain.Rejection.Code;
import dev.jetway.flight.domain.SeatAvailability;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;
import org.junit.jupiter.api.Test;

/** What comes in while a write is under way waits, and is written as one. */
class GroupCommitTest {
  private static final Duration A_WHILE = Duration.ofMillis(50);

  @Test
  void whatWaitsBecomesOneJournalRowWithOneVersion() {
    try (FlightHarness flight = FlightHarness.onSale()) {
      TestProbe<FlightReply> first = flight.sendAndHoldItsWrite(book("ada", "1A"));
      List<TestProbe<FlightReply>> waiting =
          List.of(
              flight.send(book("bob", "1B")),
              flight.send(book("cyd", "1C")),
              flight.send(book("dan", "1D")));
      flight.journal().letWritesGo();

      assertThat(answered(first)).isEqualTo(new FlightReply.Answered(2, booked("ada", "1A")));
      assertThat(waiting).allSatisfy(asker -> assertThat(answered(asker).version()).isEqualTo(3));
      assertThat(flight.commits())
          .extracting(commit -> commit.entries().size())
          .containsExactly(1, 1, 3);
    }
  }

  @Test
  void aRowTellsWhoAskedForWhat() {
    try (FlightHarness flight = FlightHarness.onSale()) {
      FlightCommit row = flight.commits().getFirst();
      assertThat(row.at()).isEqualTo(Example.NOW);
      assertThat(row.entries())
          .containsExactly(new FlightCommit.Entry("request", "agent", Example.onSale()));
    }
  }

  @Test
  void anAnswerWaitsForItsCommit() {
    try (FlightHarness flight = FlightHarness.onSale()) {
      TestProbe<FlightReply> asker = flight.sendAndHoldItsWrite(book("ada", "1A"));
      asker.expectNoMessage(A_WHILE);
      flight.journal().letWritesGo();
      answered(asker);
    }
  }

  /** The planted bug, which the test above must notice. */
  @Test
  void withoutTheSafeguardAnAnswerDoesNotWaitForItsCommit() {
    FlightSettings unsafe =
        new FlightSettings(
            100, 50, 1_000, 2, A_WHILE, A_WHILE, SETTINGS.notices(), SETTINGS.wakeUp(), false);
    try (FlightHarness flight = FlightHarness.onSale(unsafe)) {
      eventually(() -> flight.commits().size() == 1);
      answered(flight.sendAndHoldItsWrite(book("ada", "1A")));
    }
  }

  @Test
  void aRefusalWaitsForTheCommitOfTheBookingItRestsOn() {
    try (FlightHarness flight = FlightHarness.onSale()) {
      flight.sendAndHoldItsWrite(book("ada", "1A"));
      TestProbe<FlightReply> winner = flight.send(book("bob", "1B"));
      TestProbe<FlightReply> loser = flight.send(book("cyd", "1B"));
      flight.journal().letOneWriteGo();
      eventually(() -> flight.journal().writesHeld() == 1);

      loser.expectNoMessage(A_WHILE);
      flight.journal().letWritesGo();

      assertThat(answered(winner)).isEqualTo(new FlightReply.Answered(3, booked("bob", "1B")));
      FlightReply.Answered refused = answered(loser);
      assertThat(refused.version()).isEqualTo(3);
      assertThat(refused.answer())
          .isInstanceOfSatisfying(
              FlightAnswer.Rejected.class,
              rejected -> {
                assertThat(rejected.rejection().code()).isEqualTo(Code.SEAT_TAKEN);
                assertThat(rejected.rejection().seats()).isEqualTo(Example.seats("1B"));
              });
    }
  }

  @Test
  void aQuestionInTheMiddleOfAGroupSeesTheVersionThatItNames() {
    try (FlightHarness flight = FlightHarness.onSale()) {
      flight.sendAndHoldItsWrite(book("ada", "1A"));
      TestProbe<FlightReply> question = flight.send(new FlightCommand.ViewSeatMap());
      flight.send(book("bob", "1B"));
      flight.journal().letWritesGo();

      FlightReply.Answered seen = answered(question);
      assertThat(seen.version()).isEqualTo(3);
      assertThat(((FlightAnswer.SeatMapShown) seen.answer()).seats())
          .startsWith(SeatAvailability.OCCUPIED, SeatAvailability.OCCUPIED)
          .filteredOn(seat -> seat == SeatAvailability.OCCUPIED)
          .hasSize(2);
    }
  }

  @Test
  void aQuestionWritesNothing() {
    try (FlightHarness flight = FlightHarness.onSale()) {
      assertThat(flight.replyTo(new FlightCommand.ListBookings()))
          .isEqualTo(new FlightReply.Answered(1, new FlightAnswer.BookingsListed(List.of())));
      assertThat(flight.commits()).hasSize(1);
    }
  }

  @Test
  void aFullBufferAnswersBusyAtOnceAndLosesNothingThatItTook() {
    FlightSettings small = withLimits(2, 50);
    try (FlightHarness flight = FlightHarness.onSale(small)) {
      TestProbe<FlightReply> first = flight.sendAndHoldItsWrite(book("ada", "1A"));
      TestProbe<FlightReply> second = flight.send(book("bob", "1B"));
      TestProbe<FlightReply> third = flight.send(book("cyd", "1C"));

      assertThat(flight.replyTo(book("dan", "1D")))
          .isEqualTo(new FlightReply.Unavailable(Reason.BUSY));

      flight.journal().letWritesGo();
      assertThat(List.of(first, second, third)).allSatisfy(FlightHarness::answered);
      assertThat(flight.answerTo(book("dan", "1D"))).isEqualTo(booked("dan", "1D"));
    }
  }

  @Test
  void aGroupHasItsLimit() {
    try (FlightHarness flight = FlightHarness.onSale(withLimits(100, 2))) {
      flight.sendAndHoldItsWrite(book("ada", "1A"));
      List<TestProbe<FlightReply>> waiting =
          IntStream.range(0, 5)
              .mapToObj(
                  n -> flight.send(book("customer-" + n, (2 + n / 4) + "" + "ABCD".charAt(n % 4))))
              .toList();
      flight.journal().letWritesGo();

      assertThat(waiting).allSatisfy(FlightHarness::answered);
      assertThat(flight.commits())
          .extracting(commit -> commit.entries().size())
          .containsExactly(1, 1, 2, 2, 1);
    }
  }

  private static FlightSettings withLimits(int buffer, int group) {
    return new FlightSettings(
        buffer,
        group,
        1_000,
        2,
        SETTINGS.restartBackoffMin(),
        SETTINGS.restartBackoffMax(),
        SETTINGS.notices(),
        SETTINGS.wakeUp(),
        true);
  }

  @Test
  void whatNobodyWaitsForAnyMoreIsDroppedUndecided() {
    try (FlightHarness flight = FlightHarness.onSale()) {
      flight.sendAndHoldItsWrite(book("ada", "1A"));
      TestProbe<FlightReply> late = flight.send(book("bob", "1B"), Duration.ofSeconds(1));
      TestProbe<FlightReply> patient = flight.send(book("cyd", "1C"), Duration.ofSeconds(2));
      flight.clockAdvances(Duration.ofSeconds(1));
      flight.journal().letWritesGo();

      assertThat(answered(patient).answer()).isEqualTo(booked("cyd", "1C"));
      late.expectNoMessage(A_WHILE);
      assertThat(flight.answerTo(new FlightCommand.ListBookings()))
          .isEqualTo(new FlightAnswer.BookingsListed(Example.seats("1A", "1C")));
    }
  }

  @Test
  void aDecisionThatFailsCostsOnlyItself() {
    try (FlightHarness flight = FlightHarness.onSale()) {
      flight.sendAndHoldItsWrite(book("ada", "1A"));
      TestProbe<FlightReply> before = flight.send(book("bob", "1B"));
      TestProbe<FlightReply> faulty = flight.send(undecidable());
      TestProbe<FlightReply> after = flight.send(book("cyd", "1C"));
      flight.journal().letWritesGo();

      assertThat(answered(before).answer()).isEqualTo(booked("bob", "1B"));
      faulty.expectMessage(new FlightReply.Unavailable(Reason.FAULT));
      assertThat(answered(after).answer()).isEqualTo(booked("cyd", "1C"));
    }
  }

  /** As it could come from another release: without a field that this one needs. */
  @SuppressWarnings("NullAway")
  private static FlightCommand undecidable() {
    return new FlightCommand.ChangeSeat(Example.OURS, Example.seat("1A"), null);
  }
}
