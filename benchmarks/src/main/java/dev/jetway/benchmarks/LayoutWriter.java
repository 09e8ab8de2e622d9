package dev.jetway.benchmarks;

import dev.jetway.flight.actor.FlightMessage.Execute;
import dev.jetway.flight.actor.FlightReply;
import dev.jetway.flight.domain.Decision;
import dev.jetway.flight.domain.Flight;
import dev.jetway.flight.domain.FlightCommit;
import dev.jetway.flight.domain.FlightState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
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
 * What the flight's own writer does, with the layout of the journal as a parameter: decides a
 * group, writes its events atomically, answers all.
 */
final class LayoutWriter
    extends EventSourcedBehavior<LayoutWriter.Group, FlightCommit, FlightState> {
  private static final int SNAPSHOTS_KEPT = 2;

  /** Commands to be decided one after another and written at once; never empty. */
  record Group(List<Execute> requests) {}

  /** An answer to be given after the commit. */
  private record Answer(Execute request, Decision decision) {}

  private final ActorContext<Group> context;
  private final RowLayout layout;
  private final int snapshotEvery;
  private final Runnable onRecovered;

  /**
   * Creates the behavior.
   *
   * @param snapshotEvery rows between two snapshots; 0 for none
   * @param onRecovered run by the actor when it has read the journal
   */
  static Behavior<Group> create(
      String flightId, RowLayout layout, int snapshotEvery, Runnable onRecovered) {
    return Behaviors.setup(
        context -> new LayoutWriter(context, flightId, layout, snapshotEvery, onRecovered));
  }

  private LayoutWriter(
      ActorContext<Group> context,
      String flightId,
      RowLayout layout,
      int snapshotEvery,
      Runnable onRecovered) {
    super(PersistenceId.of("flight", flightId));
    this.context = context;
    this.layout = layout;
    this.snapshotEvery = snapshotEvery;
    this.onRecovered = onRecovered;
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
    return snapshotEvery == 0
        ? RetentionCriteria.disabled()
        : RetentionCriteria.snapshotEvery(snapshotEvery, SNAPSHOTS_KEPT);
  }

  @Override
  public SignalHandler<FlightState> signalHandler() {
    return newSignalHandlerBuilder()
        .onSignal(RecoveryCompleted.class, (state, signal) -> onRecovered.run())
        .build();
  }

  private Effect<FlightCommit, FlightState> onGroup(FlightState before, Group group) {
    Instant now = Instant.now();
    List<FlightCommit.Entry> entries = new ArrayList<>();
    List<Answer> answers = new ArrayList<>(group.requests().size());
    FlightState state = before;
    for (Execute request : group.requests()) {
      Decision decision = Flight.decide(state, request.command(), now);
      if (!decision.events().isEmpty()) {
        state = Flight.evolve(state, decision.events());
        entries.add(
            new FlightCommit.Entry(
                request.origin().commandId(), request.origin().by(), decision.events()));
      }
      answers.add(new Answer(request, decision));
    }
    FlightState after = state;
    return entries.isEmpty()
        ? Effect().none().thenRun(stored -> answer(answers, after))
        : Effect()
            .persist(layout.rows(now, entries))
            .thenRun((FlightState stored) -> answer(answers, after));
  }

  private void answer(List<Answer> answers, FlightState after) {
    long version = lastSequenceNumber(context);
    for (Answer answer : answers) {
      answer
          .request()
          .replyTo()
          .tell(new FlightReply.Answered(version, answer.decision().answer().asOf(after)));
    }
  }
}
