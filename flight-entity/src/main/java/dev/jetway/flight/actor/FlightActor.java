package dev.jetway.flight.actor;

import dev.jetway.cluster.wakeup.WakeUps;
import dev.jetway.flight.actor.FlightMessage.Execute;
import dev.jetway.flight.actor.FlightMessage.GroupDone;
import dev.jetway.flight.actor.FlightMessage.OwnerAnswered;
import dev.jetway.flight.actor.FlightMessage.RowGuarded;
import dev.jetway.flight.actor.FlightMessage.RowMoved;
import dev.jetway.flight.actor.FlightMessage.Stop;
import dev.jetway.flight.actor.FlightMessage.TellAgain;
import dev.jetway.flight.actor.FlightMessage.TimeIsDue;
import dev.jetway.flight.actor.FlightMessage.TryAgain;
import dev.jetway.flight.actor.FlightMessage.WakeUp;
import dev.jetway.flight.actor.FlightMessage.WriterReady;
import dev.jetway.flight.actor.FlightMessage.WriterStopped;
import dev.jetway.flight.domain.FlightCommand;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.AbstractBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.Receive;
import org.apache.pekko.actor.typed.javadsl.TimerScheduler;
import org.apache.pekko.cluster.sharding.typed.javadsl.ClusterSharding;
import org.jspecify.annotations.Nullable;

/**
 * The front of one flight: the sharded actor.
 *
 * <p>It holds requests back while a write is under way, then gives the writer all of them at once
 * (group commit: an idle flight pays nothing, a hot one writes hundreds of bookings per commit). It
 * is the one bound on what may wait for a flight; it drops what nobody waits for any more; and it
 * outlives the writer, so that whoever waits is told when the journal fails.
 */
public final class FlightActor extends AbstractBehavior<FlightMessage> {
  /** How long a note that nobody waits for may itself wait for its turn. */
  private static final Duration NOTE_DEADLINE = Duration.ofMinutes(1);

  private enum Phase {
    /** The writer reads the journal; requests wait. */
    RECOVERING,
    /** The writer waits for a group. */
    IDLE,
    /** The writer has a group; requests wait. */
    WRITING,
    /** The journal has failed more than once; requests are refused until the pause is over. */
    PAUSED,
    /**
     * The pause is over, and nobody came: the shard has been asked to stop this actor. A request
     * that comes before it does makes the writer read the journal again.
     */
    RESTING
  }

  private final String flightId;
  private final ActorRef<ClusterSharding.ShardCommand> shard;
  private final FlightSettings settings;
  private final InstantSource clock;
  private final TimerScheduler<FlightMessage> timers;
  private final DueTimer dueTimer;
  private final Pauses pauses;
  private final WaitingRequests waiting;
  private final OwnersToTell owners;
  private final WakeUpRow row;

  private List<Execute> underWay = List.of();
  private ActorRef<FlightWriter.Group> writer;
  private Phase phase = Phase.RECOVERING;
  private WriterReport report = WriterReport.NOTHING;
  private boolean stopping;
  private int failuresInARow;

  /** Whether somebody was refused in this pause, and so is likely to come again. */
  private boolean missed;

  /** What all flights of a node share. */
  public record Surroundings(
      BookingOwners owners, WakeUps wakeUps, FlightSettings settings, InstantSource clock) {}

  /**
   * Creates the behavior.
   *
   * @param flightId the flight's id as text; also the entity id
   * @param shard who is asked to let this actor rest
   */
  public static Behavior<FlightMessage> create(
      String flightId, ActorRef<ClusterSharding.ShardCommand> shard, Surroundings around) {
    return Behaviors.setup(
        context ->
            Behaviors.withTimers(
                timers -> new FlightActor(context, timers, flightId, shard, around)));
  }

