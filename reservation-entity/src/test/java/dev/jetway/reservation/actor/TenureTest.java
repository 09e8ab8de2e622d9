package dev.jetway.reservation.actor;

import static dev.jetway.reservation.actor.ReservationHarness.eventually;
import static dev.jetway.reservation.actor.ReservationHarness.request;
import static dev.jetway.reservation.actor.ReservationHarness.shown;
import static org.assertj.core.api.Assertions.assertThat;

import dev.jetway.cluster.persistence.JournalControl.Fault;
import dev.jetway.reservation.actor.ReservationReply.Reason;
import dev.jetway.reservation.domain.ReservationCommand.CancelReservation;
import dev.jetway.reservation.domain.ReservationCommand.ViewReservation;
import dev.jetway.reservation.domain.ReservationView.Status;
import java.time.Duration;
import org.apache.pekko.Done;
import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;
import org.junit.jupiter.api.Test;

/** What a reservation does when it may not be its node's any more. */
class TenureTest {
  private static final ReservationReply MOVING = new ReservationReply.Unavailable(Reason.MOVING);

  @Test
  void tellsNothingFromMemoryWhileItIsNotSure() {
    try (ReservationHarness party = ReservationHarness.held()) {
      party.tenure.sure(false);
      assertThat(party.replyTo(new ViewReservation())).isEqualTo(MOVING);
      assertThat(party.replyTo(request())).as("a repeat").isEqualTo(MOVING);
      party.tenure.sure(true);
      assertThat(party.view(new ViewReservation()).status()).isEqualTo(Status.HELD);
    }
  }

  @Test
  void saysThatItDoesNotKnowWhenTheLastMomentComesAndItIsNotSure() {
    try (ReservationHarness party = ReservationHarness.asking()) {
      TestProbe<ReservationReply> asker = party.send(request());
      eventually(() -> party.commits().size() == 1);
      party.tenure.sure(false);
      party.timePasses(Duration.ofMillis(4_700));
      asker.expectMessage(new ReservationReply.OutcomeUnknown());
    }
  }

  @Test
  void callsNobodyWhileItIsNotSure() {
    try (ReservationHarness party = new ReservationHarness()) {
      party.tenure.sure(false);
      party.send(request());
      eventually(() -> party.commits().size() == 1);
      party.timePasses(Duration.ofMillis(400));
      assertThat(party.commits()).as("nothing was asked for").hasSize(1);
      party.tenure.sure(true);
      eventually(
          () -> {
            party.timePasses(Duration.ofMillis(100));
            return party.commits().size() > 1;
          });
    }
  }

  @Test
  void aWriteThatTheFenceRefusesIsKnownNotToBeStored() {
    try (ReservationHarness party = ReservationHarness.held()) {
      party.journal().failNextWrite(Fault.FENCED);
      assertThat(party.replyTo(new CancelReservation())).isEqualTo(MOVING);
      assertThat(party.commits()).noneMatch(commit -> commit.toString().contains("Cancelled"));
    }
  }

  @Test
  void readsTheJournalOnlyWhenItIsClear() {
    try (ReservationHarness party = ReservationHarness.held()) {
      int read = party.journal().readAttempts();
      var disputed = party.tenure.dispute();
      party.crash();
      party.startAgain();
      TestProbe<ReservationReply> asker = party.send(new ViewReservation());
      asker.expectNoMessage();
      assertThat(party.journal().readAttempts()).isEqualTo(read);
      disputed.complete(Done.getInstance());
      assertThat(shown(asker).status()).isEqualTo(Status.HELD);
    }
  }
}
