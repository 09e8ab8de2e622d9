package dev.jetway.reservation.actor;

import dev.jetway.cluster.wakeup.WakeUps;
import dev.jetway.flight.domain.ReservationId;
import dev.jetway.reservation.domain.RecordLocator;
import dev.jetway.reservation.wakeup.LivingReservations;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** A list of the living that remembers what it is told, and can be full, away or slow. */
final class TestList implements LivingReservations, WakeUps {
  private final List<String> told = new ArrayList<>();
  private final List<Runnable> held = new ArrayList<>();
  private Guard next = Guard.LISTED;
  private @Nullable RecordLocator locator;
  private boolean away;
  private boolean holding;

  /** Of the changes asked for: {@code guard}, {@code rest}, {@code remove}, {@code hand over}. */
  synchronized List<String> told() {
    return List.copyOf(told);
  }

  /** Of the latest guard that was granted and had one. */
  synchronized @Nullable RecordLocator locator() {
    return locator;
  }

  synchronized void answersWith(Guard outcome) {
    next = outcome;
  }

  synchronized void away(boolean now) {
    away = now;
  }

  synchronized void holdAnswers() {
    holding = true;
  }

  synchronized void letAnswersGo() {
    holding = false;
    held.forEach(Runnable::run);
    held.clear();
  }

  private synchronized <T> CompletionStage<T> tell(String what, T answer) {
    told.add(what);
    CompletableFuture<T> stage = new CompletableFuture<>();
    boolean fails = away;
    Runnable finish =
        () -> {
          if (fails) {
            stage.completeExceptionally(new IllegalStateException("planted: away"));
          } else {
            stage.complete(answer);
          }
        };
    if (holding) {
      held.add(finish);
    } else {
      finish.run();
    }
    return stage;
  }

  @Override
  public WakeUps wakeUps() {
    return this;
  }

  @Override
  public synchronized CompletionStage<Guard> guard(
      ReservationId reservation, Claims claims, Instant due) {
    if (next == Guard.LISTED && !away && claims.locator() != null) {
      locator = claims.locator();
    }
    return tell("guard", next);
  }

  @Override
  public CompletionStage<Boolean> guard(String id, Instant due) {
    return tell("hand over", true);
  }

  @Override
  public CompletionStage<Boolean> rest(
      ReservationId reservation, @Nullable Instant due, boolean open) {
    return tell("rest", true);
  }

  @Override
  public CompletionStage<Boolean> rest(String id, @Nullable Instant due) {
    throw new UnsupportedOperationException("reservations say whether they are open");
  }

  @Override
  public CompletionStage<Boolean> remove(String id) {
    return tell("remove", true);
  }

  @Override
  public CompletionStage<List<String>> takeDue(Instant now, Instant again, int limit) {
    throw new UnsupportedOperationException("the waker's affair");
  }

  @Override
  public CompletionStage<Optional<ReservationId>> find(RecordLocator locator) {
    throw new UnsupportedOperationException("a customer's affair");
  }
}
