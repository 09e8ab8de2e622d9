package dev.jetway.flight.actor;

import dev.jetway.cluster.fence.Tenure;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.Done;

/** A tenure that is as the test says; undisputed unless it says something. */
final class TestTenure implements Tenure {
  private volatile boolean sure = true;
  private volatile CompletableFuture<Done> clear =
      CompletableFuture.completedFuture(Done.getInstance());

  void sure(boolean now) {
    sure = now;
  }

  /** From now on whoever starts waits; until this is completed. */
  CompletableFuture<Done> dispute() {
    CompletableFuture<Done> disputed = new CompletableFuture<>();
    clear = disputed;
    return disputed;
  }

  @Override
  public boolean mayAnswer() {
    return sure;
  }

  @Override
  public CompletionStage<Done> clear() {
    return clear;
  }
}
