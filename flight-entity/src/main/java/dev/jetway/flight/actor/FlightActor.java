package dev.jetway.flight.actor;

import dev.jetway.flight.actor.FlightMessage.Execute;
import dev.jetway.flight.actor.FlightMessage.GroupDone;
import dev.jetway.flight.actor.FlightMessage.Stop;
import dev.jetway.flight.actor.FlightMessage.TimeIsDue;
import dev.jetway.flight.actor.FlightMessage.TryAgain;
import dev.jetway.flight.actor.FlightMessage.WriterReady;
import dev.jetway.flight.actor.FlightMessage.WriterStopped;
import dev.jetway.flight.domain.FlightCommand;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.AbstractBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.Receive;
import org.apache.pekko.actor.typed.javadsl.TimerScheduler;
import org.apache.pekko.cluster.sharding.typed.javadsl.ClusterSharding;

/**
 * The front of one flight: the sharded actor.
 *
 * <p>It holds requests back while a write is under way, then gives the writer all of them at once
 * (group commit: an idle flight pays nothing, a hot one writes hundreds of bookings per commit). It
 * is the one bound on what may wait for a flight; it drops what nobody waits for any more; and it
 * outlives the writer, so that whoever waits is told when the journal fails.
 */
public final class FlightActor extends AbstractBehavior<FlightMessage> {
  /** A timer may fire a moment early; and what is due at once need not wait for the next tick. */
  private static final Duration TIMER_MIN = Duration.ofMillis(10);

  /** Longer timers are cut into pieces of this length. */
  private static final Duration TIMER_MAX = Duration.ofHours(1);

  /** How long a note of what time has made due may wait for its turn. */
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

  private final Deque<Execute> buffer = new ArrayDeque<>();
  private List<Execute> underWay = List.of();
  private ActorRef<FlightWriter.Group> writer;
  private Phase phase = Phase.RECOVERING;
  private boolean exists;
  private boolean stopping;
  private int failuresInARow;
  private int pausesInARow;

  /** Whether somebody was refused in this pause, and so is likely to come again. */
  private boolean missed;

  /**
   * Creates the behavior.
   *
   * @param flightId the flight's id as text; also the entity id
   * @param shard who is asked to let this actor rest
   */
  public static Behavior<FlightMessage> create(
      String flightId,
      ActorRef<ClusterSharding.ShardCommand> shard,
      FlightSettings settings,
      InstantSource clock) {
    return Behaviors.setup(
        context ->
            Behaviors.withTimers(
                timers -> new FlightActor(context, timers, flightId, shard, settings, clock)));
  }

  private FlightActor(
      ActorContext<FlightMessage> context,
      TimerScheduler<FlightMessage> timers,
      String flightId,
      ActorRef<ClusterSharding.ShardCommand> shard,
      FlightSettings settings,
      InstantSource clock) {
    super(context);
    this.timers = timers;
    this.flightId = flightId;
    this.shard = shard;
    this.settings = settings;
    this.clock = clock;
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
        .onMessage(WriterReady.class, ready -> onWriterReady(ready.report()))
        .onMessage(WriterStopped.class, stopped -> onWriterStopped())
        .onMessage(TryAgain.class, again -> onTryAgain())
        .onMessage(TimeIsDue.class, due -> onTimeIsDue())
        .onMessage(Stop.class, stop -> onStop())
        .build();
  }

  private Behavior<FlightMessage> onExecute(Execute request) {
    if (phase == Phase.PAUSED) {
      missed = true;
      refuse(request, FlightReply.Reason.JOURNAL_UNAVAILABLE);
      return this;
    }
    if (buffer.size() >= settings.bufferLimit()) {
      refuse(request, FlightReply.Reason.BUSY);
      return this;
    }
    buffer.add(request);
    return switch (phase) {
      case IDLE -> next();
      case RESTING -> recover();
      case RECOVERING, WRITING, PAUSED -> this;
    };
  }

