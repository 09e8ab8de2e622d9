package dev.jetway.flight.actor;

import dev.jetway.cluster.wakeup.WakeUps;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The list of flights to be woken, in memory, with one flight; changes can be held, or fail. */
final class TestWakeUps implements WakeUps {
  private final List<String> changes = new ArrayList<>();
  private final Deque<Runnable> held = new ArrayDeque<>();
  private @Nullable Instant due;
  private boolean holding;
  private boolean unreachable;

  // What a test does.

  synchronized void hold() {
    holding = true;
  }

  synchronized int heldChanges() {
    return held.size();
  }

  synchronized void letGo() {
    holding = false;
    while (!held.isEmpty()) {
      held.remove().run();
    }
  }

  synchronized void unreachable(boolean nowUnreachable) {
    unreachable = nowUnreachable;
  }

  /** What was done to the list, in this order, such as {@code guard} or {@code remove}. */
  synchronized List<String> changes() {
    return List.copyOf(changes);
  }

  /** When the flight is to be woken; null when it is not on the list. */
  synchronized @Nullable Instant due() {
    return due;
  }

  synchronized void forget() {
    due = null;
  }

  // What the flight does.

  @Override
  public CompletionStage<Boolean> guard(String id, Instant wanted) {
    return change(
        "guard",
        () -> {
          due = due == null || wanted.isBefore(due) ? wanted : due;
          return true;
        });
  }

  @Override
  public CompletionStage<Boolean> rest(String id, @Nullable Instant wanted) {
    return change(
        "rest",
        () -> {
          boolean listed = due != null;
          due = listed ? wanted : null;
          return listed;
        });
  }

  @Override
  public CompletionStage<Boolean> remove(String id) {
    return change(
        "remove",
        () -> {
          boolean listed = due != null;
          due = null;
          return listed;
        });
  }

  @Override
  public CompletionStage<List<String>> takeDue(Instant now, Instant again, int limit) {
    throw new UnsupportedOperationException("the test wakes the flight itself");
  }

  private synchronized CompletionStage<Boolean> change(String name, Supplier<Boolean> work) {
    CompletableFuture<Boolean> done = new CompletableFuture<>();
    Runnable run =
        () -> {
          if (unreachable) {
            done.completeExceptionally(new IllegalStateException("planted: unreachable"));
          } else {
            changes.add(name);
            done.complete(work.get());
          }
        };
    if (holding) {
      held.add(run);
    } else {
      run.run();
    }
    return done;
  }
}
