package dev.jetway.node;

import dev.jetway.cluster.wakeup.WakeUps;
import dev.jetway.edge.reservations.ReservationBackends;
import dev.jetway.flight.actor.Origin;
import dev.jetway.flight.domain.ReservationId;
import dev.jetway.flight.projection.ReadModelUnavailableException;
import dev.jetway.reservation.actor.ReservationReply;
import dev.jetway.reservation.actor.Reservations;
import dev.jetway.reservation.domain.RecordLocator;
import dev.jetway.reservation.domain.ReservationCommand;
import dev.jetway.reservation.wakeup.LivingReservations;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Stands where a node's reservations will be: says that they are not available. */
final class NoReservations implements Reservations, LivingReservations {
  static ReservationBackends backends() {
    NoReservations none = new NoReservations();
    return new ReservationBackends(
        none, none, (customer, after, limit) -> away(), (customer, kind, after, limit) -> away());
  }

  private static <T> CompletionStage<T> away() {
    return CompletableFuture.failedStage(
        new ReadModelUnavailableException(new IllegalStateException("not on this node")));
  }

  @Override
  public CompletionStage<ReservationReply> ask(
      ReservationId reservation, ReservationCommand command, Origin origin, Instant deadline) {
    return CompletableFuture.completedStage(
        new ReservationReply.Unavailable(ReservationReply.Reason.DATABASE_UNAVAILABLE));
  }

  @Override
  public void wakeUp(ReservationId reservation) {}

  @Override
  public WakeUps wakeUps() {
    throw new UnsupportedOperationException("nobody is woken here");
  }

  @Override
  public CompletionStage<Guard> guard(ReservationId reservation, Claims claims, Instant due) {
    return away();
  }

  @Override
  public CompletionStage<Boolean> rest(
      ReservationId reservation, @Nullable Instant due, boolean open) {
    return away();
  }

  @Override
  public CompletionStage<Optional<ReservationId>> find(RecordLocator locator) {
    return away();
  }
}
