package dev.jetway.cluster.fence;

import dev.jetway.cluster.database.DatabaseAddress;
import dev.jetway.cluster.database.Migrations;
import dev.jetway.cluster.database.TestDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;

/** A journal with its table of epochs, in a database of its own. */
final class FencedJournal {
  static final Duration LEASE = Duration.ofSeconds(1);

  private static final AtomicInteger ROWS = new AtomicInteger();

  final DatabaseAddress address = TestDatabase.create();
  final EpochTable table = new EpochTable("flights");

  FencedJournal() {
    Migrations.migrate(address, "flights");
  }

  Connection connect() throws SQLException {
    Connection connection = address.dataSource().getConnection();
    connection.setAutoCommit(false);
    return connection;
  }

  /** As a journal's pool does: a session that writes under the epoch. */
  Connection connectUnder(Object epoch) throws SQLException {
    Connection connection = connect();
    execute(connection, "SET jetway.flights_epoch = '" + epoch + "'");
    connection.commit();
    return connection;
  }

  static void insert(Connection connection) throws SQLException {
    execute(
        connection,
        """
        INSERT INTO flights.event_journal
          (persistence_id, sequence_number, writer, event_ser_id, event_ser_manifest, event_payload)
        VALUES ('p', %d, 'w', 1, '', '')"""
            .formatted(ROWS.incrementAndGet()));
  }

  static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** An epoch that is in force. */
  int inForce(String node) throws SQLException {
    try (Connection connection = connect()) {
      int epoch = table.register(connection, LEASE);
      table.renew(connection, epoch, node);
      connection.commit();
      return epoch;
    }
  }

  boolean revoke(int revoker, int epoch) throws SQLException {
    try (Connection connection = connect()) {
      boolean revoked = table.revoke(connection, revoker, List.of(epoch)).isPresent();
      connection.commit();
      return revoked;
    }
  }

  long rows() throws SQLException {
    return number("SELECT count(*) FROM flights.event_journal");
  }

  /** How many sessions of this database wait for an advisory lock. */
  long waiting() throws SQLException {
    return number(
        "SELECT count(*) FROM pg_stat_activity WHERE wait_event = 'advisory'"
            + " AND datname = current_database()");
  }

  long number(String sql) throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getLong(1);
    }
  }

  static void eventually(Callable<Boolean> condition) {
    Awaitility.await()
        .pollInterval(Duration.ofMillis(10))
        .atMost(Duration.ofSeconds(20))
        .until(condition);
  }
}
