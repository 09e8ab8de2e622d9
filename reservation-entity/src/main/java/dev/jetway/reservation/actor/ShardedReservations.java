package dev.jetway.reservation.actor;

import dev.jetway.cluster.fence.Tenure;
import dev.jetway.cluster.wakeup.Waker;
import dev.jetway.flight.actor.Flights;
import dev.jetway.flight.actor.Origin;
import dev.jetway.flight.domain.ReservationId;
import dev.jetway.reservation.actor.ReservationActor.Surroundings;
import dev.jetway.reservation.domain.ReservationAnswer;
import dev.jetway.reservation.domain.ReservationCommand;
import dev.jetway.reservation.domain.ReservationLimits;
import dev.jetway.reservation.payment.PaymentProvider;
import dev.jetway.reservation.wakeup.LivingReservations;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.regex.Pattern;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.Props;
import org.apache.pekko.cluster.sharding.typed.javadsl.ClusterSharding;
import org.apache.pekko.cluster.sharding.typed.javadsl.Entity;
import org.apache.pekko.cluster.sharding.typed.javadsl.EntityTypeKey;

/** Reservations as entities of Cluster Sharding. */
public final class ShardedReservations implements Reservations {
  static final EntityTypeKey<ReservationMessage> TYPE_KEY =
      EntityTypeKey.create(ReservationMessage.class, "reservation");

  /** Its id becomes a part of others, with a slash behind it, and of keys in the journal. */
  private static final Pattern POSSIBLE_ID =
      Pattern.compile("[A-Za-z0-9_-]{1,%d}".formatted(ReservationLimits.ID_LENGTH_MAX));

  private static final ReservationReply IMPOSSIBLE_ID =
      new ReservationReply.Answered(
          0,
          new ReservationAnswer.Rejected(
              ReservationAnswer.Code.INVALID_REQUEST,
              "A reservation's id has 1 to %d letters, digits, underscores and hyphens."
                  .formatted(ReservationLimits.ID_LENGTH_MAX)));

  private final ClusterSharding sharding;
  private final InstantSource clock;

  /**
   * Makes this node one that reservations may live on, and that wakes those that are due.
   *
   * @param tenure in the service {@code reservations}
   */
  public ShardedReservations(
      ActorSystem<?> system,
      Flights flights,
      PaymentProvider payments,
      LivingReservations living,
      Tenure tenure,
      ReservationSettings settings,
      InstantSource clock) {
    this.sharding = ClusterSharding.get(system);
    this.clock = clock;
    Surroundings around =
        new Surroundings(new StepRunner(flights, payments), living, tenure, settings, clock);
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
    if (!isPossible(reservation)) {
      return CompletableFuture.completedStage(IMPOSSIBLE_ID);
    }
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

  /** What has another form is refused before a shard, an actor or the journal hears of it. */
  static boolean isPossible(ReservationId id) {
    return POSSIBLE_ID.matcher(id.value()).matches();
  }

  @Override
  public void wakeUp(ReservationId reservation) {
    sharding.entityRefFor(TYPE_KEY, reservation.value()).tell(new ReservationMessage.WakeUp());
  }
}
