package dev.jetway.reservation.actor;

import static org.awaitility.Awaitility.await;

import dev.jetway.cluster.database.DatabaseAddress;
import dev.jetway.cluster.database.QueryPool;
import dev.jetway.cluster.settings.JetwayConfig;
import dev.jetway.cluster.wakeup.WakeUpSettings;
import dev.jetway.cluster.wakeup.WakeUpTable;
import dev.jetway.flight.actor.FlightSettings;
import dev.jetway.flight.actor.Flights;
import dev.jetway.flight.actor.NoticeSettings;
import dev.jetway.flight.actor.Origin;
import dev.jetway.flight.actor.ShardedFlights;
import dev.jetway.flight.domain.ReservationId;
import dev.jetway.reservation.TestSystem;
import dev.jetway.reservation.domain.RecordLocator;
import dev.jetway.reservation.domain.ReservationAnswer;
import dev.jetway.reservation.domain.ReservationCommand;
import dev.jetway.reservation.domain.ReservationLimits;
import dev.jetway.reservation.domain.ReservationRequest;
import dev.jetway.reservation.domain.ReservationView;
import dev.jetway.reservation.wakeup.JdbcLivingReservations;
import dev.jetway.reservation.wakeup.LivingReservations;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.cluster.MemberStatus;
import org.apache.pekko.cluster.typed.Cluster;
import org.apache.pekko.cluster.typed.Join;
import org.jspecify.annotations.Nullable;

/** A node of its own with reservations on a real PostgreSQL; its numbers are those of a hurry. */
final class TestNode implements AutoCloseable {
  static final ReservationSettings SETTINGS =
      new ReservationSettings(
          new ReservationLimits(
              9,
              4,
              12,
              Duration.ofSeconds(8),
              Duration.ofSeconds(3),
              Duration.ofMinutes(60),
              Duration.ofSeconds(8),
              Duration.ofSeconds(4),
              Duration.ofSeconds(2),
              2),
          16,
          200,
          Duration.ofSeconds(1),
          new RetryPause(Duration.ofMillis(50), Duration.ofMillis(400)),
          new WakeUpSettings(Duration.ofMillis(800), Duration.ofMillis(100), 50));

  private static final FlightSettings FLIGHT_SETTINGS =
      new FlightSettings(
          100,
          50,
          100,
          2,
          Duration.ofMillis(50),
          Duration.ofMillis(400),
          new NoticeSettings(
              4, Duration.ofSeconds(2), Duration.ofMillis(50), Duration.ofMillis(400)),
          SETTINGS.wakeUp(),
          true);

  private final ActorSystem<Void> system;
  private final QueryPool pool;
  final LivingReservations living;
  private @Nullable Reservations reservations;

  TestNode(DatabaseAddress database, RealFlights flights, Till till) {
    this(database);
    startReservations(flights, till);
  }

  /** Nothing lives on it yet. */
  TestNode(DatabaseAddress database) {
    system =
        ActorSystem.create(
            Behaviors.empty(),
            "reservations",
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
    await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> cluster.selfMember().status().equals(MemberStatus.up()));
    pool = new QueryPool("wake-ups", database, JetwayConfig.load(Map.of()).reader());
    living = new JdbcLivingReservations(pool, SETTINGS.holdsPerCustomerMax());
  }

  void startReservations(Flights flights, Till till) {
    reservations =
        new ShardedReservations(system, flights, till, living, SETTINGS, InstantSource.system());
  }

  /** Flights as they are, which tell reservations of their changes. */
  Flights startFlights() {
    return new ShardedFlights(
        system,
        new FlightNotices(system, InstantSource.system()),
        new WakeUpTable(pool, ShardedFlights.WAKE_UP_TABLE),
        FLIGHT_SETTINGS,
        InstantSource.system());
  }

  CompletableFuture<ReservationReply> send(
      String id, ReservationCommand command, Duration deadline) {
    return Objects.requireNonNull(reservations, "started")
        .ask(
            new ReservationId(id),
            command,
            new Origin("request", "tester"),
            Instant.now().plus(deadline))
        .toCompletableFuture();
  }

  ReservationReply ask(String id, ReservationCommand command) {
    return send(id, command, Duration.ofSeconds(9)).orTimeout(20, TimeUnit.SECONDS).join();
  }

  ReservationView view(String id, ReservationCommand command) {
    return ((ReservationAnswer.Shown) ((ReservationReply.Answered) ask(id, command)).answer())
        .reservation();
  }

  static ReservationCommand request(String id, String locator, ReservationRequest request) {
    return new ReservationCommand.RequestReservation(
        new ReservationId(id), new RecordLocator(locator), request);
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
