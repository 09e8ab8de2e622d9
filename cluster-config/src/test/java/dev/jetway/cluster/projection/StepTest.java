package dev.jetway.cluster.projection;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.jetway.cluster.database.Migrations;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.pekko.actor.ActorSystem;
import org.apache.pekko.serialization.SerializationExtension;
import org.apache.pekko.testkit.javadsl.TestKit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** One step after another, on a journal whose transactions the test holds in its hands. */
class StepTest {
  private static final int UNKNOWN_SERIALIZER = 987_654;
  private static final Slice WHOLE = new Slice(0, 1);

  private static ActorSystem system;

  private final Journal journal;
  private final Step<String> step = step(WHOLE);

  StepTest() throws SQLException {
    journal = new Journal();
  }

  @BeforeAll
  static void start() {
    system = ActorSystem.create("steps");
  }

  @AfterAll
  static void stop() {
    TestKit.shutdownActorSystem(system);
  }

  private static Step<String> step(Slice slice) {
    return new Step<>(Journal.SCHEMA, new CopyModel(), slice, SerializationExtension.get(system));
  }

  @Test
  void waitsForATransactionThatCommitsLate() throws Exception {
    NaiveReader naive = new NaiveReader();
    catchUp(step);
    try (Connection slow = journal.connect()) {
      Journal.append(slow, "a", 1, "slow");
      journal.append("b", 1, "quick");
      catchUp(step);
      naive.read();
      assertThat(journal.copied()).as("behind it, another one may appear").isEmpty();
      assertThat(status().lag()).as("it is shown that somebody waits").isPositive();
      slow.commit();
    }
    catchUp(step);
    naive.read();
    assertThat(journal.copied()).containsExactly("a 1 slow", "b 1 quick");
    assertThat(status().lag()).isZero();
    assertThat(naive.seen).as("a reader by ordering alone never sees it").containsExactly("quick");
  }

  /** What everybody writes first. */
  private final class NaiveReader {
    private long last;
    private final List<String> seen = new ArrayList<>();

    void read() throws SQLException {
      for (String row :
          journal.texts(
              "SELECT ordering || ' ' || convert_from(event_payload, 'UTF8')"
                  + " FROM things.event_journal WHERE ordering > "
                  + last
                  + " ORDER BY ordering")) {
        String[] parts = row.split(" ", 2);
        last = Long.parseLong(parts[0]);
        seen.add(parts[1]);
      }
    }
  }

  @Test
  void passesOverWhatWasRolledBack() throws Exception {
    try (Connection given = journal.connect()) {
      Journal.append(given, "a", 1, "never");
      journal.append("b", 1, "kept");
      given.rollback();
    }
    catchUp(step);
    assertThat(journal.copied()).containsExactly("b 1 kept");
  }

  @Test
  void takesInAllOrNothingOfAStep() throws Exception {
    journal.append("a", 1, "one");
    catchUp(step);
    journal.append("a", 2, "two");
    try (Connection crashing = journal.connect()) {
      step.run(crashing, 10, 1_000);
      crashing.rollback();
    }
    assertThat(journal.copied()).containsExactly("a 1 one");
    catchUp(step);
    assertThat(journal.copied()).containsExactly("a 1 one", "a 2 two");
  }

  @Test
  void onlyOneOfTwoOwnersMovesOn() throws Exception {
    catchUp(step);
    journal.append("a", 1, "one");
    try (Connection first = journal.connect();
        ExecutorService thread = Executors.newSingleThreadExecutor()) {
      assertThat(step.run(first, 10, 1_000)).isFalse();
      // The second one reads the same place and the same row, and is held up by the first.
      Future<Boolean> second = thread.submit(() -> run(step, 10, 1_000));
      await()
          .atMost(Duration.ofSeconds(5))
          .until(
              () ->
                  journal
                      .texts(
                          "SELECT query FROM pg_stat_activity WHERE wait_event_type = 'Lock'"
                              + " AND datname = current_database()")
                      .stream()
                      .anyMatch(query -> query.contains("projection_offset")));
      first.commit();
      assertThat(second.get(5, SECONDS)).as("it is to look again").isTrue();
    }
    assertThat(journal.copied()).containsExactly("a 1 one");
  }

