package dev.jetway.flight.actor;

import dev.jetway.flight.domain.FlightCommand;
import java.time.Instant;
import org.apache.pekko.actor.typed.ActorRef;

/** What a {@link FlightActor} is told. Only {@link Execute} ever comes from another node. */
public sealed interface FlightMessage {

  /**
   * A command, and who waits for its answer.
   *
   * @param deadline nobody waits any longer: a command that is not decided by then is dropped
   */
  record Execute(
      FlightCommand command, Origin origin, Instant deadline, ActorRef<FlightReply> replyTo)
      implements FlightMessage {}

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
}
