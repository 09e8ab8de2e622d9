package dev.jetway.edge.retry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Requests to entities that move are sent again, within bounds, and no others. */
class WhileMovingTest {
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

  private final AtomicInteger asked = new AtomicInteger();
  private final WhileMoving whileMoving =
      new WhileMoving(
          new WhileMoving.Settings(4, Duration.ofMillis(1), Duration.ofMillis(2)), () -> NOW);

  /** Says so many times that it moves, and then what it was asked for. */
  private String ask(int moves, Duration patience) {
    return whileMoving
        .ask(
            () ->
                CompletableFuture.completedStage(
                    asked.incrementAndGet() <= moves ? "moving" : "done"),
            "moving"::equals,
            NOW.plus(patience))
        .toCompletableFuture()
        .join();
  }

  @Test
  void whoMovesIsAskedAgainUntilItHasArrived() {
    assertThat(ask(2, Duration.ofSeconds(5))).isEqualTo("done");
    assertThat(asked).hasValue(3);
  }

  @Test
  void anyOtherAnswerIsPassedOnAtOnce() {
    assertThat(ask(0, Duration.ofSeconds(5))).isEqualTo("done");
    assertThat(asked).hasValue(1);
  }

  @Test
  void afterTheLastTryTheClientIsTold() {
    assertThat(ask(100, Duration.ofSeconds(5))).isEqualTo("moving");
    assertThat(asked).hasValue(4);
  }

  @Test
  void nothingIsAskedAgainThatWouldComeAfterTheDeadline() {
    assertThat(ask(100, Duration.ZERO)).isEqualTo("moving");
    assertThat(asked).hasValue(1);
  }
}
