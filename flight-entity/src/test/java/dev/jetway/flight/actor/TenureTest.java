package dev.jetway.flight.actor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jetway.cluster.persistence.JournalControl.Fault;
import dev.jetway.flight.domain.FlightCommand;
import java.util.concurrent.CompletableFuture;
import org.apache.pekko.Done;
import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;
import org.junit.jupiter.api.Test;

/** What a flight does when it may not be its node's any more. */
class TenureTest {
  private static final FlightReply UNSURE =
      new FlightReply.Unavailable(FlightReply.Reason.OWNERSHIP_UNSURE);

  @Test
  void tellsNothingFromMemoryWhileItIsNotSure() {
    try (FlightHarness flight = FlightHarness.onSale()) {
      flight.answerTo(FlightHarness.book("ada", "1A"));
      flight.tenure().sure(false);
      assertThat(flight.replyTo(new FlightCommand.ListBookings())).isEqualTo(UNSURE);
      assertThat(flight.replyTo(FlightHarness.book("bob", "1A"))).as("a refusal").isEqualTo(UNSURE);
      assertThat(flight.replyTo(FlightHarness.book("ada", "1A"))).as("a repeat").isEqualTo(UNSURE);
      flight.tenure().sure(true);
      assertThat(flight.answerTo(FlightHarness.book("ada", "1A"))).isNotNull();
    }
  }

  @Test
  void answersWhatIsCommittedThoughItIsNotSure() {
    try (FlightHarness flight = FlightHarness.onSale()) {
      flight.tenure().sure(false);
      assertThat(flight.answerTo(FlightHarness.book("ada", "1A")))
          .isEqualTo(FlightHarness.booked("ada", "1A"));
    }
  }

  @Test
  void readsTheJournalOnlyWhenItIsClear() {
    try (FlightHarness flight = FlightHarness.onSale()) {
      flight.stop();
      int read = flight.journal().readAttempts();
      CompletableFuture<Done> disputed = flight.tenure().dispute();
      flight.startAgain();
      TestProbe<FlightReply> asker = flight.send(new FlightCommand.ListBookings());
      asker.expectNoMessage();
      assertThat(flight.journal().readAttempts()).isEqualTo(read);
      disputed.complete(Done.getInstance());
      FlightHarness.answered(asker);
    }
  }

  @Test
  void refusesWhoeverWaitsWhenItWillNotBeClear() {
    try (FlightHarness flight = FlightHarness.onSale()) {
      flight.stop();
      CompletableFuture<Done> disputed = flight.tenure().dispute();
      flight.startAgain();
      TestProbe<FlightReply> asker = flight.send(new FlightCommand.ListBookings());
      disputed.completeExceptionally(new IllegalStateException("replaced"));
      asker.expectMessage(new FlightReply.Unavailable(FlightReply.Reason.JOURNAL_UNAVAILABLE));
    }
  }

  @Test
  void aWriteThatTheFenceRefusesIsKnownNotToBeStored() {
    try (FlightHarness flight = FlightHarness.onSale()) {
      flight.journal().failNextWrite(Fault.FENCED);
      assertThat(flight.replyTo(FlightHarness.book("ada", "1A"))).isEqualTo(UNSURE);
      assertThat(flight.commits()).hasSize(1);
    }
  }
}
