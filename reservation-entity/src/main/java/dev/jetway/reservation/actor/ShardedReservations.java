package dev.jetway.reservation.actor;

import dev.jetway.cluster.wakeup.Waker;
import dev.jetway.flight.actor.Flights;
import dev.jetway.flight.actor.Origin;
import dev.jetway.flight.domain.ReservationId;
import dev.jetway.reservation.actor.ReservationActor.Surroundings;
import dev.jetway.reservation.domain.ReservationCommand;
import dev.jetway.reservation.payment.PaymentProvider;
import dev.jetway.reservation.wakeup.LivingReservations;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.Props;
import org.apache.pekko.cluster.sharding.typed.javadsl.ClusterSharding;
import org.apache.pekko.cluster.sharding.typed.javadsl.Entity;
import org.apache.pekko.cluster.sharding.typed.javadsl.EntityTypeKey;

/** Reservations as entities of Cluster Sharding. */
public final class ShardedReservations implements Reservations {
  static final EntityTypeKey<ReservationMessage> TYPE_KEY =
      EntityTypeKey.create(ReservationMessage.class, "reservation");

  private final ClusterSharding sharding;
  private final InstantSource clock;

  /** Makes this node one that reservations may live on, and that wakes those that are due. */
  public ShardedReservations(
      ActorSystem<?> system,
      Flights flights,
      PaymentProvider payments,
      LivingReservations living,
      ReservationSettings settings,
      InstantSource clock) {
    this.sharding = ClusterSharding.get(system);
    this.clock = clock;
    Surroundings around =
        new Surroundings(new StepRunner(flights, payments), living, settings, clock);
    sharding.init(
        Entity.of(
                TYPE_KEY,
                context ->
                    ReservationActor.create(
                        new ReservationId(context.getEntityId()), context.getShard(), around))
            .withStopMessage(ReservationMessage.Stop.INSTANCE));
    system.systemActorOf(
        Waker.create(
            living.wakeUps(), id -> wakeUp(new ReservationId(id)), settings.wakeUp(), clock),
        "reservation-waker",
        Props.empty());
  }

  @Override
  public CompletionStage<ReservationReply> ask(
      ReservationId reservation, ReservationCommand command, Origin origin, Instant deadline) {
    Duration wait = Duration.between(clock.instant(), deadline);
    if (!wait.isPositive()) {
      return CompletableFuture.completedStage(
          new ReservationReply.Unavailable(ReservationReply.Reason.TIMEOUT));
    }
    return sharding
        .entityRefFor(TYPE_KEY, reservation.value())
        .<ReservationReply>ask(
            replyTo -> new ReservationMessage.Execute(command, origin, deadline, replyTo), wait)
        .exceptionally(unanswered -> new ReservationReply.OutcomeUnknown());
  }

  @Override
  public void wakeUp(ReservationId reservation) {
    sharding.entityRefFor(TYPE_KEY, reservation.value()).tell(new ReservationMessage.WakeUp());
  }
}