  private FlightActor(
      ActorContext<FlightMessage> context,
      TimerScheduler<FlightMessage> timers,
      String flightId,
      ActorRef<ClusterSharding.ShardCommand> shard,
      Surroundings around) {
    super(context);
    this.timers = timers;
    this.flightId = flightId;
    this.shard = shard;
    this.settings = around.settings();
    this.clock = around.clock();
    this.dueTimer = new DueTimer(timers);
    this.pauses = new Pauses(settings.restartBackoffMin(), settings.restartBackoffMax());
    this.waiting = new WaitingRequests(settings);
    this.owners = new OwnersToTell(context, timers, flightId, around);
    this.row = new WakeUpRow(context, flightId, around);
    writer = spawnWriter(context);
  }

  private ActorRef<FlightWriter.Group> spawnWriter(ActorContext<FlightMessage> context) {
    ActorRef<FlightWriter.Group> spawned =
        context.spawnAnonymous(FlightWriter.create(flightId, context.getSelf(), settings, clock));
    context.watchWith(spawned, WriterStopped.INSTANCE);
    return spawned;
  }

  @Override
  public Receive<FlightMessage> createReceive() {
    return newReceiveBuilder()
        .onMessage(Execute.class, this::onExecute)
        .onMessage(GroupDone.class, done -> onGroupDone(done.report()))
        .onMessage(WriterReady.class, ready -> onReport(ready.report()))
        .onMessage(WriterStopped.class, stopped -> onWriterStopped())
        .onMessage(TryAgain.class, again -> onTryAgain())
        .onMessage(TimeIsDue.class, due -> onTimeIsDue())
        .onMessage(WakeUp.class, wakeUp -> onWakeUp())
        .onMessage(RowGuarded.class, this::onRowGuarded)
        .onMessage(RowMoved.class, this::onRowMoved)
        .onMessage(OwnerAnswered.class, this::onOwnerAnswered)
        .onMessage(TellAgain.class, again -> onTellAgain())
        .onMessage(Stop.class, stop -> onStop())
        .build();
  }

  private Behavior<FlightMessage> onExecute(Execute request) {
    if (phase == Phase.PAUSED) {
      missed = true;
      refuseForTheDatabase(request);
      return this;
    }
    if (waiting.isFull()) {
      request.refuse(FlightReply.Reason.BUSY);
      return this;
    }
    waiting.add(request);
    return switch (phase) {
      case IDLE -> next();
      case RESTING -> recover();
      case RECOVERING, WRITING, PAUSED -> this;
    };
  }

  private Behavior<FlightMessage> onGroupDone(WriterReport news) {
    failuresInARow = 0;
    pauses.reset();
    underWay = List.of();
    return onReport(news);
  }

  private Behavior<FlightMessage> onReport(WriterReport news) {
    phase = Phase.IDLE;
    report = news;
    Instant now = clock.instant();
    dueTimer.watch(report.nextDue(), now);
    row.cover(report, now);
    row.settle(report, now);
    if (!stopping) {
      owners.owe(report.owed());
    }
    return next();
  }

  /** Gives the writer what waits; with nothing waiting, rests if it should. */
  private Behavior<FlightMessage> next() {
    Instant now = clock.instant();
    List<Execute> group =
        waiting.nextGroup(now, request -> needed(request, now), needed -> row.covers(needed));
    Instant rowNeeded = waiting.rowNeeded();
    if (rowNeeded != null) {
      row.guard(rowNeeded);
    }
    // Beyond the group's limit and the buffer: neither keeps the other from its turn.
    owners.news().ifPresent(news -> group.add(note(news, "owners told")));
    if (!group.isEmpty()) {
      underWay = group;
      phase = Phase.WRITING;
      writer.tell(new FlightWriter.Group(group));
      return this;
    }
    if (stopping) {
      return stopUnlessRowIsBusy();
    }
    if (!report.exists()) {
      // Asked for by a wrong id: it must not cost memory until the idle time-out.
      askToRest();
    }
    return this;
  }

  private @Nullable Instant needed(Execute request, Instant now) {
    return WakeUpNeed.of(request.command(), report, now, settings.wakeUp().guard());
  }

