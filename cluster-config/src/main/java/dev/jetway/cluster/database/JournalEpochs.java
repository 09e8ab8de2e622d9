package dev.jetway.cluster.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Begins a new epoch of a journal that was restored on another database server.
 *
 * <p>There, transaction ids count from the beginning. Rows that were restored would seem to be of
 * the future, and new ones to be of the past, so a reader would wait for the former and pass over
 * the latter. The sign is certain: a row that can be seen has an id below the next one of its
 * server; if it has not, its id is of another server. A server whose ids are ahead of all those
 * restored needs no new epoch.
 *
 * <p>Rows that were written on the new server before anybody noticed are told by their {@code
 * ordering}, which is behind that of every restored row, and move to the new epoch. Two rows of one
 * entity stay in their order: if the earlier one moves, the later one does, too. Projections begin
 * anew, since their offsets are of the other server.
 */
public final class JournalEpochs {
  private static final Logger LOG = LoggerFactory.getLogger(JournalEpochs.class);

  private JournalEpochs() {}

  /**
   * Looks at the journal, and begins a new epoch if need be, in the caller's transaction.
   *
   * @param schema of the service
   * @return whether it did
   */
  public static boolean renewIfRestored(Connection connection, String schema) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      if (!isAhead(statement, schema)) {
        return false;
      }
      // Waits for writes under way, and for another node that does the same.
      statement.execute("LOCK TABLE " + schema + ".event_journal IN ACCESS EXCLUSIVE MODE");
      if (!isAhead(statement, schema)) {
        return false;
      }
      int epoch = begin(statement, schema);
      int moved = move(connection, schema, epoch);
      statement.execute(
          "ALTER TABLE %s.event_journal ALTER COLUMN epoch SET DEFAULT %d"
              .formatted(schema, epoch));
      statement.execute("DELETE FROM " + schema + ".projection_offset");
      LOG.warn(
          "The journal {} was restored from another database server: its epoch {} begins, with {}"
              + " rows written since; all its read models are built anew",
          schema,
          epoch,
          moved);
      return true;
    }
  }

  /** Whether a row or an offset of the present epoch has an id that this server never gave out. */
  private static boolean isAhead(Statement statement, String schema) throws SQLException {
    try (ResultSet row =
        statement.executeQuery(
            """
            SELECT EXISTS (SELECT FROM %1$s.event_journal WHERE (epoch, transaction_id) >=
                ((SELECT max(epoch) FROM %1$s.journal_epoch),
                  pg_snapshot_xmax(pg_current_snapshot())))
              OR EXISTS (SELECT FROM %1$s.projection_offset WHERE (epoch, transaction_id) >=
                ((SELECT max(epoch) FROM %1$s.journal_epoch),
                  pg_snapshot_xmax(pg_current_snapshot())))
            """
                .formatted(schema))) {
      row.next();
      return row.getBoolean(1);
    }
  }

  private static int begin(Statement statement, String schema) throws SQLException {
    try (ResultSet row =
        statement.executeQuery(
            """
            INSERT INTO %1$s.journal_epoch (epoch) SELECT max(epoch) + 1 FROM %1$s.journal_epoch
            RETURNING epoch
            """
                .formatted(schema))) {
      row.next();
      return row.getInt(1);
    }
  }

  private static int move(Connection connection, String schema, int epoch) throws SQLException {
    try (PreparedStatement move =
        connection.prepareStatement(
            """
            UPDATE %1$s.event_journal SET epoch = ?
            WHERE epoch = ? AND transaction_id < pg_snapshot_xmax(pg_current_snapshot())
              AND ordering > (SELECT max(ordering) FROM %1$s.event_journal
                WHERE epoch = ? AND transaction_id >= pg_snapshot_xmax(pg_current_snapshot()))
            """
                .formatted(schema))) {
      move.setInt(1, epoch);
      move.setInt(2, epoch - 1);
      move.setInt(3, epoch - 1);
      return move.executeUpdate();
    }
  }
}
