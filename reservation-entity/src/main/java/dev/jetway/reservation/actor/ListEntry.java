package dev.jetway.reservation.actor;

import dev.jetway.flight.domain.ReservationId;
import dev.jetway.reservation.domain.RecordLocator;
import dev.jetway.reservation.wakeup.WakeUps;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * One reservation's place on the list of the living. Its changes reach the table in the order in
 * which they were asked for: a rest must never undo a later guard.
 */
final class ListEntry {
  private final WakeUps wakeUps;
  private final ReservationId reservation;
  private CompletionStage<?> last = CompletableFuture.completedStage(true);
  private boolean guarded;
  private int guardsAsked;

  ListEntry(WakeUps wakeUps, ReservationId reservation) {
    this.wakeUps = wakeUps;
    this.reservation = reservation;
  }

  /** Whether somebody looks after the reservation soon if this actor should not. */
  boolean isGuarded() {
    return guarded;
  }

  /** A guard that was asked for has come to this. */
  void answered(boolean listed) {
    guardsAsked--;
    guarded |= listed;
  }

  /**
   * The entry was due, and is so again a little later. Of a reservation that never came to be, only
   * the entry is left: it goes, unless the first command is just on its way.
   */
  void woken(boolean exists) {
    if (exists) {
      // While a rest is on its way to the table, it may undo that; then the next waking rests it.
      guarded |= guardsAsked == 0 && last.toCompletableFuture().isDone();
    } else if (guardsAsked == 0 && !guarded) {
      remove();
    }
  }

  CompletionStage<Boolean> guard(@Nullable RecordLocator locator, Instant now, Duration within) {
    guardsAsked++;
    return inTurn(() -> wakeUps.guard(reservation, locator, now.plus(within)));
  }

  void rest(@Nullable Instant due) {
    guarded = false;
    var unused = inTurn(() -> wakeUps.rest(reservation, due));
  }

  void remove() {
    guarded = false;
    var unused = inTurn(() -> wakeUps.remove(reservation));
  }

  private interface Change {
    CompletionStage<Boolean> start();
  }

  /** A rest that fails is repeated: the entry stays due, and the reservation is woken. */
  private CompletionStage<Boolean> inTurn(Change change) {
    CompletionStage<Boolean> done =
        last.handle((before, failure) -> true).thenCompose(turn -> change.start());
    last = done;
    return done;
  }
}