  @Test
  void boundsABatchByRowsAndBytes() throws Exception {
    catchUp(step);
    for (int version = 1; version <= 5; version++) {
      journal.append("a", version, "0123456789");
    }
    assertThat(run(step, 2, 1_000)).isTrue();
    assertThat(journal.copied()).hasSize(2);
    assertThat(run(step, 10, 15)).isTrue();
    assertThat(journal.copied()).hasSize(4);
    assertThat(run(step, 10, 1)).as("a row that is too large alone is taken").isTrue();
    assertThat(journal.copied()).hasSize(5);
    assertThat(run(step, 10, 1)).isFalse();
  }

  /** Otherwise each poll would read what is behind it, or all that waits for a slow transaction. */
  @Test
  void bothBoundsAreRangesOfOneIndex() throws Exception {
    try (Connection connection = journal.connect();
        Statement statement = connection.createStatement()) {
      statement.execute("SET enable_seqscan = off");
      statement.execute("SET enable_bitmapscan = off");
      try (PreparedStatement explain =
          connection.prepareStatement("EXPLAIN " + new SettledRows(Journal.SCHEMA, WHOLE).sql())) {
        explain.setInt(Position.START.bind(explain, 1), 10);
        List<String> plan = new ArrayList<>();
        try (ResultSet lines = explain.executeQuery()) {
          while (lines.next()) {
            plan.add(lines.getString(1));
          }
        }
        assertThat(plan).anyMatch(line -> line.contains("event_journal_by_transaction"));
        assertThat(plan)
            .filteredOn(line -> line.contains("Index Cond"))
            .anyMatch(line -> line.contains("> ROW") && line.contains("< ROW"));
        assertThat(plan).noneMatch(line -> line.contains("Filter") || line.contains("Sort"));
      }
    }
  }

  @Test
  void slicesShareTheJournal() throws Exception {
    for (int entity = 0; entity < 40; entity++) {
      journal.append("e" + entity, 1, "one");
      journal.append("e" + entity, 2, "two");
    }
    catchUp(step(new Slice(0, 2)));
    int first = journal.copied().size();
    catchUp(step(new Slice(1, 2)));
    assertThat(first).isBetween(2, 78);
    assertThat(journal.copied())
        .hasSize(80)
        .containsExactlyInAnyOrderElementsOf(journal.journaled());
  }

  @Test
  void anotherNumberOfSlicesBeginsAnew() throws Exception {
    journal.append("a", 1, "one");
    catchUp(step);
    catchUp(step(new Slice(0, 2)));
    catchUp(step(new Slice(1, 2)));
    assertThat(journal.copied()).containsExactly("a 1 one");
  }

  @Test
  void stopsAtAnEventThatCannotBeRead() throws Exception {
    journal.append("a", 1, "fine");
    try (Connection connection = journal.connect()) {
      Journal.append(connection, "b", 7, "gibberish", UNKNOWN_SERIALIZER);
      connection.commit();
    }
    journal.append("c", 1, "later");
    assertThatThrownBy(() -> catchUp(step))
        .isInstanceOf(UnreadableEventException.class)
        .hasMessageContaining("thing|b")
        .hasMessageContaining("7");
    assertThat(journal.copied()).as("what comes before it counts").containsExactly("a 1 fine");
    assertThatThrownBy(() -> catchUp(step)).isInstanceOf(UnreadableEventException.class);

    journal.execute("UPDATE things.event_journal SET event_ser_id = 20");
    catchUp(step);
    assertThat(journal.copied()).containsExactly("a 1 fine", "b 7 gibberish", "c 1 later");
  }

  @Test
  void resetForgetsAndBeginsAgain() throws Exception {
    journal.append("a", 1, "one");
    catchUp(step);
    journal.execute("UPDATE things.copy SET word = 'spoilt'");
    try (Connection connection = journal.connect()) {
      step.reset(connection);
      connection.commit();
    }
    assertThat(journal.copied()).isEmpty();
    catchUp(step);
    assertThat(journal.copied()).containsExactly("a 1 one");
  }

