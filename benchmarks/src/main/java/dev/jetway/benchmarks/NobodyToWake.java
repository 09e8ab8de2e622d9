package dev.jetway.benchmarks;

import dev.jetway.cluster.wakeup.WakeUps;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** A list that nobody reads: what is measured makes no holds. */
final class NobodyToWake implements WakeUps {
  @Override
  public CompletionStage<Boolean> guard(String id, Instant due) {
    return CompletableFuture.completedStage(true);
  }

  @Override
  public CompletionStage<Boolean> rest(String id, @Nullable Instant due) {
    return CompletableFuture.completedStage(true);
  }

  @Override
  public CompletionStage<Boolean> remove(String id) {
    return CompletableFuture.completedStage(true);
  }

  @Override
  public CompletionStage<List<String>> takeDue(Instant now, Instant again, int limit) {
    return CompletableFuture.completedStage(List.of());
  }
}
