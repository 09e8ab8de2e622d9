package dev.jetway.reservation.actor;

import dev.jetway.flight.actor.Origin;
import dev.jetway.flight.domain.ReservationId;
import dev.jetway.reservation.domain.ReservationAnswer;
import dev.jetway.reservation.domain.ReservationCommand;
import dev.jetway.reservation.domain.ReservationLimits;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.regex.Pattern;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.cluster.sharding.typed.javadsl.ClusterSharding;
import org.apache.pekko.cluster.sharding.typed.javadsl.EntityTypeKey;

/**
 * The way to reservations by their ids alone. It needs nothing of what reservations are made with,
 * so that flights can be given it before there are reservations.
 */
final class ReservationDoor implements Reservations {
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

  ReservationDoor(ActorSystem<?> system, InstantSource clock) {
    this.sharding = ClusterSharding.get(system);
    this.clock = clock;
  }

  /** What has another form is refused before a shard, an actor or the journal hears of it. */
  static boolean isPossible(ReservationId id) {
    return POSSIBLE_ID.matcher(id.value()).matches();
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

  @Override
  public void wakeUp(ReservationId reservation) {
    sharding.entityRefFor(TYPE_KEY, reservation.value()).tell(new ReservationMessage.WakeUp());
  }
}
