package dev.jetway.reservation.actor;

import dev.jetway.flight.actor.Origin;
import dev.jetway.reservation.domain.ReservationCommand;
import dev.jetway.reservation.domain.Step;
import dev.jetway.reservation.wakeup.LivingReservations.Guard;
import java.time.Instant;
import java.util.Optional;
import org.apache.pekko.actor.typed.ActorRef;
import org.jspecify.annotations.Nullable;

/**
 * What a {@link ReservationActor} is told. Only {@link Execute} and {@link WakeUp} ever come from
 * another node.
 */
public sealed interface ReservationMessage {

  /**
   * A command, and who waits for its answer.
   *
   * @param deadline nobody waits any longer: a command that is not decided by then is dropped
   */
  record Execute(
      ReservationCommand command,
      Origin origin,
      Instant deadline,
      ActorRef<ReservationReply> replyTo)
      implements ReservationMessage {}

  /** Go on with whatever is owed. */
  record WakeUp() implements ReservationMessage {}

  /** What a step came to; empty when that is not known, and it has to be tried again. */
  record StepDone(Step step, Optional<ReservationCommand.Report> report)
      implements ReservationMessage {}

  /** The pause before a step is tried again is over. */
  record TryAgain(Step step) implements ReservationMessage {}

  /** The journal has been read, or has taken a commit: this is how the reservation stands. */
  record Known(Standing standing) implements ReservationMessage {}

  /** The journal's actor is gone, which it only ever is when the journal failed it. */
  enum JournalStopped implements ReservationMessage {
    INSTANCE
  }

  /** The time to try the database again has come. */
  enum PauseOver implements ReservationMessage {
    INSTANCE
  }

  /**
   * How it went with the list of the living.
   *
   * @param outcome null when it can't be reached
   */
  record Listed(@Nullable Guard outcome) implements ReservationMessage {}

  /** A deadline has come. */
  enum TimeIsDue implements ReservationMessage {
    INSTANCE
  }

  /** Who asked this can't wait longer. */
  record LastMoment(Execute request) implements ReservationMessage {}

  /** Finish what is being written, then stop: the reservation goes to rest or to another node. */
  enum Stop implements ReservationMessage {
    INSTANCE
  }
}
