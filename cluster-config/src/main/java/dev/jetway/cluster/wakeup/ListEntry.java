package dev.jetway.cluster.wakeup;

import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One entity's place on the list, as its actor sees it; for that actor's thread alone. Changes
 * reach the table in the order in which they were asked for: a rest must never undo a later guard.
 *
 * <p>An entity is guarded before its first write after a rest, and rests when it owes nothing more.
 * A rest or removal that fails is not repeated: the entry stays due, and the entity is woken.
 */
public final class ListEntry {
  private final WakeUps wakeUps;
  private final String id;
  private CompletionStage<?> last = CompletableFuture.completedStage(true);
  private boolean guarded;
  private int guardsAsked;

  public ListEntry(WakeUps wakeUps, String id) {
    this.wakeUps = wakeUps;
    this.id = id;
  }

  /** Whether somebody looks after the entity soon if this actor should not. */
  public boolean isGuarded() {
    return guarded;
  }

  /** Guards the entity; what comes of it is then told by {@link #answered}. */
  public CompletionStage<Boolean> guard(Instant due) {
    return guard(() -> wakeUps.guard(id, due));
  }

  /** Guards the entity by a statement of the service's own. */
  public <T> CompletionStage<T> guard(Supplier<CompletionStage<T>> change) {
    guardsAsked++;
    return inTurn(change);
  }

  /**
   * A guard that was asked for has come to this; to be told once for each, failed ones included.
   */
  public void answered(boolean listed) {
    guardsAsked--;
    guarded |= listed;
  }

  /**
   * The entry was due, and is so again a little later. Of an entity that never came to be, only the
   * entry is left: it goes, unless the first command is just on its way.
   */
  public void woken(boolean exists) {
    if (exists) {
      // While a rest is on its way to the table, it may undo that; then the next waking rests it.
      guarded |= guardsAsked == 0 && last.toCompletableFuture().isDone();
    } else if (guardsAsked == 0 && !guarded) {
      remove();
    }
  }

  /**
   * Lets the entity rest.
   *
   * @param due null until somebody asks for it
   */
  public void rest(@Nullable Instant due) {
    rest(() -> wakeUps.rest(id, due));
  }

  /** Lets the entity rest by a statement of the service's own. */
  public void rest(Supplier<CompletionStage<Boolean>> change) {
    guarded = false;
    var unused = inTurn(change);
  }

  /** Takes the entity off the list. */
  public void remove() {
    guarded = false;
    var unused = inTurn(() -> wakeUps.remove(id));
  }

  private <T> CompletionStage<T> inTurn(Supplier<CompletionStage<T>> change) {
    CompletionStage<T> done =
        last.handle((before, failure) -> true).thenCompose(turn -> change.get());
    last = done;
    return done;
  }
}
