package dev.jetway.reservation.actor;

import dev.jetway.cluster.wakeup.ListEntry;
import dev.jetway.flight.domain.ReservationId;
import dev.jetway.reservation.actor.ReservationMessage.AnswerNow;
import dev.jetway.reservation.actor.ReservationMessage.Execute;
import dev.jetway.reservation.actor.ReservationMessage.Guard;
import dev.jetway.reservation.actor.ReservationMessage.Guarded;
import dev.jetway.reservation.actor.ReservationMessage.StepDone;
import dev.jetway.reservation.actor.ReservationMessage.Stop;
import dev.jetway.reservation.actor.ReservationMessage.TimeIsDue;
import dev.jetway.reservation.actor.ReservationMessage.TryAgain;
import dev.jetway.reservation.actor.ReservationMessage.WakeUp;
import dev.jetway.reservation.domain.Decision;
import dev.jetway.reservation.domain.Phase;
import dev.jetway.reservation.domain.RecordLocator;
import dev.jetway.reservation.domain.Reservation;
import dev.jetway.reservation.domain.ReservationAnswer;
import dev.jetway.reservation.domain.ReservationCommand;
import dev.jetway.reservation.domain.ReservationCommit;
import dev.jetway.reservation.domain.ReservationState;
import dev.jetway.reservation.domain.ReservationState.Requested;
import dev.jetway.reservation.domain.ReservationView;
import dev.jetway.reservation.wakeup.LivingReservations;
import java.time.Instant;
import java.time.InstantSource;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.TimerScheduler;
import org.apache.pekko.cluster.sharding.typed.javadsl.ClusterSharding;
import org.apache.pekko.persistence.typed.PersistenceId;
import org.apache.pekko.persistence.typed.RecoveryCompleted;
import org.apache.pekko.persistence.typed.javadsl.CommandHandler;
import org.apache.pekko.persistence.typed.javadsl.Effect;
import org.apache.pekko.persistence.typed.javadsl.EventHandler;
import org.apache.pekko.persistence.typed.javadsl.EventSourcedBehavior;
import org.apache.pekko.persistence.typed.javadsl.SignalHandler;
import org.jspecify.annotations.Nullable;

/**
 * One reservation: decides a command, writes what follows, answers, and carries out what is owed.
 *
 * <p>Before the first write after a rest, the reservation is put on the list of the living; when
 * nothing is owed any more, it is let rest there. When the journal fails a write, the actor stops,
 * and whoever waits finds the truth by asking again.
 */
