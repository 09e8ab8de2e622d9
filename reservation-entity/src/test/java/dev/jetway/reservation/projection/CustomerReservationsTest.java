package dev.jetway.reservation.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.jetway.cluster.database.DatabaseAddress;
import dev.jetway.cluster.database.Migrations;
import dev.jetway.cluster.database.QueryPool;
import dev.jetway.cluster.database.TestDatabase;
import dev.jetway.cluster.projection.ProjectionSettings;
import dev.jetway.cluster.projection.ProjectionStatus;
import dev.jetway.cluster.settings.JetwayConfig;
import dev.jetway.cluster.settings.SettingReader;
import dev.jetway.flight.domain.CustomerId;
import dev.jetway.flight.domain.ReservationId;
import dev.jetway.reservation.Example;
import dev.jetway.reservation.TestSystem;
import dev.jetway.reservation.domain.ReservationCommit;
import dev.jetway.reservation.domain.ReservationEvent;
import dev.jetway.reservation.domain.ReservationRequest;
import dev.jetway.reservation.projection.CustomerReservations.Entry;
import dev.jetway.reservation.projection.CustomerReservations.Page;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.cluster.typed.Cluster;
import org.apache.pekko.cluster.typed.Join;
import org.apache.pekko.serialization.Serialization;
import org.apache.pekko.serialization.SerializationExtension;
import org.apache.pekko.serialization.SerializerWithStringManifest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** From journal rows to pages, on a real database. */
class CustomerReservationsTest {
  private static final Duration LIMIT = Duration.ofSeconds(20);

  private final DatabaseAddress database = TestDatabase.create();
  private final SettingReader settings = JetwayConfig.load(Map.of()).reader();
  private final QueryPool pool = new QueryPool("reservations", database, settings);
  private final CustomerReservations reservations = new JdbcCustomerReservations(pool);
  private final ActorSystem<Void> system =
      ActorSystem.create(
          Behaviors.empty(),
          "reservations",
          TestSystem.config(
              """
              pekko.actor.provider = cluster
              pekko.coordinated-shutdown.reason-overrides {
                "org.apache.pekko.actor.CoordinatedShutdown$ClusterDowningReason$".exit-jvm = off
              }
              """));
  private ReservationProjections projections;

  @BeforeEach
  void start() {
    Migrations.migrate(database, "reservations", "classpath:db/reservations");
    Cluster cluster = Cluster.get(system);
    cluster.manager().tell(Join.create(cluster.selfMember().address()));
    projections =
        ReservationProjections.start(
            system, pool, ProjectionSettings.from(settings), InstantSource.system());
  }

  @AfterEach
  void stop() {
    system.terminate();
    system.getWhenTerminated().toCompletableFuture().orTimeout(30, TimeUnit.SECONDS).join();
    pool.close();
  }

  @Test
  void newestFirstPageByPage() throws Exception {
    for (int n = 1; n <= 5; n++) {
      journal("r" + n, 1, requested("r" + n, Example.ADA, Example.NOW.plusSeconds(n / 2)));
    }
    journal("other", 1, requested("other", new CustomerId("bob"), Example.NOW));
    journal("r2", 2, new ReservationEvent.ReservationHeld(Example.NOW));
    journal("r2", 3, new ReservationEvent.ConfirmationStarted());
    journal("r2", 4, new ReservationEvent.ReservationConfirmed());
    journal("r3", 2, new ReservationEvent.ReservationHeld(Example.NOW));

    await()
        .atMost(LIMIT)
        .untilAsserted(
            () ->
                assertThat(all(2).stream().map(CustomerReservationsTest::text))
                    .containsExactly(
                        "r5 REQUESTED", "r4 REQUESTED", "r3 HELD", "r2 CONFIRMED", "r1 REQUESTED"));
    Entry confirmed = all(5).get(3);
    assertThat(confirmed.createdAt()).isEqualTo(Example.NOW.plusSeconds(1));
    assertThat(confirmed.updatedAt()).isEqualTo(Example.NOW.plusSeconds(4));
    assertThat(confirmed.locator()).isEqualTo(Example.LOCATOR);

    ProjectionStatus status =
        projections.customerReservations().status().toCompletableFuture().join();
    assertThat(status.state()).isEqualTo(ProjectionStatus.State.FOLLOWING);
    assertThat(status.lag()).isZero();
  }

  private static String text(Entry entry) {
    return entry.reservation() + " " + entry.status();
  }

  private List<Entry> all(int limit) {
    List<Entry> all = new ArrayList<>();
    CustomerReservations.Cursor after = null;
    do {
      Page page = reservations.of(Example.ADA, after, limit).toCompletableFuture().join();
      all.addAll(page.reservations());
      after = page.next();
    } while (after != null);
    return all;
  }

  private static ReservationEvent requested(String id, CustomerId customer, Instant at) {
    return new ReservationEvent.ReservationRequested(
        new ReservationId(id),
        Example.LOCATOR,
        new ReservationRequest(
            customer,
            Example.COUPLE,
            List.of(Example.segment(Example.OUT, "1A", "1B")),
            ReservationRequest.Confirm.LATER,
            null),
        at,
        at,
        at,
        at);
  }

  /** As the reservation itself writes it; the time of a row follows from its version. */
  private void journal(String id, int version, ReservationEvent event) throws SQLException {
    ReservationCommit commit =
        new ReservationCommit(Example.NOW.plusSeconds(version), "request", null, List.of(event));
    Serialization serialization = SerializationExtension.get(system);
    SerializerWithStringManifest serializer =
        (SerializerWithStringManifest) serialization.findSerializerFor(commit);
    try (Connection connection = database.dataSource().getConnection();
        Statement session = connection.createStatement();
        PreparedStatement insert =
            connection.prepareStatement(
                """
                INSERT INTO reservations.event_journal (persistence_id, sequence_number, writer,
                  write_timestamp, event_ser_id, event_ser_manifest, event_payload)
                VALUES (?, ?, 'test', ?, ?, ?, ?)
                """)) {
      session.execute("SET jetway.reservations_epoch = 'none'"); // Nobody else writes here.
      insert.setString(1, "reservation|" + id);
      insert.setLong(2, version);
      insert.setLong(3, System.currentTimeMillis());
      insert.setInt(4, serializer.identifier());
      insert.setString(5, serializer.manifest(commit));
      insert.setBytes(6, serializer.toBinary(commit));
      insert.executeUpdate();
    }
  }
}
