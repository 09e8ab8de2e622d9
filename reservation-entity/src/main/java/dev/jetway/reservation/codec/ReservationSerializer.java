package dev.jetway.reservation.codec;

import dev.jetway.cluster.serialization.CborSerializer;
import dev.jetway.cluster.serialization.CborType;
import dev.jetway.reservation.actor.ReservationMessage;
import dev.jetway.reservation.actor.ReservationReply;
import dev.jetway.reservation.domain.ReservationCommit;
import java.util.List;
import org.apache.pekko.actor.ExtendedActorSystem;

/** Writes and reads the reservation's journal rows and messages. */
public final class ReservationSerializer extends CborSerializer {
  /** In every journal row: never changes. */
  private static final int IDENTIFIER = 7002;

  /** Called by Pekko, by the name in this module's {@code reference.conf}. */
  public ReservationSerializer(ExtendedActorSystem system) {
    super(
        system,
        IDENTIFIER,
        List.of(
            CborType.current("reservation.commit.1", ReservationCommit.class),
            CborType.current("reservation.execute.1", ReservationMessage.Execute.class),
            CborType.current("reservation.wake-up.1", ReservationMessage.WakeUp.class),
            CborType.current("reservation.answered.1", ReservationReply.Answered.class),
            CborType.current("reservation.unavailable.1", ReservationReply.Unavailable.class),
            CborType.current(
                "reservation.outcome-unknown.1", ReservationReply.OutcomeUnknown.class)),
        List.of(new ReservationJson()));
  }
}
