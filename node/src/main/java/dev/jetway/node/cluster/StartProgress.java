package dev.jetway.node.cluster;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What a supervisor says while it starts, for those who come to listen, also late. */
final class StartProgress {
  private final List<String> lines = new ArrayList<>();
  private boolean ended;
  private @Nullable Failure failure;

  /** One more line; there are a few dozen. */
  synchronized void say(String line) {
    if (!ended) {
      lines.add(line);
      notifyAll();
    }
  }

  synchronized void succeeded() {
    ended = true;
    notifyAll();
  }

  synchronized void failed(Failure why) {
    failure = why;
    succeeded();
  }

  /**
   * Repeats all lines, and returns when the start has succeeded.
   *
   * @throws Failure when it has failed
   */
  void follow(Consumer<String> listener) throws InterruptedException {
    int heard = 0;
    while (true) {
      List<String> fresh;
      synchronized (this) {
        while (heard == lines.size() && !ended) {
          wait();
        }
        fresh = List.copyOf(lines.subList(heard, lines.size()));
        if (fresh.isEmpty()) {
          if (failure != null) {
            throw failure;
          }
          return;
        }
      }
      fresh.forEach(listener);
      heard += fresh.size();
    }
  }
}
