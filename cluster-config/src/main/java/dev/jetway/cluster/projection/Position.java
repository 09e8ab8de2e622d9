package dev.jetway.cluster.projection;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * A place in a journal, behind the row of which it has the numbers.
 *
 * @param epoch of the journal
 * @param transactionId PostgreSQL's full one, within the epoch
 * @param ordering within the transaction
 */
record Position(int epoch, long transactionId, long ordering) {
  /** Before the first row. */
  static final Position START = new Position(0, 0, 0);

  /**
   * The columns to select for {@link #of}. The text has a name of its own: by that of the column,
   * {@code ORDER BY} would sort texts.
   */
  static final String COLUMNS = "epoch, transaction_id::text AS transaction_text, ordering";

  /** For {@link #bind}. */
  static final String PARAMETERS = "(?, CAST(? AS xid8), ?)";

  static Position of(ResultSet row) throws SQLException {
    return new Position(
        row.getInt("epoch"),
        Long.parseUnsignedLong(row.getString("transaction_text")),
        row.getLong("ordering"));
  }

  /** Sets three parameters, and returns the index of the next one. */
  int bind(PreparedStatement statement, int first) throws SQLException {
    statement.setInt(first, epoch);
    statement.setString(first + 1, Long.toUnsignedString(transactionId));
    statement.setLong(first + 2, ordering);
    return first + 3;
  }
}
