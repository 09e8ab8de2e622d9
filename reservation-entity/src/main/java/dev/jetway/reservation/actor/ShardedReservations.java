package dev.jetway.reservation.actor;

import dev.jetway.cluster.settings.Role;
import dev.jetway.cluster.wakeup.Waker;
import dev.jetway.flight.actor.Flights;
import dev.jetway.flight.actor.Origin;
import dev.jetway.flight.domain.ReservationId;
import dev.jetway.reservation.actor.ReservationActor.Surroundings;
import dev.jetway.reservation.domain.ReservationCommand;
import dev.jetway.reservation.payment.PaymentProvider;
import dev.jetway.reservation.wakeup.LivingReservations;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.Props;
import org.apache.pekko.cluster.sharding.typed.javadsl.ClusterSharding;
import org.apache.pekko.cluster.sharding.typed.javadsl.Entity;
import org.apache.pekko.cluster.typed.Cluster;

/** Reservations as entities of Cluster Sharding. */
public final class ShardedReservations implements Reservations {
  /** The name of their kind in Cluster Sharding. */
  public static final String ENTITY_TYPE = ReservationDoor.TYPE_KEY.name();

  private final ReservationDoor door;

  /**
   * Opens the way to all reservations. With the role {@link Role#RESERVATION}, reservations may
   * live on this node, which then wakes those that are due.
   */
  public ShardedReservations(
      ActorSystem<?> system,
      Flights flights,
      PaymentProvider payments,
      LivingReservations living,
      ReservationSettings settings,
      InstantSource clock) {
    this.door = new ReservationDoor(system, clock);
    Surroundings around =
        new Surroundings(new StepRunner(flights, payments), living, settings, clock);
    var unused =
        ClusterSharding.get(system)
            .init(
                Entity.of(
                        ReservationDoor.TYPE_KEY,
                        context ->
                            ReservationActor.create(
                                new ReservationId(context.getEntityId()),
                                context.getShard(),
                                around))
                    .withRole(Role.RESERVATION.word())
                    .withStopMessage(ReservationMessage.Stop.INSTANCE));
    if (Cluster.get(system).selfMember().hasRole(Role.RESERVATION.word())) {
      system.systemActorOf(
          Waker.create(
              living.wakeUps(), id -> wakeUp(new ReservationId(id)), settings.wakeUp(), clock),
          "reservation-waker",
          Props.empty());
    }
  }

  @Override
  public CompletionStage<ReservationReply> ask(
      ReservationId reservation, ReservationCommand command, Origin origin, Instant deadline) {
    return door.ask(reservation, command, origin, deadline);
  }

  @Override
  public void wakeUp(ReservationId reservation) {
    door.wakeUp(reservation);
  }
}
