package dev.jetway.reservation.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jetway.reservation.Example;
import dev.jetway.reservation.domain.Payment;
import dev.jetway.reservation.domain.ReservationCommand;
import dev.jetway.reservation.domain.ReservationEvent;
import dev.jetway.reservation.domain.ReservationRequest.Confirm;
import dev.jetway.reservation.domain.ReservationState.Requested;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A provider that answers nothing until the reservation has expired, and then sets the money aside
 * although the attempt was voided. It repeats its word until it is taken note of, as webhooks do.
 */
class LatePaymentTest {
  private static final String KEY = Example.ID + "/payment/1";

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
  void isLetGoOnce(long seed) {
    World world = new World(seed, new Simulation.Faults(0.1, 0.3, 0.1, 0, 0));
    world.flight(12, 4);
    world.flight(13, 4);
    world.provider.answersNoAuthorization();
    SimulatedShell shell = world.shell();
    ReservationCommand request =
        new ReservationCommand.RequestReservation(
            Example.ID, Example.LOCATOR, Example.request(Confirm.NOW, Example.FARE, Example.CARD));
    for (int second = 0; second < 20; second += 4) {
      world.simulation.in(Duration.ofSeconds(second), () -> shell.tell(request));
    }
    world.simulation.in(Duration.ofMinutes(30), () -> report(world, shell));
    world.simulation.run();
    world.assertWhole();

    assertThat(shell.state()).isInstanceOf(Requested.class);
    Payment payment = ((Requested) shell.state()).payment();
    if (payment != null) {
      assertThat(payment.status()).isEqualTo(Payment.Status.VOIDED);
      assertThat(shell.journal())
          .filteredOn(event -> event instanceof ReservationEvent.LatePaymentReceived)
          .hasSize(1);
      assertThat(world.provider.of(KEY).reversed())
          .startsWith(SimulatedProvider.Fate.VOIDED, SimulatedProvider.Fate.AUTHORIZED);
    }
  }

  private static void report(World world, SimulatedShell shell) {
    if (((Requested) shell.state()).payment() == null) {
      return;
    }
    world.provider.authorizeAfterAll(KEY);
    for (int minute = 0; minute < 20; minute++) {
      world.simulation.in(
          Duration.ofMinutes(minute), () -> shell.tell(new ReservationCommand.Authorized(1)));
    }
  }
}
