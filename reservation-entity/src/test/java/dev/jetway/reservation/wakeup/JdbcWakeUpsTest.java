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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The list of the living, on a real PostgreSQL. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class JdbcWakeUpsTest {
  private static final ReservationId ONE = new ReservationId("one");
  private static final ReservationId TWO = new ReservationId("two");
  private static final RecordLocator LOCATOR = new RecordLocator("AAAAAA");
  private static final RecordLocator OTHER = new RecordLocator("CCCCCC");
  private static final Instant LATER = NOW.plusSeconds(60);

  private final DatabaseAddress database = TestDatabase.create();
  private final QueryPool pool =
      new QueryPool("wake-ups", database, JetwayConfig.load(Map.of()).reader());
  private final WakeUps wakeUps = new JdbcWakeUps(pool);

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

  private List<ReservationId> due(Instant now) {
    return await(wakeUps.takeDue(now, now.plusSeconds(30), 10));
  }

  @Test
  void whoeverIsGuardedIsFoundWhenDueAndByLocator() {
    assertThat(await(wakeUps.guard(ONE, LOCATOR, NOW))).isTrue();

    assertThat(await(wakeUps.find(LOCATOR))).contains(ONE);
    assertThat(due(NOW.minusSeconds(1))).isEmpty();
    assertThat(due(NOW)).containsExactly(ONE);
  }

  @Test
  void whoeverIsTakenIsNotTakenAgainBeforeTheTimeThatWasSaid() {
    await(wakeUps.guard(ONE, LOCATOR, NOW));

    assertThat(due(NOW)).containsExactly(ONE);
    assertThat(due(NOW.plusSeconds(29))).isEmpty();
    assertThat(due(NOW.plusSeconds(30))).containsExactly(ONE);
  }

  @Test
  void aLocatorBelongsToOneOfTheLiving() {
    assertThat(await(wakeUps.guard(ONE, LOCATOR, NOW))).isTrue();
    assertThat(await(wakeUps.guard(TWO, LOCATOR, NOW))).isFalse();
    assertThat(await(wakeUps.guard(TWO, OTHER, NOW))).isTrue();

    await(wakeUps.remove(ONE));
    assertThat(await(wakeUps.guard(new ReservationId("three"), LOCATOR, NOW))).isTrue();
  }

  @Test
  void guardingAgainKeepsTheLocatorAndMakesTheTimeNoLater() {
    await(wakeUps.guard(ONE, LOCATOR, NOW));
    assertThat(await(wakeUps.guard(ONE, OTHER, LATER))).isTrue();

    assertThat(await(wakeUps.find(LOCATOR))).contains(ONE);
    assertThat(await(wakeUps.find(OTHER))).isEmpty();
    assertThat(due(NOW)).containsExactly(ONE);
  }

  @Test
  void whoeverRestsIsNotDueUntilItIsGuardedAgain() {
    await(wakeUps.guard(ONE, LOCATOR, NOW));
    await(wakeUps.rest(ONE, null));
    assertThat(due(LATER)).isEmpty();

    await(wakeUps.guard(ONE, LOCATOR, LATER));
    assertThat(due(LATER)).containsExactly(ONE);
  }

  @Test
  void severalWithoutALocatorLiveBesideEachOther() {
    assertThat(await(wakeUps.guard(ONE, null, NOW))).isTrue();
    assertThat(await(wakeUps.guard(TWO, null, NOW))).isTrue();
  }

  @Test
  void nodesThatPollTogetherNeverTakeOneTwice() {
    IntStream.range(0, 200)
        .forEach(n -> await(wakeUps.guard(new ReservationId("r" + n), null, NOW)));

    List<CompletionStage<List<ReservationId>>> polls =
        IntStream.range(0, 12).mapToObj(n -> wakeUps.takeDue(NOW, LATER, 20)).toList();
    List<ReservationId> taken = new ArrayList<>();
    polls.forEach(poll -> taken.addAll(await(poll)));

    assertThat(taken).doesNotHaveDuplicates().hasSizeGreaterThanOrEqualTo(200 / 4);
  }
}
