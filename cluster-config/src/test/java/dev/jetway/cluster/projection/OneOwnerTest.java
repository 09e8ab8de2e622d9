package dev.jetway.cluster.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import dev.jetway.cluster.database.QueryPool;
import dev.jetway.cluster.settings.JetwayConfig;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.pekko.actor.CoordinatedShutdown;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.cluster.MemberStatus;
import org.apache.pekko.cluster.typed.Cluster;
import org.apache.pekko.cluster.typed.Join;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Two nodes that make a cluster, and the projection that they share. */
class OneOwnerTest {
  private static final ProjectionSettings SETTINGS =
      new ProjectionSettings(
          100, 1_000_000, Duration.ofMillis(20), Duration.ofMillis(50), Duration.ofMillis(200));

  /** Several nodes come and go in this JVM, some without a word. */
  private static final Config CONFIG =
      ConfigFactory.parseString(
              """
              pekko.coordinated-shutdown.run-by-actor-system-terminate = off
              pekko.coordinated-shutdown.reason-overrides {
                "org.apache.pekko.actor.CoordinatedShutdown$ClusterDowningReason$".exit-jvm = off
              }
              """)
          .withFallback(JetwayConfig.load(Map.of()).config());

  private final Journal journal;

  OneOwnerTest() throws SQLException {
    journal = new Journal();
  }

  @Test
  void theOtherNodeTakesOver() throws Exception {
    try (Node first = new Node(null)) {
      journal.append("a", 1, "one");
      awaitCopied("a 1 one");
      try (Node second = new Node(first)) {
        journal.append("a", 2, "two");
        awaitCopied("a 1 one", "a 2 two");
        assertThat(second.batches).hasValue(0);

        int before = first.batches.get();
        first.leave();
        journal.append("a", 3, "three");
        awaitCopied("a 1 one", "a 2 two", "a 3 three");
        assertThat(first.batches).hasValue(before);
        assertThat(second.batches).hasPositiveValue();
      }
    }
  }

  @Test
  void saysWhereItStopsAndGoesOnWhenItCan() throws Exception {
    try (Node node = new Node(null)) {
      journal.append("a", 1, "one");
      try (Connection connection = journal.connect()) {
        Journal.append(connection, "b", 7, "gibberish", 987_654);
        connection.commit();
      }
      journal.append("c", 1, "later");
      await()
          .atMost(Duration.ofSeconds(10))
          .until(() -> node.status().state() == ProjectionStatus.State.STOPPED);
      ProjectionStatus stopped = node.status();
      assertThat(stopped.lastError()).contains("thing|b", "7");
      assertThat(stopped.failedAt()).isNotNull();
      assertThat(stopped.lag()).isPositive();
      assertThat(journal.copied()).containsExactly("a 1 one");

      journal.execute("UPDATE things.event_journal SET event_ser_id = 20");
      awaitCopied("a 1 one", "b 7 gibberish", "c 1 later");
      await()
          .atMost(Duration.ofSeconds(5))
          .until(() -> node.status().state() == ProjectionStatus.State.FOLLOWING);
      assertThat(node.status().lastError()).isNull();
      assertThat(node.status().lag()).isZero();
    }
  }

  @Test
  void rebuildsWhileOthersWrite() throws Exception {
    try (Node node = new Node(null)) {
      for (int version = 1; version <= 100; version++) {
        journal.append("a", version, "word");
        if (version % 25 == 0) {
          journal.execute("UPDATE things.copy SET word = 'spoilt'");
          node.projection.rebuild().toCompletableFuture().get(5, TimeUnit.SECONDS);
        }
      }
      awaitCopied(journal.journaled().toArray(String[]::new));
    }
  }

  private void awaitCopied(String... rows) {
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(() -> assertThat(journal.copied()).containsExactly(rows));
  }

  /** A node, and how many batches it has taken in. */
  private final class Node implements AutoCloseable {
    final AtomicInteger batches = new AtomicInteger();
    final Projection projection;
    private final ActorSystem<Void> system;
    private final QueryPool pool = journal.pool();

    Node(@Nullable Node seed) {
      system = ActorSystem.create(Behaviors.empty(), "projections", CONFIG);
      Cluster cluster = Cluster.get(system);
      Cluster joined = seed == null ? cluster : Cluster.get(seed.system);
      cluster.manager().tell(Join.create(joined.selfMember().address()));
      await()
          .atMost(Duration.ofSeconds(30))
          .until(() -> cluster.selfMember().status().equals(MemberStatus.up()));
      projection =
          Projection.start(
              system,
              pool,
              SETTINGS,
              Journal.SCHEMA,
              new CopyModel() {
                @Override
                public void apply(Connection connection, List<Recorded<String>> rows)
                    throws SQLException {
                  super.apply(connection, rows);
                  batches.incrementAndGet();
                }
              },
              InstantSource.system());
    }

    ProjectionStatus status() throws Exception {
      return projection.status().toCompletableFuture().get(5, TimeUnit.SECONDS);
    }

    /** In order, as when a node is stopped. */
    void leave() throws Exception {
      CoordinatedShutdown.get(system)
          .runAll(CoordinatedShutdown.clusterLeavingReason())
          .toCompletableFuture()
          .get(30, TimeUnit.SECONDS);
    }

    @Override
    public void close() {
      system.terminate();
      system.getWhenTerminated().toCompletableFuture().orTimeout(30, TimeUnit.SECONDS).join();
      pool.close();
    }
  }
}
