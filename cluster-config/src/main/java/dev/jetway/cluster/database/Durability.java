package dev.jetway.cluster.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * What a PostgreSQL promises about a commit, as it reports itself.
 *
 * @param fsync {@code on} or {@code off}
 * @param synchronousCommit {@code on}, {@code remote_apply}, {@code remote_write}, {@code local} or
 *     {@code off}; for the user and database of the connection that asked
 * @param fullPageWrites {@code on} or {@code off}
 */
public record Durability(String fsync, String synchronousCommit, String fullPageWrites) {
  private static final String OFF = "off";

  /** One round trip. */
  public static Durability of(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "SELECT current_setting('fsync'), current_setting('synchronous_commit'),"
                    + " current_setting('full_page_writes')")) {
      row.next();
      return new Durability(row.getString(1), row.getString(2), row.getString(3));
    }
  }

  /**
   * Asks over a connection of its own.
   *
   * @throws DatabaseException if the server can't be reached
   */
  public static Durability of(DatabaseAddress address) {
    try (Connection connection = address.dataSource().getConnection()) {
      return of(connection);
    } catch (SQLException e) {
      throw new DatabaseException("Can't reach " + address + ": " + e.getMessage(), e);
    }
  }

  /** True if what is committed survives kill -9 and power cut. */
  public boolean isDurable() {
    return warnings().isEmpty();
  }

  /**
   * One sentence for each promise that Jetway makes and this server doesn't let it keep; empty if
   * all is well.
   */
  public List<String> warnings() {
    List<String> warnings = new ArrayList<>();
    if (fsync.equals(OFF)) {
      warnings.add("fsync is off: a power cut can destroy the whole database.");
    }
    if (synchronousCommit.equals(OFF)) {
      warnings.add("synchronous_commit is off: a crash loses bookings that were acknowledged.");
    }
    if (fullPageWrites.equals(OFF)) {
      warnings.add("full_page_writes is off: a power cut can leave torn pages.");
    }
    return List.copyOf(warnings);
  }
}
