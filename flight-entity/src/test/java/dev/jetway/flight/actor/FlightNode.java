package dev.jetway.flight.actor;

import static org.awaitility.Awaitility.await;

import dev.jetway.cluster.database.DatabaseAddress;
import dev.jetway.cluster.database.QueryPool;
import dev.jetway.cluster.settings.JetwayConfig;
import dev.jetway.cluster.wakeup.WakeUpSettings;
import dev.jetway.cluster.wakeup.WakeUpTable;
import dev.jetway.cluster.wakeup.WakeUps;
import dev.jetway.flight.TestSystem;
import dev.jetway.flight.domain.FlightAnswer;
import dev.jetway.flight.domain.FlightCommand;
import dev.jetway.flight.domain.FlightCommit;
import dev.jetway.flight.domain.FlightEvent;
import dev.jetway.flight.domain.FlightId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.javadsl.Adapter;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.cluster.MemberStatus;
import org.apache.pekko.cluster.typed.Cluster;
import org.apache.pekko.cluster.typed.Join;
import org.apache.pekko.serialization.SerializationExtension;
import org.jspecify.annotations.Nullable;

/** A node of its own with flights on a real PostgreSQL. */
final class FlightNode implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final DatabaseAddress database;
  private final ActorSystem<Void> system;
  private final QueryPool pool;
  private final Flights flights;
  private final List<String> woken = new CopyOnWriteArrayList<>();

  /**
   * Starts a cluster of one node.
   *
   * @param guard how soon somebody looks after a flight that has owners to tell
   */
  FlightNode(DatabaseAddress database, BookingOwners owners, Duration guard) {
    this.database = database;
    system =
        ActorSystem.create(
            Behaviors.empty(),
            "flights",
            TestSystem.config(
                """
                pekko.actor.provider = cluster
                # Several nodes come and go in this JVM.
                pekko.coordinated-shutdown.reason-overrides {
                  "org.apache.pekko.actor.CoordinatedShutdown$ClusterDowningReason$".exit-jvm = off
                }
                jetway.database { url = "%s", user = "%s", password = "%s" }
                """
                    .formatted(database.jdbcUrl(), database.user(), database.password())));
    Cluster cluster = Cluster.get(system);
    cluster.manager().tell(Join.create(cluster.selfMember().address()));
    await().atMost(PATIENCE).until(() -> cluster.selfMember().status().equals(MemberStatus.up()));
    pool = new QueryPool("wake-ups", database, JetwayConfig.load(Map.of()).reader());
    flights =
        new ShardedFlights(system, owners, new Counting(), settings(guard), InstantSource.system());
  }

  private static FlightSettings settings(Duration guard) {
    FlightSettings base = FlightHarness.SETTINGS;
    return new FlightSettings(
        100,
        50,
        1_000,
        2,
        base.restartBackoffMin(),
        base.restartBackoffMax(),
        new NoticeSettings(4, Duration.ofSeconds(1), Duration.ofMillis(50), Duration.ofMillis(400)),
        new WakeUpSettings(guard, Duration.ofMillis(100), 5),
        true);
  }

  /** The real list, and which flights it gave to this node. */
  private final class Counting implements WakeUps {
    private final WakeUps real = new WakeUpTable(pool, ShardedFlights.WAKE_UP_TABLE);

    @Override
    public CompletionStage<Boolean> guard(String id, Instant due) {
      return real.guard(id, due);
    }

    @Override
    public CompletionStage<Boolean> rest(String id, @Nullable Instant due) {
      return real.rest(id, due);
    }

    @Override
    public CompletionStage<Boolean> remove(String id) {
      return real.remove(id);
    }

    @Override
    public CompletionStage<List<String>> takeDue(Instant now, Instant again, int limit) {
      return real.takeDue(now, again, limit)
          .thenApply(
              ids -> {
                woken.addAll(ids);
                return ids;
              });
    }
  }

  /** The flights that this node has woken, in this order. */
  List<String> woken() {
    return List.copyOf(woken);
  }

  FlightAnswer ask(FlightId flight, FlightCommand command) {
    FlightReply reply =
        flights
            .ask(flight, command, new Origin("request", null), Instant.now().plus(PATIENCE))
            .toCompletableFuture()
            .orTimeout(30, TimeUnit.SECONDS)
            .join();
    return ((FlightReply.Answered) reply).answer();
  }

  /** What the journal says of a flight, without asking the flight. */
  List<FlightEvent> journaled(FlightId flight) {
    var serialization = SerializationExtension.get(Adapter.toClassic(system));
    List<FlightEvent> events = new ArrayList<>();
    try (Connection connection = database.dataSource().getConnection();
        PreparedStatement select =
            connection.prepareStatement(
                """
                SELECT event_payload, event_ser_id, event_ser_manifest FROM flights.event_journal
                WHERE persistence_id = ? ORDER BY sequence_number
                """)) {
      select.setString(1, FlightWriter.PERSISTENCE_TYPE + "|" + flight);
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          FlightCommit commit =
              (FlightCommit)
                  serialization
                      .deserialize(rows.getBytes(1), rows.getInt(2), rows.getString(3))
                      .get();
          commit.entries().forEach(entry -> events.addAll(entry.events()));
        }
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    return events;
  }

  /** Without a word to anybody: what is under way is lost. */
  void crash() {
    system.terminate();
    system.getWhenTerminated().toCompletableFuture().orTimeout(20, TimeUnit.SECONDS).join();
    pool.close();
  }

  @Override
  public void close() {
    crash();
  }
}
