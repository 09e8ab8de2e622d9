package dev.jetway.cluster.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.ConfigFactory;
import dev.jetway.cluster.settings.JetwayConfig;
import dev.jetway.cluster.settings.SettingReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.sql.Connection;
import java.sql.SQLTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class QueryPoolTest {
  private static final Duration DEADLINE = Duration.ofMillis(300);

  /** As in the settings: far behind the deadline. */
  private static final Duration HANGS_FOR = Duration.ofSeconds(3);

  @Test
  void answersWithWhatTheWorkFound() throws Exception {
    try (QueryPool pool = pool(TestDatabase.create(), Duration.ofSeconds(10))) {
      CompletionStage<String> name = pool.run(Connection::getCatalog);
      assertThat(name.toCompletableFuture().get(10, TimeUnit.SECONDS)).startsWith("test");
    }
  }

  @Test
  void failsByTheDeadlineAndNeverDoesWhatHadNotBegun() throws Exception {
    CountDownLatch hanging = new CountDownLatch(1);
    AtomicInteger done = new AtomicInteger();
    // Room for the first connection of all, which on a loaded machine takes its time.
    try (QueryPool pool = pool(TestDatabase.create(), Duration.ofSeconds(1))) {
      CompletionStage<Boolean> hung = pool.run(connection -> awaits(hanging));
      List<CompletionStage<Integer>> behind = new ArrayList<>();
      for (int i = 0; i < 20; i++) {
        behind.add(pool.run(connection -> done.incrementAndGet()));
      }
      assertTooLate(hung);
      for (CompletionStage<Integer> stage : behind) {
        assertTooLate(stage);
      }
      hanging.countDown();
      assertThat(pool.run(connection -> done.get()).toCompletableFuture().get(5, TimeUnit.SECONDS))
          .as("of what was behind, by the time the thread has come past it")
          .isZero();
    }
  }

  @Test
  void failsByTheDeadlineWhenTheServerAcceptsAndSaysNothing() throws Exception {
    try (ServerSocket stopped = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        QueryPool pool =
            pool(
                new DatabaseAddress(
                    "jdbc:postgresql://127.0.0.1:" + stopped.getLocalPort() + "/x", "u", "p"))) {
      long asked = System.nanoTime();
      assertTooLate(pool.run(Durability::of));
      assertThat(Duration.ofNanos(System.nanoTime() - asked))
          .isBetween(DEADLINE.minusMillis(50), HANGS_FOR.minusMillis(1500));
    }
  }

  private static void assertTooLate(CompletionStage<?> stage) {
    assertThatThrownBy(() -> stage.toCompletableFuture().get(10, TimeUnit.SECONDS))
        .isInstanceOf(ExecutionException.class)
        .hasCauseInstanceOf(SQLTimeoutException.class)
        .hasMessageContaining("did not answer within");
  }

  private static boolean awaits(CountDownLatch latch) {
    try {
      return latch.await(1, TimeUnit.MINUTES);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static QueryPool pool(DatabaseAddress address) {
    return pool(address, DEADLINE);
  }

  private static QueryPool pool(DatabaseAddress address, Duration deadline) {
    return new QueryPool(
        "test",
        address,
        new SettingReader(
            ConfigFactory.parseString(
                    "jetway.database.queries { connections = 1, deadline = %dms }"
                        .formatted(deadline.toMillis()))
                .withFallback(JetwayConfig.load(Map.of()).config())));
  }
}
