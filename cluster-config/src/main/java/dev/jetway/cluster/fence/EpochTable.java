package dev.jetway.cluster.fence;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The SQL of one service's {@code writer_epoch}; each method is a part of the caller's transaction.
 */
final class EpochTable {
  /** The advisory lock's second half that stands for the right to revoke; epochs begin at 1. */
  private static final int RIGHT_TO_REVOKE = 0;

  private static final String IN_FORCE = " released_at IS NULL AND revoked_at IS NULL";

  /**
   * How long the rows of the past are kept for people to read; an epoch without a row is refused,
   * too.
   */
  private static final String KEPT = "interval '7 days'";

  private final String schema;
  private final String table;

  EpochTable(String schema) {
    if (!schema.matches("[a-z_]+")) {
      throw new IllegalArgumentException("not a schema's name: " + schema);
    }
    this.schema = schema;
    this.table = schema + ".writer_epoch";
  }

  String schema() {
    return schema;
  }

  /** A new epoch, under which nothing can be written before the first renewal. */
  int register(Connection connection, Duration lease) throws SQLException {
    try (PreparedStatement tidy =
            connection.prepareStatement(
                "DELETE FROM "
                    + table
                    + " WHERE coalesce(released_at, settled_at) < now() - "
                    + KEPT
                    + " OR (node IS NULL AND registered_at < now() - "
                    + KEPT
                    + ")");
        PreparedStatement insert =
            connection.prepareStatement(
                "INSERT INTO " + table + " (lease_ms) VALUES (?) RETURNING epoch")) {
      tidy.executeUpdate();
      insert.setInt(1, Math.toIntExact(lease.toMillis()));
      try (ResultSet row = insert.executeQuery()) {
        row.next();
        return row.getInt(1);
      }
    }
  }

  /** Renews the lease, the first time with the node's name; false when the epoch has ended. */
  boolean renew(Connection connection, int epoch, String node) throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement(
            "UPDATE "
                + table
                + " SET renewals = renewals + 1, node = ?, renewed_at = clock_timestamp()"
                + " WHERE epoch = ? AND"
                + IN_FORCE)) {
      update.setString(1, node);
      update.setInt(2, epoch);
      return update.executeUpdate() == 1;
    }
  }

  /** All epochs of which somebody may yet write or answer: not released, not settled. */
  List<Epoch> unsettled(Connection connection) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            select() + " WHERE node IS NOT NULL AND released_at IS NULL AND settled_at IS NULL")) {
      return epochs(select);
    }
  }

  /**
   * Revokes epochs, of which others may have been revoked or released already.
   *
   * @return those that weren't released, with the renewals that they ended with; empty when the
   *     revoker's own epoch has ended: of two sides that revoke each other one is first
   */
  Optional<List<Epoch>> revoke(Connection connection, int revoker, List<Integer> epochs)
      throws SQLException {
    lock(connection, RIGHT_TO_REVOKE);
    if (!inForce(connection, revoker)) {
      return Optional.empty();
    }
    Array numbers = connection.createArrayOf("integer", epochs.toArray());
    try (PreparedStatement update =
            connection.prepareStatement(
                "UPDATE "
                    + table
                    + " SET revoked_at = clock_timestamp(), revoked_by = ?"
                    + " WHERE epoch = ANY (?) AND"
                    + IN_FORCE);
        PreparedStatement select =
            connection.prepareStatement(
                select() + " WHERE epoch = ANY (?) AND released_at IS NULL")) {
      update.setInt(1, revoker);
      update.setArray(2, numbers);
      update.executeUpdate();
      select.setArray(1, numbers);
      return Optional.of(epochs(select));
    }
  }

  /** Waits for the writes under an epoch that have passed the check before it was revoked. */
  void awaitWrites(Connection connection, int epoch) throws SQLException {
    lock(connection, epoch);
  }

  /** Notes for others that there is nothing left to wait for. */
  void settled(Connection connection, List<Integer> epochs) throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement(
            "UPDATE "
                + table
                + " SET settled_at = now() WHERE epoch = ANY (?) AND settled_at IS NULL")) {
      update.setArray(1, connection.createArrayOf("integer", epochs.toArray()));
      update.executeUpdate();
    }
  }

  /** Ends an epoch with nothing to wait for: its writes have ended when this returns. */
  void release(Connection connection, int epoch) throws SQLException {
    lock(connection, epoch);
    try (PreparedStatement update =
        connection.prepareStatement(
            "UPDATE "
                + table
                + " SET released_at = clock_timestamp() WHERE epoch = ? AND"
                + IN_FORCE)) {
      update.setInt(1, epoch);
      update.executeUpdate();
    }
  }

  private boolean inForce(Connection connection, int epoch) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement("SELECT 1 FROM " + table + " WHERE epoch = ? AND" + IN_FORCE)) {
      select.setInt(1, epoch);
      try (ResultSet row = select.executeQuery()) {
        return row.next();
      }
    }
  }

  /** Exclusively, until the transaction ends; the trigger takes the same lock shared. */
  private void lock(Connection connection, int epoch) throws SQLException {
    try (PreparedStatement lock =
        connection.prepareStatement(
            "SELECT pg_advisory_xact_lock('" + table + "'::regclass::oid::integer, ?)")) {
      lock.setInt(1, epoch);
      lock.execute();
    }
  }

  private String select() {
    return "SELECT epoch, node, renewals, lease_ms FROM " + table;
  }

  private static List<Epoch> epochs(PreparedStatement select) throws SQLException {
    List<Epoch> found = new ArrayList<>();
    try (ResultSet rows = select.executeQuery()) {
      while (rows.next()) {
        found.add(new Epoch(rows.getInt(1), rows.getString(2), rows.getLong(3), rows.getInt(4)));
      }
    }
    return found;
  }
}
