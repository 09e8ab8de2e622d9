package dev.jetway.flight.actor;

import dev.jetway.cluster.settings.Role;
import dev.jetway.cluster.wakeup.WakeUps;
import dev.jetway.cluster.wakeup.Waker;
import dev.jetway.flight.actor.FlightActor.Surroundings;
import dev.jetway.flight.domain.FlightCommand;
import dev.jetway.flight.domain.FlightId;
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
import org.apache.pekko.cluster.typed.Cluster;

/** Flights as entities of Cluster Sharding. */
public final class ShardedFlights implements Flights {
  /** The name of their kind in Cluster Sharding. */
  public static final String ENTITY_TYPE = "flight";

  static final EntityTypeKey<FlightMessage> TYPE_KEY =
      EntityTypeKey.create(FlightMessage.class, ENTITY_TYPE);

  /** The list of flights to be woken, in the database. */
  public static final String WAKE_UP_TABLE = "flights.wake_up";

  private final ClusterSharding sharding;
  private final InstantSource clock;

  /**
   * Opens the way to all flights. With the role {@link Role#FLIGHT}, flights may live on this node,
   * which then wakes those that are due.
   *
   * @param owners who hears of changes; called from now on
   */
  public ShardedFlights(
      ActorSystem<?> system,
      BookingOwners owners,
      WakeUps wakeUps,
      FlightSettings settings,
      InstantSource clock) {
    this.sharding = ClusterSharding.get(system);
    this.clock = clock;
    Surroundings around = new Surroundings(owners, wakeUps, settings, clock);
    sharding.init(
        Entity.of(
                TYPE_KEY,
                context -> FlightActor.create(context.getEntityId(), context.getShard(), around))
            .withRole(Role.FLIGHT.word())
            .withStopMessage(FlightMessage.Stop.INSTANCE));
    if (Cluster.get(system).selfMember().hasRole(Role.FLIGHT.word())) {
      system.systemActorOf(
          Waker.create(wakeUps, this::wakeUp, settings.wakeUp(), clock),
          "flight-waker",
          Props.empty());
    }
  }

  private void wakeUp(String flightId) {
    sharding.entityRefFor(TYPE_KEY, flightId).tell(new FlightMessage.WakeUp());
  }

  @Override
  public CompletionStage<FlightReply> ask(
      FlightId flight, FlightCommand command, Origin origin, Instant deadline) {
    Duration wait = Duration.between(clock.instant(), deadline);
    if (!wait.isPositive()) {
      return CompletableFuture.completedStage(
          new FlightReply.Unavailable(FlightReply.Reason.TIMEOUT));
    }
    return sharding
        .entityRefFor(TYPE_KEY, flight.toString())
        .<FlightReply>ask(
            replyTo -> new FlightMessage.Execute(command, origin, deadline, replyTo), wait)
        .exceptionally(unanswered -> notAnswered(command));
  }

  /** A question that was not answered has changed nothing; a command may have. */
  private static FlightReply notAnswered(FlightCommand command) {
    return command instanceof FlightCommand.Query
        ? new FlightReply.Unavailable(FlightReply.Reason.TIMEOUT)
        : new FlightReply.OutcomeUnknown();
  }
}
