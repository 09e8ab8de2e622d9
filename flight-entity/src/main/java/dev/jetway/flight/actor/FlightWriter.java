package dev.jetway.flight.actor;

import dev.jetway.cluster.fence.Tenure;
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
    extends EventSourcedBehavior<FlightWriter.Message, FlightCommit, FlightState> {
  static final String PERSISTENCE_TYPE = "flight";

  sealed interface Message {}

  /** Commands to be decided one after another and written at once; never empty. */
  record Group(List<Execute> requests) implements Message {}

  /** Whether this node has the flight to itself, so that the journal may be read. */
  private record Cleared(boolean mine) implements Message {}

  private final ActorContext<Message> context;
  private final ActorRef<FlightMessage> front;
  private final FlightSettings settings;
  private final InstantSource clock;
  private final Tenure tenure;

  /** It reads the journal as soon as nobody else can write there; groups come after that. */
  static Behavior<Group> create(
      String flightId, ActorRef<FlightMessage> front, FlightActor.Surroundings around) {
    Behavior<Message> cleared =
        Behaviors.setup(
            context -> {
              context.pipeToSelf(
                  around.tenure().clear(), (clear, failure) -> new Cleared(failure == null));
              return Behaviors.receive(Message.class)
                  .onMessage(
                      Cleared.class,
                      answer ->
                          answer.mine()
                              ? new FlightWriter(context, flightId, front, around)
                              : Behaviors.stopped())
                  .build();
            });
    return cleared.narrow();
  }

  private FlightWriter(
      ActorContext<Message> context,
      String flightId,
      ActorRef<FlightMessage> front,
      FlightActor.Surroundings around) {
    super(PersistenceId.of(PERSISTENCE_TYPE, flightId));
    this.context = context;
    this.front = front;
    this.settings = around.settings();
    this.clock = around.clock();
    this.tenure = around.tenure();
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
  public CommandHandler<Message, FlightCommit, FlightState> commandHandler() {
    return (state, message) ->
        switch (message) {
          case Group group -> onGroup(state, group);
          case Cleared again -> Effect().none();
        };
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
      answerFromMemory(decision);
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

  /** Nothing is written that would prove that the flight is still this node's. */
  private void answerFromMemory(GroupDecision decision) {
    if (tenure.mayAnswer()) {
      answer(decision);
    } else {
      decision.withhold(FlightReply.Reason.OWNERSHIP_UNSURE);
      front.tell(new GroupDone(WriterReport.of(decision.after())));
    }
  }

  private void answer(GroupDecision decision) {
    decision.answer(lastSequenceNumber(context));
    front.tell(new GroupDone(WriterReport.of(decision.after())));
  }
}
