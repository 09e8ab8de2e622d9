package dev.jetway.flight.actor;

import dev.jetway.flight.domain.FlightId;
import dev.jetway.flight.domain.OwnerNotice;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Predicate;

/** Owners who write down what they are told, and answer as the test wants. */
final class TestOwners implements BookingOwners {
  private final List<OwnerNotice> told = new ArrayList<>();
  private final Deque<Runnable> held = new ArrayDeque<>();
  private Predicate<OwnerNotice> understands = notice -> true;
  private boolean holding;
  private int mostAtOnce;

  /** From now on owners think about their answers. */
  synchronized void hold() {
    holding = true;
  }

  synchronized int thinking() {
    return held.size();
  }

  synchronized int mostAtOnce() {
    return mostAtOnce;
  }

  /** So many of them answer. */
  synchronized void letGo(int count) {
    for (int i = 0; i < count; i++) {
      held.remove().run();
    }
  }

  synchronized void letAllGo() {
    holding = false;
    letGo(held.size());
  }

  /** Those for whom this is false answer that they have to be told again. */
  synchronized void understands(Predicate<OwnerNotice> predicate) {
    understands = predicate;
  }

  /** What was said, in this order, again and again included. */
  synchronized List<OwnerNotice> told() {
    return List.copyOf(told);
  }

  synchronized List<String> names() {
    return told.stream().map(notice -> notice.reservation().value()).toList();
  }

  @Override
  public synchronized CompletionStage<Boolean> tell(
      FlightId flight, OwnerNotice notice, Instant deadline) {
    told.add(notice);
    CompletableFuture<Boolean> answer = new CompletableFuture<>();
    Runnable run = () -> answer.complete(understands.test(notice));
    if (holding) {
      held.add(run);
      mostAtOnce = Math.max(mostAtOnce, held.size());
    } else {
      run.run();
    }
    return answer;
  }
}