  private Behavior<FlightMessage> onWriterReady(WriterReport report) {
    phase = Phase.IDLE;
    exists = report.exists();
    watchTheTime(report);
    return next();
  }

  private Behavior<FlightMessage> onGroupDone(WriterReport report) {
    failuresInARow = 0;
    pausesInARow = 0;
    underWay = List.of();
    phase = Phase.IDLE;
    exists = report.exists();
    watchTheTime(report);
    return next();
  }

  /** Gives the writer what waits; with nothing waiting, rests if it should. */
  private Behavior<FlightMessage> next() {
    Instant now = clock.instant();
    List<Execute> group = new ArrayList<>();
    while (!buffer.isEmpty() && group.size() < settings.groupLimit()) {
      Execute request = buffer.remove();
      if (request.deadline().isAfter(now)) {
        group.add(request);
      }
    }
    if (!group.isEmpty()) {
      underWay = group;
      phase = Phase.WRITING;
      writer.tell(new FlightWriter.Group(group));
      return this;
    }
    if (stopping) {
      return Behaviors.stopped();
    }
    if (!exists) {
      // Asked for by a wrong id: it must not cost memory until the idle time-out.
      askToRest();
    }
    return this;
  }

  private Behavior<FlightMessage> onWriterStopped() {
    boolean couldRead = phase != Phase.RECOVERING;
    underWay.forEach(FlightActor::writeFailed);
    underWay = List.of();
    failuresInARow++;
    if (couldRead && failuresInARow == 1) {
      // Most often another writer was faster: what it wrote is read, and the rest goes on.
      return recover();
    }
    phase = Phase.PAUSED;
    missed = false;
    buffer.forEach(request -> refuse(request, FlightReply.Reason.JOURNAL_UNAVAILABLE));
    buffer.clear();
    if (stopping) {
      return Behaviors.stopped();
    }
    timers.startSingleTimer(TryAgain.INSTANCE, pause());
    pausesInARow++;
    return this;
  }

  private Duration pause() {
    int doublings = Math.min(pausesInARow, 16);
    Duration pause = settings.restartBackoffMin().multipliedBy(1L << doublings);
    return pause.compareTo(settings.restartBackoffMax()) < 0 ? pause : settings.restartBackoffMax();
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

  private void watchTheTime(WriterReport report) {
    Instant due = report.nextDue();
    if (due == null) {
      timers.cancel(TimeIsDue.INSTANCE);
      return;
    }
    Duration wait = Duration.between(clock.instant(), due);
    if (wait.compareTo(TIMER_MIN) < 0) {
      wait = TIMER_MIN;
    } else if (wait.compareTo(TIMER_MAX) > 0) {
      wait = TIMER_MAX;
    }
    timers.startSingleTimer(TimeIsDue.INSTANCE, TimeIsDue.INSTANCE, wait);
  }

  /** Whoever waits would learn the same; this only keeps the journal from lagging behind. */
  private Behavior<FlightMessage> onTimeIsDue() {
    if (phase == Phase.PAUSED || phase == Phase.RESTING) {
      return this; // The next writer says what is due.
    }
    return onExecute(
        new Execute(
            new FlightCommand.NoteTime(),
            new Origin("time", null),
            clock.instant().plus(NOTE_DEADLINE),
            getContext().getSystem().ignoreRef()));
  }

  private Behavior<FlightMessage> onStop() {
    stopping = true;
    return switch (phase) {
      case IDLE, PAUSED, RESTING -> next();
      case RECOVERING, WRITING -> this;
    };
  }

  /** A question has changed nothing, whatever became of the write that it waited for. */
  private static void writeFailed(Execute request) {
    if (request.command() instanceof FlightCommand.Query) {
      refuse(request, FlightReply.Reason.JOURNAL_UNAVAILABLE);
    } else {
      request.replyTo().tell(new FlightReply.OutcomeUnknown());
    }
  }

  private static void refuse(Execute request, FlightReply.Reason reason) {
    request.replyTo().tell(new FlightReply.Unavailable(reason));
  }
}
