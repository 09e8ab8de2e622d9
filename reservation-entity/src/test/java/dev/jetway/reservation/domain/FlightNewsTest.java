package dev.jetway.reservation.domain;

import static dev.jetway.reservation.Example.NOW;
import static dev.jetway.reservation.Example.seat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.jetway.flight.domain.ReservationId;
import dev.jetway.reservation.domain.ReservationAnswer.Code;
import dev.jetway.reservation.domain.ReservationCommand.AcceptFlightChange;
import dev.jetway.reservation.domain.ReservationCommand.CancelReservation;
import dev.jetway.reservation.domain.ReservationCommand.NoteFlightChange;
import dev.jetway.reservation.domain.ReservationEvent.FlightChangeAccepted;
import dev.jetway.reservation.domain.ReservationEvent.FlightChangeNoted;
import dev.jetway.reservation.domain.ReservationState.Requested;
import dev.jetway.reservation.domain.ReservationView.Status;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Flights that are called off, or leave at another time. */
class FlightNewsTest {
  private static final FlightChange LATER =
      new FlightChange.Rescheduled(1, NOW.plusSeconds(90_000));
  private static final FlightChange EVEN_LATER =
      new FlightChange.Rescheduled(2, NOW.plusSeconds(99_000));
  private static final FlightChange NEVER = new FlightChange.Cancelled(3, "fog");

  private static NoteFlightChange note(FlightChange change) {
    return new NoteFlightChange(1, change);
  }

  private static @Nullable FlightChange waiting(Spec spec) {
    return spec.view().segments().getFirst().flightChange();
  }

  @Test
  void theCustomerIsToldAndMayAgree() {
    Spec spec = Given.confirmed().when(note(LATER)).then(FlightChangeNoted.class).owes();
    assertThat(waiting(spec)).isEqualTo(LATER);
    assertThat(spec.view().availableActions()).contains(AvailableAction.ACCEPT_FLIGHT_CHANGE);
    spec.when(new AcceptFlightChange(1)).then(FlightChangeAccepted.class).isNow(Status.CONFIRMED);
    assertThat(waiting(spec)).isNull();
    assertThat(spec.view().availableActions()).doesNotContain(AvailableAction.ACCEPT_FLIGHT_CHANGE);
    spec.when(new AcceptFlightChange(1)).thenNothing().isNow(Status.CONFIRMED);
  }

  @Test
  void whatComesTwiceOrWasOvertakenIsNoNews() {
    Spec spec =
        Given.confirmed()
            .when(note(EVEN_LATER))
            .when(new AcceptFlightChange(1))
            .when(note(EVEN_LATER))
            .thenNothing()
            .when(note(LATER))
            .thenNothing();
    assertThat(waiting(spec)).isNull();
    assertThat(waiting(spec.when(note(NEVER)).then(FlightChangeNoted.class))).isEqualTo(NEVER);
  }

  @Test
  void nobodyAgreesToAFlightThatDoesNotLeave() {
    Spec spec =
        Given.confirmed()
            .when(note(NEVER))
            .when(new AcceptFlightChange(1))
            .thenNothing()
            .refuses(Code.NOT_NOW);
    assertThat(spec.view().availableActions())
        .contains(
            AvailableAction.CHANGE, AvailableAction.CANCEL_SEGMENTS, AvailableAction.CHANGE_SEAT);
    spec.when(new ReservationCommand.ChangeSeat(1, seat("1A"), seat("5C")))
        .thenNothing()
        .refuses(Code.NOT_NOW)
        .when(Given.change())
        .then(ReservationEvent.ChangeRequested.class);
  }

  @Test
  void nobodyMovesWhenNoFlightLeaves() {
    Spec spec = Given.confirmed().when(note(NEVER)).when(new NoteFlightChange(2, NEVER)).thenOne();
    assertThat(spec.view().availableActions())
        .doesNotContain(AvailableAction.CHANGE_SEAT)
        .contains(AvailableAction.CHANGE);
  }

  @Test
  void newsOfWhatIsGivenUpOrUnknownChangesNothing() {
    Given.confirmed()
        .when(new NoteFlightChange(9, NEVER))
        .thenNothing()
        .when(new CancelReservation())
        .when(note(NEVER))
        .thenNothing();
  }

  @Test
  void newsInAnyPhaseChangesNothingElseAndIsNotLost() {
    Samples.phases()
        .forEach(
            (name, before) -> {
              Decision decision =
                  Reservation.decide(
                      before, note(LATER), NOW, dev.jetway.reservation.Example.LIMITS);
              Requested after = (Requested) Reservation.evolve(before, decision.events());
              assertThat(after.phase()).as(name).isEqualTo(before.phase());
              assertThat(Reservation.steps(after, NOW)).isEqualTo(Reservation.steps(before, NOW));
              assertThat(decision.events()).hasSize(name.startsWith("End") ? 0 : 1);
            });
  }

  @Test
  void theFlightKnowsASegmentByItsBooking() {
    assertThat(SegmentId.ofBooking(new ReservationId("party/12")))
        .contains(new SegmentId(new ReservationId("party"), 12));
    assertThat(SegmentId.ofBooking(new ReservationId("a/b/2")))
        .contains(new SegmentId(new ReservationId("a/b"), 2));
    for (String none : new String[] {"party", "party/", "/1", "party/0", "party/x", "p/1234567"}) {
      assertThat(SegmentId.ofBooking(new ReservationId(none))).isEmpty();
    }
  }
}
