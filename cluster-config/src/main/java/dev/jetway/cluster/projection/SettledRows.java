package dev.jetway.cluster.projection;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pekko.util.ByteString;
import org.jspecify.annotations.Nullable;

/**
 * Reads a journal's rows in an order in which none can appear behind the reader: by transaction,
 * and only those of transactions below the oldest one under way.
 */
final class SettledRows {
  /** Rows that the driver keeps beside those already taken. */
  private static final int FETCH_ROWS = 50;

  private final String select;

  SettledRows(String schema, Slice slice) {
    // Both conditions are ranges of one index. The snapshot asked about is the statement's own.
    // Rows of other slices come without a payload, so that the position moves past them.
    select =
        """
        SELECT %s, persistence_id, sequence_number, event_ser_id, event_ser_manifest,
          CASE WHEN %s THEN event_payload END AS payload
        FROM %3$s.event_journal
        WHERE (epoch, transaction_id, ordering) > %4$s
          AND (epoch, transaction_id) < ((SELECT max(epoch) FROM %3$s.journal_epoch),
            pg_snapshot_xmin(pg_current_snapshot()))
        ORDER BY epoch, transaction_id, ordering
        LIMIT ?
        """
            .formatted(Position.COLUMNS, slice.predicate(), schema, Position.PARAMETERS);
  }

  /**
   * A row as it is stored.
   *
   * @param payload null when the row is of another slice
   */
  record Stored(
      Position position,
      String persistenceId,
      long sequenceNumber,
      int serializerId,
      String manifest,
      @Nullable ByteString payload) {}

  /**
   * Some rows.
   *
   * @param full whether there may be more
   */
  record Batch(List<Stored> rows, boolean full) {}

  /** For a look at how it is planned. */
  String sql() {
    return select;
  }

  /** The next rows; those beyond {@code bytesMax} are left, except the first. */
  Batch after(Connection connection, Position position, int rowsMax, long bytesMax)
      throws SQLException {
    List<Stored> rows = new ArrayList<>();
    long bytes = 0;
    try (PreparedStatement statement = connection.prepareStatement(select)) {
      statement.setFetchSize(FETCH_ROWS);
      statement.setInt(position.bind(statement, 1), rowsMax);
      try (ResultSet found = statement.executeQuery()) {
        while (bytes < bytesMax && found.next()) {
          Stored row = stored(found);
          rows.add(row);
          bytes += row.payload() == null ? 0 : row.payload().length();
        }
      }
    }
    return new Batch(rows, rows.size() == rowsMax || bytes >= bytesMax);
  }

  private static Stored stored(ResultSet row) throws SQLException {
    byte[] payload = row.getBytes("payload");
    return new Stored(
        Position.of(row),
        row.getString("persistence_id"),
        row.getLong("sequence_number"),
        row.getInt("event_ser_id"),
        row.getString("event_ser_manifest"),
        payload == null ? null : ByteString.fromArrayUnsafe(payload));
  }
}
