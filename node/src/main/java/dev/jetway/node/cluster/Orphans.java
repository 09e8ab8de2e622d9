package dev.jetway.node.cluster;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/**
 * Ends the nodes that a killed supervisor left. Most have noticed by themselves, because their
 * standard input has ended; one that was paused, or hangs, has not.
 */
final class Orphans {
  private Orphans() {}

  /**
   * Asks each to end, waits, and kills those that don't; only processes that the state knows by
   * number and start time.
   *
   * @param limit from the question to the kill
   * @return how many there were
   */
  static int end(RunState state, Duration limit, Consumer<String> progress)
      throws InterruptedException {
    List<ProcessHandle> found = new ArrayList<>();
    for (Map.Entry<String, RunState.Known> node : state.nodes().entrySet()) {
      node.getValue()
          .find()
          .ifPresent(
              process -> {
                progress.accept(
                    "ending %s (pid %d), which an earlier supervisor left"
                        .formatted(node.getKey(), process.pid()));
                found.add(process);
              });
    }
    found.forEach(ProcessHandle::destroy);
    long end = System.nanoTime() + limit.toNanos();
    for (ProcessHandle process : found) {
      CompletableFuture<ProcessHandle> gone = process.onExit();
      try {
        await(gone, Math.max(1, end - System.nanoTime()));
      } catch (TimeoutException e) {
        process.destroyForcibly();
        try {
          await(gone, limit.toNanos());
        } catch (TimeoutException again) {
          progress.accept("pid %d can't be killed".formatted(process.pid()));
        }
      }
    }
    return found.size();
  }

  private static void await(CompletableFuture<ProcessHandle> gone, long nanos)
      throws InterruptedException, TimeoutException {
    try {
      ProcessHandle unused = gone.get(nanos, TimeUnit.NANOSECONDS);
    } catch (java.util.concurrent.ExecutionException never) {
      throw new IllegalStateException(never);
    }
  }
}