  @Test
  void rowsOfBeforeTheMigrationComeFirst() throws Exception {
    // As they are after it: all with its transaction, ordered by their numbers.
    journal.execute(
        "ALTER TABLE things.event_journal DROP COLUMN epoch, DROP COLUMN transaction_id");
    journal.append("a", 1, "one");
    journal.append("a", 2, "two");
    journal.execute(
        "ALTER TABLE things.event_journal ADD COLUMN epoch integer NOT NULL DEFAULT 1,"
            + " ADD COLUMN transaction_id xid8 NOT NULL DEFAULT pg_current_xact_id()");
    journal.append("a", 3, "three");
    assertThat(journal.texts("SELECT DISTINCT transaction_id::text FROM things.event_journal"))
        .hasSize(2);
    catchUp(step);
    assertThat(journal.copied()).containsExactly("a 1 one", "a 2 two", "a 3 three");
  }

  /** Found by chance: sorted as texts, 10 comes before 9. */
  @Test
  void transactionsAreInTheOrderOfTheirNumbers() throws Exception {
    journal.append("a", 1, "one");
    journal.append("a", 2, "two");
    journal.execute("UPDATE things.event_journal SET transaction_id = '9' WHERE ordering = 1");
    journal.execute("UPDATE things.event_journal SET transaction_id = '10' WHERE ordering = 2");
    catchUp(step);
    assertThat(journal.copied()).containsExactly("a 1 one", "a 2 two");
  }

  /** As after a dump from a server that had lived long, restored on a young one. */
  @Test
  void aJournalFromAnotherServerGoesOn() throws Exception {
    restored();
    assertThat(journal.copied()).containsExactly("a 1 one");
    // Nobody has started a node since, yet somebody writes.
    journal.append("a", 3, "three");

    catchUp(step);
    assertThat(journal.copied()).containsExactly("a 1 one", "a 2 two", "a 3 three");
    journal.append("a", 4, "four");
    catchUp(step);
    assertThat(journal.copied()).endsWith("a 4 four").hasSize(4);
    assertThat(journal.texts("SELECT epoch FROM things.journal_epoch ORDER BY 1"))
        .containsExactly("1", "2");
  }

  @Test
  void aNodeThatStartsSeesToARestoredJournal() throws Exception {
    restored();
    Migrations.migrate(journal.address, Journal.SCHEMA);
    Migrations.migrate(journal.address, Journal.SCHEMA);
    assertThat(journal.texts("SELECT epoch FROM things.journal_epoch ORDER BY 1"))
        .containsExactly("1", "2");
    journal.append("a", 3, "three");
    catchUp(step);
    assertThat(journal.copied()).containsExactly("a 1 one", "a 2 two", "a 3 three");
  }

  /** Two rows with ids of the future, of which one has been taken in. */
  private void restored() throws Exception {
    journal.append("a", 1, "one");
    catchUp(step);
    journal.append("a", 2, "two");
    journal.execute(
        "UPDATE things.event_journal SET transaction_id ="
            + " CAST(CAST(1000000 + ordering AS text) AS xid8)");
    journal.execute(
        "UPDATE things.projection_offset SET transaction_id ="
            + " CAST(CAST(1000000 + ordering AS text) AS xid8)");
  }

  private ProjectionStatus status() throws SQLException {
    try (Connection connection = journal.connect()) {
      return new Offsets(Journal.SCHEMA, "copy", 1)
          .status(connection, Instant.now().plus(Duration.ofSeconds(1)));
    }
  }

  private void catchUp(Step<String> step) throws SQLException {
    while (run(step, 500, 1_000_000)) {
      // There is more.
    }
  }

  private boolean run(Step<String> step, int rowsMax, long bytesMax) throws SQLException {
    try (Connection connection = journal.connect()) {
      boolean more = step.run(connection, rowsMax, bytesMax);
      connection.commit();
      return more;
    }
  }
}
