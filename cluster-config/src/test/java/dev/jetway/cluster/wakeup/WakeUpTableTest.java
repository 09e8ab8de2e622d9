package dev.jetway.cluster.wakeup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jetway.cluster.database.DatabaseAddress;
import dev.jetway.cluster.database.QueryPool;
import dev.jetway.cluster.database.TestDatabase;
import dev.jetway.cluster.settings.JetwayConfig;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The list, on a real PostgreSQL. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WakeUpTableTest {
  private static final Instant NOW = Instant.parse("2026-05-01T10:00:00Z");
  private static final Instant LATER = NOW.plusSeconds(60);

  private final DatabaseAddress database = TestDatabase.create();
  private final QueryPool pool =
      new QueryPool("wake-ups", database, JetwayConfig.load(Map.of()).reader());
  private final WakeUpTable list = new WakeUpTable(pool, "things.wake_up");

  @BeforeAll
  void create() {
    execute("CREATE SCHEMA things");
    execute("CREATE TABLE things.wake_up (id text PRIMARY KEY, due timestamptz)");
  }

  @AfterAll
  void close() {
    pool.close();
  }

  @BeforeEach
  void empty() {
    execute("DELETE FROM things.wake_up");
  }

  private void execute(String sql) {
    await(
        pool.run(
            connection -> {
              try (var statement = connection.createStatement()) {
                return statement.execute(sql);
              }
            }));
  }

  private static <T> T await(CompletionStage<T> stage) {
    return stage.toCompletableFuture().orTimeout(10, TimeUnit.SECONDS).join();
  }

  private List<String> due(Instant now) {
    return await(list.takeDue(now, now.plusSeconds(30), 10));
  }

  @Test
  void whoeverIsGuardedIsFoundWhenDue() {
    assertThat(await(list.guard("one", NOW))).isTrue();

    assertThat(due(NOW.minusSeconds(1))).isEmpty();
    assertThat(due(NOW)).containsExactly("one");
  }

  @Test
  void whoeverIsTakenIsNotTakenAgainBeforeTheTimeThatWasSaid() {
    await(list.guard("one", NOW));

    assertThat(due(NOW)).containsExactly("one");
    assertThat(due(NOW.plusSeconds(29))).isEmpty();
    assertThat(due(NOW.plusSeconds(30))).containsExactly("one");
  }

  @Test
  void theEarliestAreTakenFirst() {
    await(list.guard("late", NOW.plusSeconds(2)));
    await(list.guard("early", NOW.plusSeconds(1)));

    assertThat(await(list.takeDue(LATER, LATER.plusSeconds(1), 1))).containsExactly("early");
  }

  @Test
  void guardingAgainMakesTheTimeNoLater() {
    await(list.guard("one", NOW));
    assertThat(await(list.guard("one", LATER))).isTrue();

    assertThat(due(NOW)).containsExactly("one");
  }

  @Test
  void whoeverRestsIsNotDueUntilItIsGuardedAgain() {
    await(list.guard("one", NOW));
    assertThat(await(list.rest("one", null))).isTrue();
    assertThat(due(LATER)).isEmpty();

    await(list.guard("one", LATER));
    assertThat(due(LATER)).containsExactly("one");
  }

  @Test
  void whoeverIsRemovedIsNotDueAndCannotRest() {
    await(list.guard("one", NOW));
    assertThat(await(list.remove("one"))).isTrue();

    assertThat(due(LATER)).isEmpty();
    assertThat(await(list.remove("one"))).isFalse();
    assertThat(await(list.rest("one", NOW))).isFalse();
  }

  private Boolean guardedWithin() {
    return await(pool.run(connection -> list.guardListed(connection, "one", NOW)));
  }

  @Test
  void guardingWithinATransactionPutsNobodyOnTheList() {
    assertThat(guardedWithin()).isFalse();
    assertThat(due(NOW)).isEmpty();

    await(list.guard("one", LATER));
    assertThat(guardedWithin()).isTrue();
    assertThat(due(NOW)).containsExactly("one");
  }

  @Test
  void nodesThatPollTogetherNeverTakeOneTwice() {
    IntStream.range(0, 200).forEach(n -> await(list.guard("r" + n, NOW)));

    List<CompletionStage<List<String>>> polls =
        IntStream.range(0, 12).mapToObj(n -> list.takeDue(NOW, LATER, 20)).toList();
    List<String> taken = new ArrayList<>();
    polls.forEach(poll -> taken.addAll(await(poll)));

    assertThat(taken).doesNotHaveDuplicates().hasSizeGreaterThanOrEqualTo(200 / 4);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "wake_up", "a.b.c", "a.b; DROP TABLE a.b", "a.\"b\"", "A.b", "1.b", "a.b "})
  void aNameThatIsNotASchemaAndATableIsRefused(String name) {
    assertThatThrownBy(() -> new WakeUpTable(pool, name))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
