package dev.jetway.cluster.projection;

import dev.jetway.cluster.database.QueryPool;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CompletionException;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.AbstractBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.Receive;
import org.apache.pekko.actor.typed.javadsl.TimerScheduler;

/**
 * Takes one step of a projection after another, for as long as it lives: at once when there was
 * more, else after a pause.
 *
 * <p>After a failure it tries again, with growing pauses and smaller batches, so that a database
 * that is too slow for a batch is not asked for the same one for ever. At an event that can't be
 * read it tries with the longest pause: an other version of the program may be able to.
 */
final class Follower<E> extends AbstractBehavior<Follower.Message> {
  private static final int DOUBLINGS_MAX = 20;

  sealed interface Message {}

  /** Time for the next step. */
  enum Poll implements Message {
    INSTANCE
  }

  private record Stepped(boolean more) implements Message {}

  private record Failed(Throwable failure) implements Message {}

  /** The owner is to be another one. What is under way may yet be committed; see {@link Step}. */
  enum Stop implements Message {
    INSTANCE
  }

  private final TimerScheduler<Message> timers;
  private final QueryPool pool;
  private final ProjectionSettings settings;
  private final String name;
  private final Slice slice;
  private final Step<E> step;
  private final Offsets offsets;
  private final InstantSource clock;

  private int failures;
  private int rowsMax;
  private String lastError = "";

  static <E> Behavior<Message> create(
      QueryPool pool,
      ProjectionSettings settings,
      String schema,
      ReadModel<E> model,
      Slice slice,
      Step<E> step,
      InstantSource clock) {
    return Behaviors.setup(
        context ->
            Behaviors.withTimers(
                timers ->
                    new Follower<>(
                        context, timers, pool, settings, schema, model, slice, step, clock)));
  }

  private Follower(
      ActorContext<Message> context,
      TimerScheduler<Message> timers,
      QueryPool pool,
      ProjectionSettings settings,
      String schema,
      ReadModel<E> model,
      Slice slice,
      Step<E> step,
      InstantSource clock) {
    super(context);
    this.timers = timers;
    this.pool = pool;
    this.settings = settings;
    this.name = model.name();
    this.slice = slice;
    this.step = step;
    this.offsets = new Offsets(schema, name, slice.of());
    this.clock = clock;
    this.rowsMax = settings.batchRows();
    context.getLog().info("Projection {} ({}) begins here", name, slice);
    poll();
  }

  @Override
  public Receive<Message> createReceive() {
    return newReceiveBuilder().onAnyMessage(this::onMessage).build();
  }

  private Behavior<Message> onMessage(Message message) {
    return switch (message) {
      case Poll poll -> {
        poll();
        yield this;
      }
      case Stepped(boolean more) -> {
        onStepped(more);
        yield this;
      }
      case Failed(Throwable failure) -> {
        onFailed(failure);
        yield this;
      }
      case Stop stop -> Behaviors.stopped();
    };
  }

  private void poll() {
    int rows = rowsMax;
    getContext()
        .pipeToSelf(
            pool.run(connection -> step.run(connection, rows, settings.batchBytes())),
            (more, failure) -> failure == null ? new Stepped(more) : new Failed(failure));
  }

  private void onStepped(boolean more) {
    if (failures > 0) {
      getContext().getLog().info("Projection {} ({}) goes on", name, slice);
    }
    failures = 0;
    lastError = "";
    rowsMax = Math.min(settings.batchRows(), 2 * rowsMax);
    if (more) {
      poll();
    } else {
      timers.startSingleTimer(Poll.INSTANCE, settings.pollEvery());
    }
  }

  private void onFailed(Throwable failure) {
    Throwable cause =
        failure instanceof CompletionException && failure.getCause() != null
            ? failure.getCause()
            : failure;
    boolean stopped = cause instanceof UnreadableEventException;
    String error = String.valueOf(stopped ? cause.getMessage() : cause);
    if (!error.equals(lastError)) {
      if (stopped) {
        getContext().getLog().error("Projection {} ({}) stops. {}", name, slice, error, cause);
      } else {
        getContext().getLog().warn("Projection {} ({}) failed: {}", name, slice, error);
      }
      lastError = error;
    }
    pool.run(
            connection -> {
              offsets.fail(connection, slice, stopped, error, clock.instant());
              return true;
            })
        .exceptionally(alsoFailed -> false); // The database is away, which others show.
    timers.startSingleTimer(Poll.INSTANCE, stopped ? settings.retryPauseMax() : pause());
    failures++;
    rowsMax = Math.max(1, rowsMax / 2);
  }

  private Duration pause() {
    Duration pause = settings.retryPauseMin().multipliedBy(1L << Math.min(failures, DOUBLINGS_MAX));
    return pause.compareTo(settings.retryPauseMax()) < 0 ? pause : settings.retryPauseMax();
  }
}