public final class ReservationActor
    extends EventSourcedBehavior<ReservationMessage, ReservationCommit, ReservationState> {
  static final String PERSISTENCE_TYPE = "reservation";

  private final ActorContext<ReservationMessage> context;
  private final TimerScheduler<ReservationMessage> timers;
  private final ActorRef<ClusterSharding.ShardCommand> shard;
  private final ReservationSettings settings;
  private final InstantSource clock;
  private final ReservationId id;
  private final LivingReservations living;
  private final ListEntry entry;
  private final StepsUnderWay steps;
  private final Askers askers;

  /** What all reservations of a node share. */
  public record Surroundings(
      StepRunner runner,
      LivingReservations living,
      ReservationSettings settings,
      InstantSource clock) {}

  static Behavior<ReservationMessage> create(
      ReservationId id, ActorRef<ClusterSharding.ShardCommand> shard, Surroundings surroundings) {
    return Behaviors.setup(
        context ->
            Behaviors.withTimers(
                timers -> new ReservationActor(context, timers, id, shard, surroundings)));
  }

  private ReservationActor(
      ActorContext<ReservationMessage> context,
      TimerScheduler<ReservationMessage> timers,
      ReservationId id,
      ActorRef<ClusterSharding.ShardCommand> shard,
      Surroundings around) {
    super(PersistenceId.of(PERSISTENCE_TYPE, id.value()));
    this.context = context;
    this.timers = timers;
    this.shard = shard;
    this.settings = around.settings();
    this.clock = around.clock();
    this.id = id;
    this.living = around.living();
    this.entry = new ListEntry(living.wakeUps(), id.value());
    this.steps = new StepsUnderWay(context, timers, id, around);
    this.askers = new Askers(timers, settings.waitingMax());
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
  public CommandHandler<ReservationMessage, ReservationCommit, ReservationState> commandHandler() {
    return this::onMessage;
  }

  @Override
  public EventHandler<ReservationState, ReservationCommit> eventHandler() {
    return (state, commit) -> commit.appliedTo(state);
  }

  @Override
  public SignalHandler<ReservationState> signalHandler() {
    return newSignalHandlerBuilder()
        .onSignal(RecoveryCompleted.class, (state, signal) -> goOn(state))
        .build();
  }

  private Effect<ReservationCommit, ReservationState> onMessage(
      ReservationState state, ReservationMessage message) {
    return switch (message) {
      case Execute m -> m.deadline().isAfter(clock.instant()) ? decide(state, m) : Effect().none();
      case StepDone m -> {
        steps.done(m.step());
        if (m.report().isPresent()) {
          yield decide(state, m);
        }
        goOn(state);
        yield Effect().none();
      }
      case TimeIsDue m -> decide(state, m);
      case Guarded m -> onGuarded(state, m);
      case WakeUp m -> {
        entry.woken(state instanceof Requested);
        goOn(state);
        yield Effect().none();
      }
      case TryAgain m -> {
        steps.tryAgain(m.step(), Reservation.steps(state, clock.instant()), clock.instant());
        yield Effect().none();
      }
      case AnswerNow m -> {
        askers.answer(version(), state);
        yield Effect().none();
      }
      case Stop m -> Effect().stop();
    };
  }

  private static ReservationCommand command(ReservationMessage message) {
    return switch (message) {
      case Execute m -> m.command();
      case StepDone m -> m.report().orElseThrow();
      case TimeIsDue m -> new ReservationCommand.NoteTime();
      case WakeUp m -> new ReservationCommand.NoteTime();
      case TryAgain m -> new ReservationCommand.NoteTime();
      case Guarded m -> command(m.next());
      case AnswerNow m -> new ReservationCommand.NoteTime();
      case Stop m -> new ReservationCommand.NoteTime();
    };
  }

  private Effect<ReservationCommit, ReservationState> decide(
      ReservationState state, ReservationMessage message) {
    Instant now = clock.instant();
    Decision decision = Reservation.decide(state, command(message), now, settings.limits());
    if (decision.events().isEmpty()) {
      answer(message, decision.answer(), state);
      goOn(state);
      return Effect().none();
    }
    if (!entry.isGuarded()) {
      context.pipeToSelf(
          entry.guard(
              () -> living.guard(id, locator(state, message), now.plus(settings.wakeUp().guard()))),
          (listed, failure) ->
              new Guarded(
                  message,
                  failure != null
                      ? Guard.UNREACHABLE
                      : listed ? Guard.LISTED : Guard.LOCATOR_TAKEN));
      return Effect().none();
    }
    ReservationCommit commit =
        message instanceof Execute m
            ? new ReservationCommit(now, m.origin().commandId(), m.origin().by(), decision.events())
            : new ReservationCommit(
                now, message.getClass().getSimpleName(), null, decision.events());
    return Effect()
        .persist(commit)
        .thenRun(
            stored -> {
              answer(message, decision.answer(), stored);
              goOn(stored);
            });
  }

  /** One that had ended has given its locator back. */
  private static @Nullable RecordLocator locator(
      ReservationState state, ReservationMessage message) {
    if (state instanceof Requested reservation) {
      return isOver(reservation) ? null : reservation.locator();
    }
    return message instanceof Execute m
            && m.command() instanceof ReservationCommand.RequestReservation request
        ? request.locator()
        : null;
  }

  private Effect<ReservationCommit, ReservationState> onGuarded(
      ReservationState state, Guarded guarded) {
    entry.answered(guarded.guard() == Guard.LISTED);
    if (guarded.guard() == Guard.LISTED) {
      return decide(state, guarded.next());
    }
    if (guarded.next() instanceof Execute m) {
      m.replyTo()
          .tell(
              new ReservationReply.Unavailable(
                  guarded.guard() == Guard.LOCATOR_TAKEN
                      ? ReservationReply.Reason.LOCATOR_TAKEN
                      : ReservationReply.Reason.DATABASE_UNAVAILABLE));
    } else {
      timers.startSingleTimer(guarded.next(), guarded.next(), settings.retryPauseMax());
    }
    return Effect().none();
  }

  private void answer(
      ReservationMessage message, ReservationAnswer answer, ReservationState state) {
    if (message instanceof Execute m) {
      askers.answerOrWait(m, version(), answer, clock.instant());
    }
    if (settled(state)) {
      askers.answer(version(), state);
    }
  }

  private long version() {
    return lastSequenceNumber(context);
  }

  private static boolean settled(ReservationState state) {
    return state instanceof Requested r && ReservationView.of(r).settled();
  }

  private static boolean isOver(ReservationState state) {
    return state instanceof Requested r && r.phase() instanceof Phase.Ended;
  }

  /** Starts what is owed and not under way; with nothing owed, lets the reservation rest. */
  private void goOn(ReservationState state) {
    Instant now = clock.instant();
    Instant due = Reservation.nextDue(state).orElse(null);
    steps.watchTheTime(due, now);
    steps.start(Reservation.steps(state, now), now);
    if (entry.isGuarded() && settled(state)) {
      if (isOver(state)) {
        entry.remove();
        shard.tell(new ClusterSharding.Passivate<>(context.getSelf()));
      } else {
        entry.rest(due);
      }
    }
  }
}
