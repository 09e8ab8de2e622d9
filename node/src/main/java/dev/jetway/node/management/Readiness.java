package dev.jetway.node.management;

import dev.jetway.edge.health.HealthCheck;
import dev.jetway.edge.health.HealthCheck.Observation;
import dev.jetway.edge.health.HealthCheck.Status;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

/** Whether this node may be sent requests. */
public final class Readiness {
  private final List<HealthCheck> checks;
  private final Duration deadline;
  private volatile Stage stage = Stage.STARTING;

  /** What a node goes through, in this order. */
  private enum Stage {
    STARTING,
    SERVING,
    ENDING
  }

  /**
   * Ready once started, until it ends, and while these checks don't fail.
   *
   * @param deadline a check that takes longer has failed
   */
  public Readiness(List<HealthCheck> checks, Duration deadline) {
    this.checks = List.copyOf(checks);
    this.deadline = deadline;
  }

  /** Everything is in place. An end that has begun is not taken back. */
  public synchronized void started() {
    if (stage == Stage.STARTING) {
      stage = Stage.SERVING;
    }
  }

  /** From now on nobody new is to come. */
  public synchronized void ending() {
    stage = Stage.ENDING;
  }

  boolean isStarted() {
    return stage != Stage.STARTING;
  }

  /** Looks now, for at most the deadline; never fails. */
  CompletionStage<Boolean> now() {
    if (stage != Stage.SERVING) {
      return CompletableFuture.completedStage(false);
    }
    List<CompletableFuture<Boolean>> looks = checks.stream().map(this::passes).toList();
    return CompletableFuture.allOf(looks.toArray(CompletableFuture[]::new))
        .thenApply(
            done -> stage == Stage.SERVING && looks.stream().allMatch(CompletableFuture::join));
  }

  private CompletableFuture<Boolean> passes(HealthCheck check) {
    return CompletableFuture.completedStage(check)
        .thenCompose(HealthCheck::observe)
        .toCompletableFuture()
        .orTimeout(deadline.toMillis(), TimeUnit.MILLISECONDS)
        .thenApply(Observation::status)
        .exceptionally(failure -> Status.FAIL)
        .thenApply(status -> status != Status.FAIL);
  }
}
