package dev.jetway.flight.codec;

import dev.jetway.cluster.serialization.CborSerializer;
import dev.jetway.cluster.serialization.CborType;
import dev.jetway.flight.actor.FlightMessage;
import dev.jetway.flight.actor.FlightReply;
import dev.jetway.flight.domain.FlightCommit;
import dev.jetway.flight.domain.FlightState;
import java.util.List;
import org.apache.pekko.actor.ExtendedActorSystem;

/** Writes and reads the flight's journal rows, snapshots and messages. */
public final class FlightSerializer extends CborSerializer {
  /** In every journal row: never changes. */
  private static final int IDENTIFIER = 7001;

  /** Called by Pekko, by the name in this module's {@code reference.conf}. */
  public FlightSerializer(ExtendedActorSystem system) {
    super(
        system,
        IDENTIFIER,
        List.of(
            CborType.current("flight.commit.1", FlightCommit.class),
            CborType.current("flight.state.1", FlightState.Scheduled.class),
            CborType.current("flight.execute.1", FlightMessage.Execute.class),
            CborType.current("flight.wake-up.1", FlightMessage.WakeUp.class),
            CborType.current("flight.answered.1", FlightReply.Answered.class),
            CborType.current("flight.unavailable.1", FlightReply.Unavailable.class),
            CborType.current("flight.outcome-unknown.1", FlightReply.OutcomeUnknown.class)),
        List.of(new FlightJson()));
  }
}