  /** A command that nobody waits for. */
  private Execute note(FlightCommand command, String origin) {
    return new Execute(
        command,
        new Origin(origin, null),
        clock.instant().plus(NOTE_DEADLINE),
        getContext().getSystem().ignoreRef());
  }

  private Behavior<FlightMessage> onWriterStopped() {
    boolean couldRead = phase != Phase.RECOVERING;
    underWay.forEach(Execute::writeFailed);
    underWay = List.of();
    failuresInARow++;
    if (couldRead && failuresInARow == 1) {
      // Most often another writer was faster: what it wrote is read, and the rest goes on.
      return recover();
    }
    phase = Phase.PAUSED;
    missed = false;
    waiting.refuseAll(FlightActor::refuseForTheDatabase);
    owners.suspend();
    if (stopping) {
      return stopUnlessRowIsBusy();
    }
    timers.startSingleTimer(TryAgain.INSTANCE, pauses.next());
    return this;
  }

  /**
   * Of ten thousand flights in memory few are asked for at any moment: if all of them tried, an
   * outage would be a load, and its end a rush.
   */
  private Behavior<FlightMessage> onTryAgain() {
    if (missed) {
      return recover();
    }
    phase = Phase.RESTING;
    askToRest();
    return this;
  }

  private void askToRest() {
    shard.tell(new ClusterSharding.Passivate<>(getContext().getSelf()));
  }

  private Behavior<FlightMessage> recover() {
    phase = Phase.RECOVERING;
    writer = spawnWriter(getContext());
    return this;
  }

  /** Whoever waits would learn the same; this only keeps the journal from lagging behind. */
  private Behavior<FlightMessage> onTimeIsDue() {
    if (phase == Phase.PAUSED || phase == Phase.RESTING) {
      return this; // The next writer says what is due.
    }
    return onExecute(note(new FlightCommand.NoteTime(), "time"));
  }

  /** Recovering is all that it takes: what is due and owed is seen to then. */
  private Behavior<FlightMessage> onWakeUp() {
    row.woken(clock.instant());
    return switch (phase) {
      case IDLE -> afterTheRow();
      case RESTING -> recover();
      case PAUSED -> {
        missed = true;
        yield this;
      }
      case RECOVERING, WRITING -> this;
    };
  }

  private Behavior<FlightMessage> onRowGuarded(RowGuarded answer) {
    row.guarded(answer);
    if (answer.listed()) {
      waiting.rowIsThere();
    } else {
      // Without its row a hold could outlive its deadline unseen: it is not made.
      waiting.refuseThoseForTheRow(FlightActor::refuseForTheDatabase);
    }
    return afterTheRow();
  }

  private Behavior<FlightMessage> onRowMoved(RowMoved answer) {
    row.moved(answer);
    return afterTheRow();
  }

  private Behavior<FlightMessage> afterTheRow() {
    return switch (phase) {
      case IDLE -> {
        row.settle(report, clock.instant());
        yield next();
      }
      case PAUSED, RESTING -> stopping ? stopUnlessRowIsBusy() : this;
      case RECOVERING, WRITING -> this;
    };
  }

  private Behavior<FlightMessage> stopUnlessRowIsBusy() {
    return row.isBusy() ? this : Behaviors.stopped();
  }

  private Behavior<FlightMessage> onOwnerAnswered(OwnerAnswered answer) {
    owners.answered(answer);
    return phase == Phase.IDLE ? next() : this;
  }

  private Behavior<FlightMessage> onTellAgain() {
    owners.tellAgain();
    return this;
  }

  private Behavior<FlightMessage> onStop() {
    stopping = true;
    owners.suspend();
    return switch (phase) {
      case IDLE -> next();
      case PAUSED, RESTING -> stopUnlessRowIsBusy();
      case RECOVERING, WRITING -> this;
    };
  }

  private static void refuseForTheDatabase(Execute request) {
    request.refuse(FlightReply.Reason.JOURNAL_UNAVAILABLE);
  }
}
