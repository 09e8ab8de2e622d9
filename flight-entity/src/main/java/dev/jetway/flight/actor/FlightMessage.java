package dev.jetway.flight.actor;

import dev.jetway.flight.domain.FlightCommand;
import dev.jetway.flight.domain.OwnerNotice;
import java.time.Instant;
import org.apache.pekko.actor.typed.ActorRef;

/**
 * What a {@link FlightActor} is told. Only {@link Execute} and {@link WakeUp} ever come from
 * another node.
 */
public sealed interface FlightMessage {

  /**
   * A command, and who waits for its answer.
   *
   * @param deadline nobody waits any longer: a command that is not decided by then is dropped
   */
  record Execute(
      FlightCommand command, Origin origin, Instant deadline, ActorRef<FlightReply> replyTo)
      implements FlightMessage {

    void refuse(FlightReply.Reason reason) {
      replyTo.tell(new FlightReply.Unavailable(reason));
    }

    /** A question has changed nothing, whatever became of the write that it waited for. */
    void writeFailed() {
      if (command instanceof FlightCommand.Query) {
        refuse(FlightReply.Reason.JOURNAL_UNAVAILABLE);
      } else {
        replyTo.tell(new FlightReply.OutcomeUnknown());
      }
    }
  }

  /** The flight's row on the list of those to be woken is due. */
  record WakeUp() implements FlightMessage {}

  /** Finish what is in the buffer, then stop: the flight goes to rest or to another node. */
  enum Stop implements FlightMessage {
    INSTANCE
  }

  /** The writer has read the journal and takes groups. */
  record WriterReady(WriterReport report) implements FlightMessage {}

  /** The writer has answered its group. */
  record GroupDone(WriterReport report) implements FlightMessage {}

  /** The writer is gone, which it only ever is when the journal failed it. */
  enum WriterStopped implements FlightMessage {
    INSTANCE
  }

  /** The time to try the journal again has come. */
  enum TryAgain implements FlightMessage {
    INSTANCE
  }

  /** A hold's deadline or the departure has come. */
  enum TimeIsDue implements FlightMessage {
    INSTANCE
  }

  /**
   * Whether the flight has a row on the list.
   *
   * @param due by which somebody looks after the flight, if so
   */
  record RowGuarded(Instant due, boolean listed) implements FlightMessage {}

  /** The row was put off or removed; {@code done} is false when that may have failed. */
  record RowMoved(boolean done) implements FlightMessage {}

  /** An owner has been told, or has to be told again. */
  record OwnerAnswered(OwnerNotice notice, boolean told) implements FlightMessage {}

  /** The pause before owners are told again is over. */
  enum TellAgain implements FlightMessage {
    INSTANCE
  }
}
