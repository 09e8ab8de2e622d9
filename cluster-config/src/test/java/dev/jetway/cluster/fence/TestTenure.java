package dev.jetway.cluster.fence;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.Done;

/** A tenure that is as the test says; undisputed unless it says something. */
public final class TestTenure implements Tenure {
  private volatile boolean sure = true;
  private volatile CompletableFuture<Done> clear =
      CompletableFuture.completedFuture(Done.getInstance());

  /** Whether answers from memory may be given. */
  public void sure(boolean now) {
    sure = now;
  }

  /** From now on whoever starts waits; until this is completed. */
  public CompletableFuture<Done> dispute() {
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
