package dev.jetway.reservation.actor;

import dev.jetway.flight.actor.Origin;
import dev.jetway.reservation.domain.ReservationCommand;
import dev.jetway.reservation.domain.Step;
import java.time.Instant;
import java.util.Optional;
import org.apache.pekko.actor.typed.ActorRef;

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

  /** The reservation is on the list of the living, or could not be put there; then go on. */
  record Guarded(ReservationMessage next, Guard guard) implements ReservationMessage {}

  /** How it went with the list of the living. */
  enum Guard {
    LISTED,
    LOCATOR_TAKEN,
    UNREACHABLE
  }

  /** A deadline has come. */
  enum TimeIsDue implements ReservationMessage {
    INSTANCE
  }

  /** Whoever waits for the end of what is under way can't wait longer. */
  enum AnswerNow implements ReservationMessage {
    INSTANCE
  }

  /** The reservation goes to rest or to another node. */
  enum Stop implements ReservationMessage {
    INSTANCE
  }
}
