package dev.jetway.reservation.wakeup;

import dev.jetway.cluster.database.QueryPool;
import dev.jetway.flight.domain.ReservationId;
import dev.jetway.reservation.domain.RecordLocator;
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
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** The list as a table in the reservations' own schema. */
public final class JdbcWakeUps implements WakeUps {
  // With no conflict target, a locator that another one has inserts nothing, too.
  private static final String INSERT =
      """
      INSERT INTO reservations.wake_up (reservation_id, locator, due) VALUES (?, ?, ?)
      ON CONFLICT DO NOTHING
      """;

  private static final String SOONER =
      """
      UPDATE reservations.wake_up SET due = least(due, ?) WHERE reservation_id = ?
      """;

  private static final String REST =
      "UPDATE reservations.wake_up SET due = ? WHERE reservation_id = ?";

  private static final String REMOVE = "DELETE FROM reservations.wake_up WHERE reservation_id = ?";

  // Nodes that poll at the same time take different rows, and never wait for each other.
  private static final String TAKE =
      """
      UPDATE reservations.wake_up SET due = ?
      WHERE reservation_id IN (
        SELECT reservation_id FROM reservations.wake_up WHERE due <= ?
        ORDER BY due LIMIT ? FOR UPDATE SKIP LOCKED)
      RETURNING reservation_id
      """;

  private static final String FIND =
      "SELECT reservation_id FROM reservations.wake_up WHERE locator = ?";

  private final QueryPool pool;

  public JdbcWakeUps(QueryPool pool) {
    this.pool = pool;
  }

  @Override
  public CompletionStage<Boolean> guard(
      ReservationId reservation, @Nullable RecordLocator locator, Instant due) {
    return pool.run(
        connection -> {
          try (PreparedStatement sooner = connection.prepareStatement(SOONER)) {
            bind(sooner, 1, due);
            sooner.setString(2, reservation.value());
            if (sooner.executeUpdate() == 1) {
              return true;
            }
          }
          try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            insert.setString(1, reservation.value());
            insert.setString(2, locator == null ? null : locator.value());
            bind(insert, 3, due);
            return insert.executeUpdate() == 1;
          }
        });
  }

  @Override
  public CompletionStage<Boolean> rest(ReservationId reservation, @Nullable Instant due) {
    return pool.run(
        connection -> {
          try (PreparedStatement rest = connection.prepareStatement(REST)) {
            bind(rest, 1, due);
            rest.setString(2, reservation.value());
            return rest.executeUpdate() == 1;
          }
        });
  }

  @Override
  public CompletionStage<Boolean> remove(ReservationId reservation) {
    return pool.run(
        connection -> {
          try (PreparedStatement remove = connection.prepareStatement(REMOVE)) {
            remove.setString(1, reservation.value());
            return remove.executeUpdate() == 1;
          }
        });
  }

  @Override
  public CompletionStage<List<ReservationId>> takeDue(Instant now, Instant again, int limit) {
    return pool.run(
        connection -> {
          try (PreparedStatement take = connection.prepareStatement(TAKE)) {
            bind(take, 1, again);
            bind(take, 2, now);
            take.setInt(3, limit);
            return ids(take);
          }
        });
  }

  @Override
  public CompletionStage<Optional<ReservationId>> find(RecordLocator locator) {
    return pool.run(connection -> find(connection, locator));
  }

  private static Optional<ReservationId> find(Connection connection, RecordLocator locator)
      throws SQLException {
    try (PreparedStatement find = connection.prepareStatement(FIND)) {
      find.setString(1, locator.value());
      return ids(find).stream().findFirst();
    }
  }

  private static List<ReservationId> ids(PreparedStatement statement) throws SQLException {
    try (ResultSet rows = statement.executeQuery()) {
      List<ReservationId> ids = new ArrayList<>();
      while (rows.next()) {
        ids.add(new ReservationId(rows.getString(1)));
      }
      return List.copyOf(ids);
    }
  }

  private static void bind(PreparedStatement statement, int index, @Nullable Instant moment)
      throws SQLException {
    if (moment == null) {
      statement.setNull(index, Types.TIMESTAMP_WITH_TIMEZONE);
    } else {
      statement.setObject(index, OffsetDateTime.ofInstant(moment, ZoneOffset.UTC));
    }
  }
}
