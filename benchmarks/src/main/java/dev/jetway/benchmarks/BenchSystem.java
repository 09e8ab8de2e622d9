package dev.jetway.benchmarks;

import dev.jetway.cluster.settings.JetwayConfig;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.Props;
import org.apache.pekko.actor.typed.SpawnProtocol;
import org.apache.pekko.actor.typed.javadsl.AskPattern;

/**
 * An actor system with the shipped configuration, except that it forms no cluster; and the waiting
 * for what its actors do.
 */
record BenchSystem(ActorSystem<SpawnProtocol.Command> actors, JetwayConfig config)
    implements AutoCloseable {
  /** Longer than anything should take. */
  static final Duration PATIENCE = Duration.ofSeconds(60);

  static BenchSystem start(BenchDatabase database) {
    JetwayConfig config =
        JetwayConfig.load(Map.of()).with(database.address()).with("pekko.actor.provider", "local");
    return new BenchSystem(
        ActorSystem.create(SpawnProtocol.create(), "jetway-bench", config.config()), config);
  }

  <T> ActorRef<T> spawn(Behavior<T> behavior) {
    return await(
        AskPattern.<SpawnProtocol.Command, ActorRef<T>>ask(
                actors,
                replyTo -> new SpawnProtocol.Spawn<>(behavior, "", Props.empty(), replyTo),
                PATIENCE,
                actors.scheduler())
            .toCompletableFuture());
  }

  /** The future's value; an {@link IllegalStateException} if it fails or takes too long. */
  static <T> T await(CompletableFuture<T> future) {
    try {
      return future.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new IllegalStateException("the benchmark failed: " + e, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  static void sleep(Duration time) {
    try {
      Thread.sleep(time);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  @Override
  public void close() {
    actors.terminate();
    await(actors.getWhenTerminated().toCompletableFuture());
  }
}
