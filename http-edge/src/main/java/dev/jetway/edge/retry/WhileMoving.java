package dev.jetway.edge.retry;

import dev.jetway.cluster.settings.SettingReader;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Asks an entity again when it said that it is on its way to another node and has done nothing.
 * Only such an answer may be asked for again here: after any other the client decides.
 */
public final class WhileMoving {
  private static final int TRIES_MAX = 100;
  private static final Duration PAUSE_MAX = Duration.ofSeconds(10);

  private final Settings settings;
  private final InstantSource clock;

  /**
   * The numbers of {@code jetway.edge.moving}, where each is explained.
   *
   * @param tries the first one included
   * @param pauseMin before the second try; doubles with each
   * @param pauseMax up to this
   */
  public record Settings(int tries, Duration pauseMin, Duration pauseMax) {
    /** Reads and checks them. */
    public static Settings from(SettingReader settings) {
      return new Settings(
          settings.number("jetway.edge.moving.tries-max", 1, TRIES_MAX),
          settings.duration("jetway.edge.moving.pause-min", Duration.ofMillis(1), PAUSE_MAX),
          settings.duration("jetway.edge.moving.pause-max", Duration.ofMillis(1), PAUSE_MAX));
    }
  }

  public WhileMoving(Settings settings, InstantSource clock) {
    this.settings = settings;
    this.clock = clock;
  }

  /**
   * Asks until the answer is another one, the tries are used up, or the next one would come after
   * the deadline.
   *
   * @param question asks once
   * @param moving whether an answer says that the entity moves, and nothing was done
   */
  public <R> CompletionStage<R> ask(
      Supplier<CompletionStage<R>> question, Predicate<R> moving, Instant deadline) {
    return ask(question, moving, deadline, 1, settings.pauseMin());
  }

  private <R> CompletionStage<R> ask(
      Supplier<CompletionStage<R>> question,
      Predicate<R> moving,
      Instant deadline,
      int tried,
      Duration pause) {
    return question
        .get()
        .thenCompose(
            answer -> {
              Duration wait = spread(pause);
              if (!moving.test(answer)
                  || tried >= settings.tries()
                  || !clock.instant().plus(wait).isBefore(deadline)) {
                return CompletableFuture.completedStage(answer);
              }
              Executor later =
                  CompletableFuture.delayedExecutor(wait.toNanos(), TimeUnit.NANOSECONDS);
              return CompletableFuture.supplyAsync(
                      () -> ask(question, moving, deadline, tried + 1, next(pause)), later)
                  .thenCompose(again -> again);
            });
  }

  private Duration next(Duration pause) {
    Duration doubled = pause.multipliedBy(2);
    return doubled.compareTo(settings.pauseMax()) < 0 ? doubled : settings.pauseMax();
  }

  /** Half to all of it, so that those who wait for one node don't come back at once. */
  private static Duration spread(Duration pause) {
    long half = Math.max(1, pause.toNanos() / 2);
    return Duration.ofNanos(half + ThreadLocalRandom.current().nextLong(half));
  }
}
