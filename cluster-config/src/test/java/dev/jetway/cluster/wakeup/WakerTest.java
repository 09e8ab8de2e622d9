package dev.jetway.cluster.wakeup;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.ManualTime;
import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** When a list is looked at, and who is woken. */
class WakerTest {
  private static final Instant NOW = Instant.parse("2026-05-01T10:00:00Z");
  private static final Duration POLL = Duration.ofSeconds(2);
  private static final WakeUpSettings SETTINGS =
      new WakeUpSettings(Duration.ofSeconds(30), POLL, 2);

  /** Gives one batch per look. */
  private static final class Batches implements WakeUps {
    final Queue<CompletionStage<List<String>>> batches = new ConcurrentLinkedQueue<>();
    final AtomicInteger looks = new AtomicInteger();

    @Override
    public CompletionStage<List<String>> takeDue(Instant now, Instant again, int limit) {
      looks.incrementAndGet();
      assertThat(now).isEqualTo(NOW);
      assertThat(again).isEqualTo(NOW.plusSeconds(30));
      assertThat(limit).isEqualTo(2);
      CompletionStage<List<String>> batch = batches.poll();
      return batch == null ? CompletableFuture.completedStage(List.of()) : batch;
    }

    @Override
    public CompletionStage<Boolean> guard(String id, Instant due) {
      throw new UnsupportedOperationException("not a waker's affair");
    }

    @Override
    public CompletionStage<Boolean> rest(String id, @Nullable Instant due) {
      throw new UnsupportedOperationException("not a waker's affair");
    }

    @Override
    public CompletionStage<Boolean> remove(String id) {
      throw new UnsupportedOperationException("not a waker's affair");
    }
  }

  private final ActorTestKit testKit = ActorTestKit.create("waker", ManualTime.config());
  private final ManualTime time = ManualTime.get(testKit.system());
  private final TestProbe<String> woken = testKit.createTestProbe();
  private final Batches list = new Batches();

  @AfterEach
  void end() {
    testKit.shutdownTestKit();
  }

  private void start() {
    var unused =
        testKit.spawn(
            Waker.create(list, id -> woken.getRef().tell(id), SETTINGS, InstantSource.fixed(NOW)));
  }

  @Test
  void aFullBatchIsFollowedByTheNextOneAtOnce() {
    list.batches.add(CompletableFuture.completedStage(List.of("one", "two")));
    list.batches.add(CompletableFuture.completedStage(List.of("three")));
    list.batches.add(CompletableFuture.completedStage(List.of("four")));
    start();
    time.expectNoMessageFor(POLL.minusMillis(1), woken);

    time.timePasses(Duration.ofMillis(1));
    woken.expectMessage("one");
    woken.expectMessage("two");
    woken.expectMessage("three");
    time.expectNoMessageFor(POLL.minusMillis(1), woken);
    time.timePasses(Duration.ofMillis(1));
    woken.expectMessage("four");
    assertThat(list.looks).hasValue(3);
  }

  @Test
  void aListThatCannotBeReadIsReadAgainAtTheNextTurn() {
    list.batches.add(CompletableFuture.failedStage(new IllegalStateException("planted")));
    list.batches.add(CompletableFuture.completedStage(List.of("one")));
    start();

    time.timePasses(POLL);
    time.expectNoMessageFor(POLL.minusMillis(1), woken);
    time.timePasses(Duration.ofMillis(1));
    woken.expectMessage("one");
  }
}
