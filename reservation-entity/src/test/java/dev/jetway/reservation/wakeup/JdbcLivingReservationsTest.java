package dev.jetway.reservation.wakeup;

import static dev.jetway.reservation.Example.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.jetway.cluster.database.DatabaseAddress;
import dev.jetway.cluster.database.Migrations;
import dev.jetway.cluster.database.QueryPool;
import dev.jetway.cluster.database.TestDatabase;
import dev.jetway.cluster.settings.JetwayConfig;
import dev.jetway.flight.domain.ReservationId;
import dev.jetway.reservation.domain.RecordLocator;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The living reservations, on a real PostgreSQL. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class JdbcLivingReservationsTest {
  private static final ReservationId ONE = new ReservationId("one");
  private static final ReservationId TWO = new ReservationId("two");
  private static final RecordLocator LOCATOR = new RecordLocator("AAAAAA");
  private static final RecordLocator OTHER = new RecordLocator("CCCCCC");
  private static final Instant LATER = NOW.plusSeconds(60);

  private final DatabaseAddress database = TestDatabase.create();
  private final QueryPool pool =
      new QueryPool("wake-ups", database, JetwayConfig.load(Map.of()).reader());
  private final LivingReservations living = new JdbcLivingReservations(pool);

  @BeforeAll
  void migrate() {
    assertThat(Migrations.migrate(database, "reservations", "classpath:db/reservations").applied())
        .isEqualTo(2);
  }

  @AfterAll
  void close() {
    pool.close();
  }

  @BeforeEach
  void empty() {
    await(
        pool.run(
            connection -> {
              try (var statement = connection.createStatement()) {
                return statement.executeUpdate("DELETE FROM reservations.wake_up");
              }
            }));
  }

  private static <T> T await(CompletionStage<T> stage) {
    return stage.toCompletableFuture().orTimeout(10, TimeUnit.SECONDS).join();
  }

  private List<String> due(Instant now) {
    return await(living.wakeUps().takeDue(now, now.plusSeconds(30), 10));
  }

  @Test
  void whoeverIsGuardedIsFoundWhenDueAndByLocator() {
    assertThat(await(living.guard(ONE, LOCATOR, NOW))).isTrue();

    assertThat(await(living.find(LOCATOR))).contains(ONE);
    assertThat(due(NOW)).containsExactly("one");
  }

  @Test
  void aLocatorBelongsToOneOfTheLiving() {
    assertThat(await(living.guard(ONE, LOCATOR, NOW))).isTrue();
    assertThat(await(living.guard(TWO, LOCATOR, NOW))).isFalse();
    assertThat(await(living.guard(TWO, OTHER, NOW))).isTrue();

    await(living.wakeUps().remove("one"));
    assertThat(await(living.guard(new ReservationId("three"), LOCATOR, NOW))).isTrue();
  }

  @Test
  void guardingAgainKeepsTheLocatorAndMakesTheTimeNoLater() {
    await(living.guard(ONE, LOCATOR, NOW));
    assertThat(await(living.guard(ONE, OTHER, LATER))).isTrue();

    assertThat(await(living.find(LOCATOR))).contains(ONE);
    assertThat(await(living.find(OTHER))).isEmpty();
    assertThat(due(NOW)).containsExactly("one");
  }

  @Test
  void severalWithoutALocatorLiveBesideEachOther() {
    assertThat(await(living.guard(ONE, null, NOW))).isTrue();
    assertThat(await(living.guard(TWO, null, NOW))).isTrue();
  }
}
