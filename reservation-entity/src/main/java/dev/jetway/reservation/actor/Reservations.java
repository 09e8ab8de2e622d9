package dev.jetway.reservation.actor;

import dev.jetway.flight.actor.Origin;
import dev.jetway.flight.domain.ReservationId;
import dev.jetway.reservation.domain.ReservationCommand;
import java.time.Instant;
import java.util.concurrent.CompletionStage;

/** The way to every reservation, wherever in the cluster it lives. */
public interface Reservations {

  /**
   * Asks a reservation. A command that sets calls in motion is answered when they have come to an
   * end, or shortly before the deadline with what is known by then ({@code settled} is false).
   *
   * @param deadline until when the asker waits. What has not been decided by then is dropped
   *     undecided; what was decided but not answered by then is {@link
   *     ReservationReply.OutcomeUnknown}
   * @return completes by {@code deadline} at the latest, and never exceptionally
   */
  CompletionStage<ReservationReply> ask(
      ReservationId reservation, ReservationCommand command, Origin origin, Instant deadline);

  /** Has a reservation go on with whatever it owes. Nobody is told whether it was heard. */
  void wakeUp(ReservationId reservation);
}
