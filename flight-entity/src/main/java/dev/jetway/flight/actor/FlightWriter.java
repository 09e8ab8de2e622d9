package dev.jetway.flight.actor;

import dev.jetway.flight.actor.FlightMessage.Execute;
import dev.jetway.flight.actor.FlightMessage.GroupDone;
import dev.jetway.flight.actor.FlightMessage.WriterReady;
import dev.jetway.flight.domain.Flight;
import dev.jetway.flight.domain.FlightCommit;
import dev.jetway.flight.domain.FlightState;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
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
import org.apache.pekko.persistence.typed.javadsl.RetentionCriteria;
import org.apache.pekko.persistence.typed.javadsl.SignalHandler;

/**
 * The persistent half of a flight: decides a group, writes its events as one journal row, answers.
 *
 * <p>It gets one group at a time. When the journal fails it, it stops: its memory may be behind
 * what was written, so the front starts another one, which reads the journal first.
 */
final class FlightWriter
    extends EventSourcedBehavior<FlightWriter.Group, FlightCommit, FlightState> {
  static final String PERSISTENCE_TYPE = "flight";

  /** Commands to be decided one after another and written at once; never empty. */
  record Group(List<Execute> requests) {}

  private final ActorContext<Group> context;
  private final ActorRef<FlightMessage> front;
  private final FlightSettings settings;
  private final InstantSource clock;

  static Behavior<Group> create(
      String flightId,
      ActorRef<FlightMessage> front,
      FlightSettings settings,
      InstantSource clock) {
    return Behaviors.setup(context -> new FlightWriter(context, flightId, front, settings, clock));
  }

  private FlightWriter(
      ActorContext<Group> context,
      String flightId,
      ActorRef<FlightMessage> front,
      FlightSettings settings,
      InstantSource clock) {
    super(PersistenceId.of(PERSISTENCE_TYPE, flightId));
    this.context = context;
    this.front = front;
    this.settings = settings;
    this.clock = clock;
  }

  @Override
  public String journalPluginId() {
    return "jetway.flights.journal";
  }

  @Override
  public String snapshotPluginId() {
    return "jetway.flights.snapshot-store";
  }

  @Override
  public FlightState emptyState() {
    return Flight.unscheduled();
  }

  @Override
  public CommandHandler<Group, FlightCommit, FlightState> commandHandler() {
    return this::onGroup;
  }

  @Override
  public EventHandler<FlightState, FlightCommit> eventHandler() {
    return (state, commit) -> commit.appliedTo(state);
  }

  @Override
  public RetentionCriteria retentionCriteria() {
    return RetentionCriteria.snapshotEvery(settings.snapshotEvery(), settings.snapshotsKept());
  }

  @Override
  public SignalHandler<FlightState> signalHandler() {
    return newSignalHandlerBuilder()
        .onSignal(
            RecoveryCompleted.class,
            (state, signal) -> front.tell(new WriterReady(WriterReport.of(state))))
        .build();
  }

  private Effect<FlightCommit, FlightState> onGroup(FlightState state, Group group) {
    Instant now = clock.instant();
    GroupDecision decision = GroupDecision.of(state, group.requests(), now);
    if (decision.entries().isEmpty()) {
      answer(decision);
      return Effect().none();
    }
    FlightCommit commit = new FlightCommit(now, decision.entries());
    if (!settings.replyAfterCommit()) {
      // The planted bug: promises what is not stored yet. See the setting.
      answer(decision);
      return Effect().persist(commit);
    }
    return Effect().persist(commit).thenRun(stored -> answer(decision));
  }

  private void answer(GroupDecision decision) {
    decision.answer(lastSequenceNumber(context));
    front.tell(new GroupDone(WriterReport.of(decision.after())));
  }
}
