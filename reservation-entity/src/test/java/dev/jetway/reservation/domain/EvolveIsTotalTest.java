package dev.jetway.reservation.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jetway.reservation.Example;
import dev.jetway.reservation.domain.ReservationState.Requested;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whatever is in a journal can be read back, and whatever comes then has an answer. */
class EvolveIsTotalTest {
  @Test
  void samplesForgetNoCommand() {
    assertThat(Samples.commands().stream().<Class<?>>map(Object::getClass))
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(ReservationCommand.class.getPermittedSubclasses())
                .<Class<?>>flatMap(
                    kind ->
                        kind.isSealed()
                            ? Arrays.stream(kind.getPermittedSubclasses())
                            : Stream.of(kind))
                .toList());
  }

  @Test
  void everyTwoEventsInEveryPhaseLeaveAStateThatAnswersEverything() {
    for (Requested before : Samples.phases().values()) {
      for (ReservationEvent first : Samples.events()) {
        ReservationState between = Reservation.evolve(before, first);
        for (ReservationEvent second : Samples.events()) {
          assertAnswers(Reservation.evolve(between, second));
        }
      }
    }
  }

  private static void assertAnswers(ReservationState state) {
    assertThat(Reservation.steps(state, Example.NOW)).isNotNull();
    for (ReservationCommand command : Samples.commands()) {
      Decision decision =
          Reservation.decide(state, command, Samples.SOON.minusSeconds(1), Example.LIMITS);
      assertThat(decision.answer()).isNotNull();
    }
  }

  @Test
  void onlyBeingRequestedBringsAReservationIntoBeing() {
    for (ReservationEvent event : Samples.events()) {
      assertThat(Reservation.evolve(Reservation.unrequested(), event) instanceof Requested)
          .isEqualTo(event instanceof ReservationEvent.ReservationRequested);
    }
  }

  /** What a client is told that it may do, it may do; and nothing else. */
  @Test
  void availableActionsAreWhatIsNotRefused() {
    Samples.phases()
        .forEach(
            (name, state) -> {
              assertThat(AvailableAction.of(state).contains(AvailableAction.CANCEL))
                  .as("cancel in %s", name)
                  .isEqualTo(changes(state, new ReservationCommand.CancelReservation()));
              assertThat(AvailableAction.of(state).contains(AvailableAction.CHANGE_SEAT))
                  .as("change of seat in %s", name)
                  .isEqualTo(
                      changes(
                          state,
                          new ReservationCommand.ChangeSeat(
                              1, Example.seat("1B"), Example.seat("6D"))));
              assertThat(AvailableAction.of(state).contains(AvailableAction.CHANGE))
                  .as("change in %s", name)
                  .isEqualTo(
                      changes(
                          state,
                          new ReservationCommand.RequestChange(
                              "another",
                              List.of(1),
                              List.of(Example.segment(Example.OTHER, "3A", "3B")),
                              null)));
              assertThat(AvailableAction.of(state).contains(AvailableAction.CANCEL_SEGMENTS))
                  .as("cancellation of segments in %s", name)
                  .isEqualTo(changes(state, new ReservationCommand.CancelSegments(List.of(1))));
              assertThat(AvailableAction.of(state).contains(AvailableAction.CANCEL_PASSENGERS))
                  .as("cancellation of passengers in %s", name)
                  .isEqualTo(changes(state, new ReservationCommand.CancelPassengers(List.of(1))));
              Requested rescheduled =
                  (Requested)
                      Reservation.evolve(
                          state, new ReservationEvent.FlightChangeNoted(1, Samples.RESCHEDULED));
              assertThat(
                      AvailableAction.of(rescheduled)
                          .contains(AvailableAction.ACCEPT_FLIGHT_CHANGE))
                  .as("agreeing in %s", name)
                  .isEqualTo(changes(rescheduled, new ReservationCommand.AcceptFlightChange(1)));
              assertThat(AvailableAction.of(state).contains(AvailableAction.CONFIRM))
                  .as("confirm in %s", name)
                  .isEqualTo(
                      changes(state, new ReservationCommand.ConfirmReservation(Example.CARD)));
            });
  }

  private static boolean changes(Requested state, ReservationCommand command) {
    return !Reservation.decide(state, command, Example.NOW, Example.LIMITS).events().isEmpty();
  }
}
