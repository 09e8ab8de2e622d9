package dev.jetway.node;

import dev.jetway.cluster.database.DatabaseAddress;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;

/**
 * Triggers on the reservations' journal by which a test stands just before one row's commit, or
 * just behind it.
 */
final class JournalGate implements AutoCloseable {
  private static final int LOCK = 0x67617465;
  private static final Duration LIMIT = Duration.ofSeconds(60);

  private static final String INSTALL =
      """
      CREATE SCHEMA gate;
      CREATE TABLE gate.closed (reservation text, sequence_number bigint);
      CREATE FUNCTION gate.before() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
        IF EXISTS (SELECT FROM gate.closed c WHERE NEW.sequence_number = c.sequence_number
            AND NEW.persistence_id = 'reservation|' || c.reservation) THEN
          PERFORM pg_advisory_xact_lock(%1$d);
        END IF;
        RETURN NEW;
      END $$;
      CREATE FUNCTION gate.after() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
        PERFORM pg_notify('written', NEW.persistence_id || ' ' || NEW.sequence_number);
        RETURN NULL;
      END $$;
      CREATE TRIGGER gate_before BEFORE INSERT ON reservations.event_journal
        FOR EACH ROW EXECUTE FUNCTION gate.before();
      CREATE TRIGGER gate_after AFTER INSERT ON reservations.event_journal
        FOR EACH ROW EXECUTE FUNCTION gate.after();
      """
          .formatted(LOCK);

  private final Connection keeper;
  private final Connection listener;

  private JournalGate(Connection keeper, Connection listener) {
    this.keeper = keeper;
    this.listener = listener;
  }

  /** Installs it, once for a database that has its schema. */
  static JournalGate install(DatabaseAddress database) throws SQLException {
    JournalGate gate =
        new JournalGate(
            database.dataSource().getConnection(), database.dataSource().getConnection());
    gate.execute(INSTALL);
    try (Statement statement = gate.listener.createStatement()) {
      statement.execute("LISTEN written");
    }
    return gate;
  }

  private void execute(String sql) throws SQLException {
    try (Statement statement = keeper.createStatement()) {
      statement.execute(sql);
    }
  }

  /** From now on, whoever writes this row waits before the commit. */
  void close(String reservation, long sequenceNumber) throws SQLException {
    execute("SELECT pg_advisory_lock(%d)".formatted(LOCK));
    try (PreparedStatement insert =
        keeper.prepareStatement("INSERT INTO gate.closed VALUES (?, ?)")) {
      insert.setString(1, reservation);
      insert.setLong(2, sequenceNumber);
      insert.executeUpdate();
    }
  }

  /** Returns when somebody waits with the row. */
  void awaitWaiting() {
    Awaitility.await("somebody waits at the gate")
        .atMost(LIMIT)
        .pollInterval(Duration.ofMillis(5))
        .until(() -> waiting() > 0);
  }

  private long waiting() throws SQLException {
    return count(
        "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted AND objid = %d"
            .formatted(LOCK));
  }

  /** Sends away whoever waits, so that the row is never written by him, and lets all others by. */
  void turnAwayAndOpen() throws SQLException {
    execute("DELETE FROM gate.closed");
    count(
        """
        SELECT count(pg_terminate_backend(pid)) FROM pg_locks
        WHERE locktype = 'advisory' AND NOT granted AND objid = %d
        """
            .formatted(LOCK));
    Awaitility.await("the gate is left").atMost(LIMIT).until(() -> waiting() == 0);
    execute("SELECT pg_advisory_unlock(%d)".formatted(LOCK));
  }

  private long count(String sql) throws SQLException {
    try (Statement statement = keeper.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getLong(1);
    }
  }

  /** Returns as soon as the row is committed. Rows that were written before the call count too. */
  void awaitWritten(String reservation, long sequenceNumber) throws SQLException {
    String wanted = "reservation|" + reservation + " " + sequenceNumber;
    long until = System.nanoTime() + LIMIT.toNanos();
    while (System.nanoTime() < until) {
      for (PGNotification written :
          listener.unwrap(PGConnection.class).getNotifications((int) LIMIT.toMillis())) {
        if (written.getParameter().equals(wanted)) {
          return;
        }
      }
    }
    throw new AssertionError("never written: " + wanted);
  }

  @Override
  public void close() throws SQLException {
    keeper.close();
    listener.close();
  }
}
