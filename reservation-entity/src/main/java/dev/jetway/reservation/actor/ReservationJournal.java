package dev.jetway.reservation.actor;

import dev.jetway.reservation.actor.ReservationMessage.Known;
import dev.jetway.reservation.domain.Reservation;
import dev.jetway.reservation.domain.ReservationCommit;
import dev.jetway.reservation.domain.ReservationState;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.persistence.typed.PersistenceId;
import org.apache.pekko.persistence.typed.RecoveryCompleted;
import org.apache.pekko.persistence.typed.javadsl.CommandHandler;
import org.apache.pekko.persistence.typed.javadsl.Effect;
import org.apache.pekko.persistence.typed.javadsl.EventHandler;
import org.apache.pekko.persistence.typed.javadsl.EventSourcedBehavior;
import org.apache.pekko.persistence.typed.javadsl.SignalHandler;

/**
 * The persistent half of a reservation: reads its journal, then appends one commit at a time, and
 * tells the front how the reservation stands after each.
 *
 * <p>When the journal fails it, it stops: its memory may be behind what was written, so the front
 * starts another one, which reads first.
 */
final class ReservationJournal
    extends EventSourcedBehavior<ReservationJournal.Append, ReservationCommit, ReservationState> {
  static final String PERSISTENCE_TYPE = "reservation";

  /** Decided on the state that was told last; the next one comes after the answer to this one. */
  record Append(ReservationCommit commit) {}

  private final ActorContext<Append> context;
  private final ActorRef<? super Known> front;

  static Behavior<Append> create(String reservation, ActorRef<? super Known> front) {
    return Behaviors.setup(context -> new ReservationJournal(context, reservation, front));
  }

  private ReservationJournal(
      ActorContext<Append> context, String reservation, ActorRef<? super Known> front) {
    super(PersistenceId.of(PERSISTENCE_TYPE, reservation));
    this.context = context;
    this.front = front;
  }

  @Override
  public String journalPluginId() {
    return "jetway.reservations.journal";
  }

  /** A few dozen events are read as fast as a snapshot would be. */
  @Override
  public String snapshotPluginId() {
    return "pekko.persistence.no-snapshot-store";
  }

  @Override
  public ReservationState emptyState() {
    return Reservation.unrequested();
  }

  @Override
  public CommandHandler<Append, ReservationCommit, ReservationState> commandHandler() {
    return (state, append) -> Effect().persist(append.commit()).thenRun(this::tell);
  }

  @Override
  public EventHandler<ReservationState, ReservationCommit> eventHandler() {
    return (state, commit) -> commit.appliedTo(state);
  }

  @Override
  public SignalHandler<ReservationState> signalHandler() {
    return newSignalHandlerBuilder()
        .onSignal(RecoveryCompleted.class, (state, signal) -> tell(state))
        .build();
  }

  private void tell(ReservationState state) {
    front.tell(new Known(new Standing(state, lastSequenceNumber(context))));
  }
}
