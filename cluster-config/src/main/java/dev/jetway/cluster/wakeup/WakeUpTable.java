package dev.jetway.cluster.wakeup;

import dev.jetway.cluster.database.QueryPool;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The list as a table of a service's own schema. It has at least these columns, and an index for
 * the second:
 *
 * <pre>
 * id  text PRIMARY KEY,
 * due timestamptz
 * </pre>
 *
 * <p>A service whose table has more columns fills them in statements of its own, in one transaction
 * with those given here that take a connection.
 */
public final class WakeUpTable implements WakeUps {
  private static final Pattern QUALIFIED_NAME =
      Pattern.compile("[a-z_][a-z0-9_]{0,62}\\.[a-z_][a-z0-9_]{0,62}");

  private final QueryPool pool;
  private final String guard;
  private final String guardListed;
  private final String rest;
  private final String remove;
  private final String take;

  /**
   * The list in that table.
   *
   * @param table with its schema, such as {@code flights.wake_up}; lower-case letters, digits and
   *     underscores
   * @throws IllegalArgumentException for any other name, because it becomes a part of statements
   */
  public WakeUpTable(QueryPool pool, String table) {
    if (!QUALIFIED_NAME.matcher(table).matches()) {
      throw new IllegalArgumentException("Not a schema and a table: " + table);
    }
    this.pool = pool;
    // Null, an entity that rests, counts as later than any moment.
    guard =
        """
        INSERT INTO %s AS entry (id, due) VALUES (?, ?)
        ON CONFLICT (id) DO UPDATE SET due = least(entry.due, excluded.due)
        """
            .formatted(table);
    guardListed = "UPDATE %s SET due = least(due, ?) WHERE id = ?".formatted(table);
    rest = "UPDATE %s SET due = ? WHERE id = ?".formatted(table);
    remove = "DELETE FROM %s WHERE id = ?".formatted(table);
    // Nodes that poll at the same time take different rows, and never wait for each other.
    take =
        """
        UPDATE %1$s SET due = ? WHERE id IN (
          SELECT id FROM %1$s WHERE due <= ? ORDER BY due LIMIT ? FOR UPDATE SKIP LOCKED)
        RETURNING id
        """
            .formatted(table);
  }

  @Override
  public CompletionStage<Boolean> guard(String id, Instant due) {
    return pool.run(
        connection -> {
          try (PreparedStatement statement = connection.prepareStatement(guard)) {
            statement.setString(1, id);
            bindMoment(statement, 2, due);
            return statement.executeUpdate() == 1;
          }
        });
  }

  /**
   * Within a transaction: what {@link #guard} does for an entity that is on the list.
   *
   * @return false when it isn't there: then nothing was done
   */
  public boolean guardListed(Connection connection, String id, Instant due) throws SQLException {
    return change(connection, guardListed, id, due);
  }

  @Override
  public CompletionStage<Boolean> rest(String id, @Nullable Instant due) {
    return pool.run(connection -> rest(connection, id, due));
  }

  /** Within a transaction: the same as {@link #rest(String, Instant)}. */
  public boolean rest(Connection connection, String id, @Nullable Instant due) throws SQLException {
    return change(connection, rest, id, due);
  }

  private static boolean change(Connection connection, String sql, String id, @Nullable Instant due)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      bindMoment(statement, 1, due);
      statement.setString(2, id);
      return statement.executeUpdate() == 1;
    }
  }

  @Override
  public CompletionStage<Boolean> remove(String id) {
    return pool.run(
        connection -> {
          try (PreparedStatement statement = connection.prepareStatement(remove)) {
            statement.setString(1, id);
            return statement.executeUpdate() == 1;
          }
        });
  }

  @Override
  public CompletionStage<List<String>> takeDue(Instant now, Instant again, int limit) {
    return pool.run(
        connection -> {
          try (PreparedStatement statement = connection.prepareStatement(take)) {
            bindMoment(statement, 1, again);
            bindMoment(statement, 2, now);
            statement.setInt(3, limit);
            return ids(statement);
          }
        });
  }

  private static List<String> ids(PreparedStatement statement) throws SQLException {
    try (ResultSet rows = statement.executeQuery()) {
      List<String> ids = new ArrayList<>();
      while (rows.next()) {
        ids.add(rows.getString(1));
      }
      return List.copyOf(ids);
    }
  }

  private static void bindMoment(PreparedStatement statement, int index, @Nullable Instant moment)
      throws SQLException {
    if (moment == null) {
      statement.setNull(index, Types.TIMESTAMP_WITH_TIMEZONE);
    } else {
      statement.setObject(index, OffsetDateTime.ofInstant(moment, ZoneOffset.UTC));
    }
  }
}
