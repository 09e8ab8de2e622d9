package dev.jetway.reservation.actor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jetway.flight.actor.Origin;
import dev.jetway.flight.domain.OwnerNotice;
import dev.jetway.flight.domain.ReservationId;
import dev.jetway.reservation.Example;
import dev.jetway.reservation.actor.ReservationReply.Reason;
import dev.jetway.reservation.domain.FlightChange;
import dev.jetway.reservation.domain.ReservationAnswer;
import dev.jetway.reservation.domain.ReservationCommand;
import dev.jetway.reservation.domain.ReservationCommand.NoteFlightChange;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whom a flight's notice reaches, and when the flight has to try again. */
class FlightNoticesTest {
  private static final ReservationReply NOTED =
      new ReservationReply.Answered(4, new ReservationAnswer.Noted());

  private record Asked(ReservationId reservation, ReservationCommand command) {}

  /** Reservations that all give the same answer. */
  private static final class Reservations implements dev.jetway.reservation.actor.Reservations {
    final List<Asked> asked = new ArrayList<>();
    final ReservationReply reply;

    Reservations(ReservationReply reply) {
      this.reply = reply;
    }

    @Override
    public CompletionStage<ReservationReply> ask(
        ReservationId reservation, ReservationCommand command, Origin origin, Instant deadline) {
      asked.add(new Asked(reservation, command));
      return CompletableFuture.completedStage(reply);
    }

    @Override
    public void wakeUp(ReservationId reservation) {
      throw new UnsupportedOperationException("nobody is to be woken");
    }
  }

  private static boolean tell(
      Reservations reservations, String booking, dev.jetway.flight.domain.FlightChange change) {
    return new FlightNotices(reservations)
        .tell(
            Example.OUT,
            new OwnerNotice(new ReservationId(booking), 7, change),
            Example.NOW.plusSeconds(5))
        .toCompletableFuture()
        .join();
  }

  private static boolean tellCancelled(Reservations reservations, String booking) {
    return tell(reservations, booking, new dev.jetway.flight.domain.FlightChange.Cancelled("fog"));
  }

  @Test
  void aSegmentsBookingLeadsToItsReservation() {
    Reservations reservations = new Reservations(NOTED);
    assertThat(tellCancelled(reservations, "party/12")).isTrue();
    assertThat(
            tell(
                reservations,
                "party/2",
                new dev.jetway.flight.domain.FlightChange.Rescheduled(Example.NOW)))
        .isTrue();

    assertThat(reservations.asked)
        .containsExactly(
            new Asked(
                new ReservationId("party"),
                new NoteFlightChange(12, new FlightChange.Cancelled(7, "fog"))),
            new Asked(
                new ReservationId("party"),
                new NoteFlightChange(2, new FlightChange.Rescheduled(7, Example.NOW))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"party", "party/", "/1", "party/0", "party/01", "party/1/2", "party/x"})
  void otherBookingsBelongToNobody(String booking) {
    Reservations reservations = new Reservations(NOTED);
    assertThat(tellCancelled(reservations, booking)).isTrue();
    assertThat(reservations.asked).isEmpty();
  }

  @Test
  void aReservationThatDoesNotExistNeedNotBeToldAgain() {
    ReservationReply notFound =
        new ReservationReply.Answered(
            0,
            new ReservationAnswer.Rejected(
                ReservationAnswer.Code.RESERVATION_NOT_FOUND, "There is no such reservation."));
    assertThat(tellCancelled(new Reservations(notFound), "party/1")).isTrue();
  }

  @Test
  void whoCouldNotNoteItHasToBeToldAgain() {
    assertThat(
            tellCancelled(
                new Reservations(new ReservationReply.Unavailable(Reason.MOVING)), "party/1"))
        .isFalse();
    assertThat(tellCancelled(new Reservations(new ReservationReply.OutcomeUnknown()), "party/1"))
        .isFalse();
  }
}
