package dev.jetway.cluster.projection;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One projection's rows of {@code projection_offset}, one for each slice. */
final class Offsets {
  /** The rest of a long error is in the log. */
  private static final int ERROR_MAX = 1_000;

  private final String schema;
  private final String projection;
  private final int slices;

  Offsets(String schema, String projection, int slices) {
    this.schema = schema;
    this.projection = projection;
    this.slices = slices;
  }

  /** Where a slice is, and whether its latest try failed. */
  record Offset(Position position, boolean hasError) {}

  /** Empty when the projection has to begin anew, as with another number of slices than before. */
  Optional<Offset> read(Connection connection, Slice slice) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            """
            SELECT %s, error IS NOT NULL AS has_error FROM %s.projection_offset
            WHERE projection = ? AND slice = ? AND slices = ?
            """
                .formatted(Position.COLUMNS, schema))) {
      select.setString(1, projection);
      select.setInt(2, slice.number());
      select.setInt(3, slice.of());
      try (ResultSet row = select.executeQuery()) {
        return row.next()
            ? Optional.of(new Offset(Position.of(row), row.getBoolean("has_error")))
            : Optional.empty();
      }
    }
  }

  /**
   * Goes on, if the slice is still where it was; otherwise changes nothing. Until the transaction
   * ends, nobody else can move the slice.
   */
  boolean move(Connection connection, Slice slice, Position from, Position to) throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement(
            """
            UPDATE %s.projection_offset
            SET (epoch, transaction_id, ordering) = %s,
              stopped = false, error = NULL, failed_at = NULL
            WHERE projection = ? AND slice = ? AND slices = ?
              AND (epoch, transaction_id, ordering) = %s
            """
                .formatted(schema, Position.PARAMETERS, Position.PARAMETERS))) {
      int next = to.bind(update, 1);
      update.setString(next, projection);
      update.setInt(next + 1, slice.number());
      update.setInt(next + 2, slice.of());
      from.bind(update, next + 3);
      return update.executeUpdate() == 1;
    }
  }

  /** Waits for batches under way, and keeps others from beginning until the transaction ends. */
  void lock(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("LOCK TABLE " + schema + ".projection_offset IN SHARE ROW EXCLUSIVE MODE");
    }
  }

  /** Puts all slices before the journal's first row. */
  void restart(Connection connection) throws SQLException {
    try (PreparedStatement delete =
            connection.prepareStatement(
                "DELETE FROM " + schema + ".projection_offset WHERE projection = ?");
        PreparedStatement insert =
            connection.prepareStatement(
                """
                INSERT INTO %s.projection_offset
                  (projection, slices, slice, epoch, transaction_id, ordering)
                VALUES (?, ?, ?, ?, CAST(? AS xid8), ?)
                """
                    .formatted(schema))) {
      delete.setString(1, projection);
      delete.executeUpdate();
      for (int slice = 0; slice < slices; slice++) {
        insert.setString(1, projection);
        insert.setInt(2, slices);
        insert.setInt(3, slice);
        Position.START.bind(insert, 4);
        insert.executeUpdate();
      }
    }
  }

  /** Notes why a try failed. */
  void fail(Connection connection, Slice slice, boolean stopped, String error, Instant now)
      throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement(
            """
            UPDATE %s.projection_offset SET stopped = ?, error = ?, failed_at = ?
            WHERE projection = ? AND slice = ?
            """
                .formatted(schema))) {
      update.setBoolean(1, stopped);
      update.setString(2, error.substring(0, Math.min(error.length(), ERROR_MAX)));
      update.setObject(3, OffsetDateTime.ofInstant(now, ZoneOffset.UTC));
      update.setString(4, projection);
      update.setInt(5, slice.number());
      update.executeUpdate();
    }
  }

  /** The worst of the slices, with the longest lag. */
  ProjectionStatus status(Connection connection, Instant now) throws SQLException {
    ProjectionStatus worst = null;
    try (PreparedStatement select =
        connection.prepareStatement(
            """
            SELECT %s, stopped, error, failed_at,
              (SELECT write_timestamp FROM %2$s.event_journal AS row
                WHERE (row.epoch, row.transaction_id, row.ordering)
                  > (slice.epoch, slice.transaction_id, slice.ordering)
                ORDER BY row.epoch, row.transaction_id, row.ordering LIMIT 1) AS waiting_since
            FROM %2$s.projection_offset AS slice WHERE projection = ?
            """
                .formatted(Position.COLUMNS, schema))) {
      select.setString(1, projection);
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          worst = worse(worst, statusOf(row, now));
        }
      }
    }
    return worst == null ? notBegun(connection, now) : worst;
  }

  private ProjectionStatus statusOf(ResultSet row, Instant now) throws SQLException {
    String error = row.getString("error");
    OffsetDateTime failedAt = row.getObject("failed_at", OffsetDateTime.class);
    ProjectionStatus.State state =
        error == null
            ? ProjectionStatus.State.FOLLOWING
            : row.getBoolean("stopped")
                ? ProjectionStatus.State.STOPPED
                : ProjectionStatus.State.FAILING;
    return new ProjectionStatus(
        projection,
        state,
        lag(row.getObject("waiting_since", Long.class), now),
        error,
        failedAt == null ? null : failedAt.toInstant());
  }

  private ProjectionStatus notBegun(Connection connection, Instant now) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                """
                SELECT write_timestamp FROM %s.event_journal
                ORDER BY epoch, transaction_id, ordering LIMIT 1
                """
                    .formatted(schema))) {
      Long oldest = row.next() ? row.getObject(1, Long.class) : null;
      return new ProjectionStatus(
          projection, ProjectionStatus.State.FOLLOWING, lag(oldest, now), null, null);
    }
  }

  private static Duration lag(@Nullable Long waitingSince, Instant now) {
    if (waitingSince == null) {
      return Duration.ZERO;
    }
    Duration age = Duration.between(Instant.ofEpochMilli(waitingSince), now);
    return age.isNegative() ? Duration.ZERO : age; // The writer's clock may be ahead.
  }

  private static ProjectionStatus worse(@Nullable ProjectionStatus one, ProjectionStatus other) {
    if (one == null) {
      return other;
    }
    ProjectionStatus worse = one.state().compareTo(other.state()) >= 0 ? one : other;
    Duration lag = one.lag().compareTo(other.lag()) >= 0 ? one.lag() : other.lag();
    return new ProjectionStatus(
        worse.name(), worse.state(), lag, worse.lastError(), worse.failedAt());
  }
}
