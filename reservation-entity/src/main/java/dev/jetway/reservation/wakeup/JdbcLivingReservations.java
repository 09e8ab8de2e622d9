package dev.jetway.reservation.wakeup;

import dev.jetway.cluster.database.QueryPool;
import dev.jetway.cluster.wakeup.WakeUpTable;
import dev.jetway.cluster.wakeup.WakeUps;
import dev.jetway.flight.domain.ReservationId;
import dev.jetway.reservation.domain.RecordLocator;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Them as a table in the reservations' own schema. */
public final class JdbcLivingReservations implements LivingReservations {
  // With no conflict target, a locator that another one has inserts nothing, too.
  private static final String INSERT =
      """
      INSERT INTO reservations.wake_up (id, locator, due) VALUES (?, ?, ?)
      ON CONFLICT DO NOTHING
      """;

  private static final String FIND = "SELECT id FROM reservations.wake_up WHERE locator = ?";

  private final QueryPool pool;
  private final WakeUpTable table;

  public JdbcLivingReservations(QueryPool pool) {
    this.pool = pool;
    this.table = new WakeUpTable(pool, "reservations.wake_up");
  }

  @Override
  public WakeUps wakeUps() {
    return table;
  }

  @Override
  public CompletionStage<Boolean> guard(
      ReservationId reservation, @Nullable RecordLocator locator, Instant due) {
    return pool.run(
        connection ->
            table.guardListed(connection, reservation.value(), due)
                || insert(connection, reservation, locator, due));
  }

  private static boolean insert(
      Connection connection,
      ReservationId reservation,
      @Nullable RecordLocator locator,
      Instant due)
      throws SQLException {
    try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
      insert.setString(1, reservation.value());
      insert.setString(2, locator == null ? null : locator.value());
      insert.setObject(3, OffsetDateTime.ofInstant(due, ZoneOffset.UTC));
      return insert.executeUpdate() == 1;
    }
  }

  @Override
  public CompletionStage<Optional<ReservationId>> find(RecordLocator locator) {
    return pool.run(connection -> find(connection, locator));
  }

  private static Optional<ReservationId> find(Connection connection, RecordLocator locator)
      throws SQLException {
    try (PreparedStatement find = connection.prepareStatement(FIND)) {
      find.setString(1, locator.value());
      try (ResultSet rows = find.executeQuery()) {
        return rows.next() ? Optional.of(new ReservationId(rows.getString(1))) : Optional.empty();
      }
    }
  }
}
