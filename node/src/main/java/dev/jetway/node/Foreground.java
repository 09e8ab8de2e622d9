package dev.jetway.node;

import dev.jetway.cluster.settings.JetwayConfig;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** Runs a node until its JVM is told to end, and then ends it in order. */
final class Foreground {
  private final Consumer<String> progress;

  /** Tells what is going on, a line at a time. */
  Foreground(Consumer<String> progress) {
    this.progress = progress;
  }

  /** Starts it; whenever the JVM ends from now on, it ends in order. */
  StandaloneNode start(JetwayConfig config) {
    progress.accept("starting");
    CompletableFuture<StandaloneNode> started = new CompletableFuture<>();
    // Before the start: a signal that comes half-way would leave the database running alone.
    Runtime.getRuntime().addShutdownHook(new Thread(() -> end(started), "end"));
    try {
      started.complete(StandaloneNode.start(config, progress));
    } catch (RuntimeException | Error failure) {
      started.completeExceptionally(failure);
      throw failure;
    }
    return started.join();
  }

  /** Waits for a start that is under way: it can't be broken off everywhere, and is short. */
  private void end(CompletableFuture<StandaloneNode> started) {
    StandaloneNode running = started.exceptionally(failed -> null).join();
    if (running == null) {
      return; // It has cleaned up after itself, and its exit code says why.
    }
    progress.accept("ending");
    running.close();
    progress.accept("ended");
    if (isAskedFor()) {
      // An end in order is a success, although a signal asked for it.
      Runtime.getRuntime().halt(0);
    }
  }

  /**
   * True when a signal ends the JVM: its handler's thread waits for the hooks. Otherwise a fatal
   * error does, or a member that was downed, whose exit code must reach the supervisor.
   */
  private static boolean isAskedFor() {
    return Thread.getAllStackTraces().keySet().stream()
        .anyMatch(thread -> thread.getName().matches("SIG[A-Z]+ handler"));
  }
}
