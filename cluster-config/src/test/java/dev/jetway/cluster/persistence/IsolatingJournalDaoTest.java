package dev.jetway.cluster.persistence;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.typesafe.config.ConfigFactory;
import dev.jetway.cluster.database.DatabaseAddress;
import dev.jetway.cluster.database.Migrations;
import dev.jetway.cluster.database.TestDatabase;
import dev.jetway.cluster.settings.JetwayConfig;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.apache.pekko.actor.ActorRef;
import org.apache.pekko.actor.ActorSystem;
import org.apache.pekko.persistence.AtomicWrite;
import org.apache.pekko.persistence.JournalProtocol;
import org.apache.pekko.persistence.Persistence;
import org.apache.pekko.persistence.PersistentEnvelope;
import org.apache.pekko.persistence.PersistentRepr;
import org.apache.pekko.persistence.PersistentRepr$;
import org.apache.pekko.testkit.javadsl.TestKit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import scala.jdk.javaapi.CollectionConverters;

/**
 * The plugin on a real database, with writes piled up into one batch: the test locks the journal's
 * table, lets one write block on it, and queues the others behind.
 */
class IsolatingJournalDaoTest {
  private static final String GUILTY = "flight-guilty";
  private static final List<String> INNOCENT =
      List.of("flight-a", "flight-b", "flight-c", "flight-d");

  private final DatabaseAddress address = TestDatabase.create();
  private ActorSystem system = system(true);

  @BeforeEach
  void migrate() {
    Migrations.migrate(address, "flights");
  }

  @AfterEach
  void stop() {
    TestKit.shutdownActorSystem(system);
  }

  @Test
  void failsOnlyTheGuiltyWriteOfABatch() throws Exception {
    Map<String, Object> answers = writeOneBatchWithAConflict();
    assertThat(answers.remove(GUILTY)).isInstanceOf(JournalProtocol.WriteMessagesFailed.class);
    assertThat(answers).hasSize(INNOCENT.size() + 1);
    assertThat(answers.values())
        .allMatch(JournalProtocol.WriteMessagesSuccessful$.class::isInstance);
    // Each once: the guilty's first event, the plug's, and two of each innocent.
    assertThat(query("SELECT count(*) FROM flights.event_journal"))
        .isEqualTo(Integer.toString(2 + 2 * INNOCENT.size()));
  }

  /** Red proof: without the safeguard, this very batch fails the neighbours. */
  @Test
  void failsTheWholeBatchWithTheSwitchOff() throws Exception {
    TestKit.shutdownActorSystem(system);
    system = system(false);
    Map<String, Object> answers = writeOneBatchWithAConflict();
    for (String neighbour : INNOCENT) {
      assertThat(answers.get(neighbour)).isInstanceOf(JournalProtocol.WriteMessagesFailed.class);
    }
  }

  @Test
  void retriesNothingWhoseOutcomeIsUnknown() throws Exception {
    TestKit writer = new TestKit(system);
    try (Connection blocker = lockJournal()) {
      write(writer, "flight-a", 1);
      awaitBlockedWrite();
      query(
          "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
              + " WHERE wait_event_type = 'Lock' AND datname = current_database()");
      assertThat(outcome(writer)).isInstanceOf(JournalProtocol.WriteMessagesFailed.class);
      blocker.rollback();
    }
    assertThat(query("SELECT count(*) FROM flights.event_journal")).isEqualTo("0");
  }

  private ActorSystem system(boolean isolate) {
    return ActorSystem.create(
        "journal-test",
        JetwayConfig.load(Map.of())
            .with(address)
            .with("pekko.actor.provider", "local")
            .with("jetway.database.journal-parallelism", 1)
            .with("jetway.flight.safeguards.isolate-poisoned-writes", isolate)
            .config());
  }

  /** The outcome of each entity's write. */
  private Map<String, Object> writeOneBatchWithAConflict() throws SQLException {
    TestKit first = new TestKit(system);
    write(first, GUILTY, 1);
    assertThat(outcome(first)).isEqualTo(JournalProtocol.WriteMessagesSuccessful$.MODULE$);

    Map<String, TestKit> writers = new LinkedHashMap<>();
    try (Connection blocker = lockJournal()) {
      writers.put("plug", new TestKit(system));
      write(writers.get("plug"), "plug", 1);
      awaitBlockedWrite();
      for (String innocent : INNOCENT) {
        writers.put(innocent, new TestKit(system));
        write(writers.get(innocent), innocent, 2);
      }
      // A stale writer: it doesn't know of the first event.
      writers.put(GUILTY, new TestKit(system));
      write(writers.get(GUILTY), GUILTY, 1);
      // The journal's mailbox is in order: once this answer is here, all writes before it are
      // queued.
      TestKit asker = new TestKit(system);
      journal()
          .tell(
              new JournalProtocol.ReplayMessages(1, 0, 0, "nobody", asker.getRef()),
              asker.getRef());
      asker.expectMsgClass(Duration.ofSeconds(3), JournalProtocol.RecoverySuccess.class);
      blocker.rollback();
    }
    Map<String, Object> outcomes = new LinkedHashMap<>();
    writers.forEach((id, writer) -> outcomes.put(id, outcome(writer)));
    return outcomes;
  }

  private void write(TestKit writer, String persistenceId, int events) {
    List<PersistentRepr> rows =
        LongStream.rangeClosed(1, events)
            .mapToObj(
                sequenceNr ->
                    PersistentRepr$.MODULE$.apply(
                        "event",
                        sequenceNr,
                        persistenceId,
                        "",
                        false,
                        ActorRef.noSender(),
                        "writer"))
            .toList();
    PersistentEnvelope atomic = new AtomicWrite(CollectionConverters.asScala(rows).toVector());
    journal()
        .tell(
            new JournalProtocol.WriteMessages(
                CollectionConverters.asScala(List.of(atomic)).toVector(), writer.getRef(), 1),
            writer.getRef());
  }

  private static Object outcome(TestKit writer) {
    return writer.receiveOne(Duration.ofSeconds(10));
  }

  private ActorRef journal() {
    return Persistence.get(system).journalFor("jetway.flights.journal", ConfigFactory.empty());
  }

  private Connection lockJournal() throws SQLException {
    Connection connection = address.dataSource().getConnection();
    connection.setAutoCommit(false);
    try (Statement statement = connection.createStatement()) {
      statement.execute("LOCK TABLE flights.event_journal IN EXCLUSIVE MODE");
    }
    return connection;
  }

  private void awaitBlockedWrite() {
    await()
        .atMost(3, SECONDS)
        .pollInterval(Duration.ofMillis(20))
        .until(
            () ->
                query(
                        "SELECT count(*) FROM pg_stat_activity"
                            + " WHERE wait_event_type = 'Lock' AND datname = current_database()")
                    .equals("1"));
  }

  private String query(String sql) throws SQLException {
    try (Connection connection = address.dataSource().getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getString(1);
    }
  }
}
