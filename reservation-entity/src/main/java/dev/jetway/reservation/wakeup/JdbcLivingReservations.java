package dev.jetway.reservation.wakeup;

import dev.jetway.cluster.database.QueryPool;
import dev.jetway.cluster.wakeup.WakeUpTable;
import dev.jetway.cluster.wakeup.WakeUps;
import dev.jetway.flight.domain.CustomerId;
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
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Them as a table in the reservations' own schema. */
public final class JdbcLivingReservations implements LivingReservations {
  /**
   * "hold" in ASCII, so that a look at pg_locks tells whose it is; the customer's hash is the
   * lock's second half. Those who share a hash only wait for each other.
   */
  private static final int LOCK_CLASS = 0x686f6c64;

  // Two that count at the same time would both find room for one.
  private static final String LOCK = "SELECT pg_advisory_xact_lock(?, hashtext(?))";

  private static final String COUNT =
      "SELECT count(*) FROM reservations.wake_up WHERE open_for = ?";

  // With no conflict target, a locator that another one has inserts nothing, too.
  private static final String INSERT =
      """
      INSERT INTO reservations.wake_up (id, locator, open_for, due) VALUES (?, ?, ?, ?)
      ON CONFLICT DO NOTHING
      """;

  // The first journal write after an earlier guard may have failed: then the row has a locator that
  // nobody was told of, and the next try draws another one.
  private static final String REDRAWN =
      """
      UPDATE reservations.wake_up SET locator = ? WHERE id = ? AND locator IS DISTINCT FROM ?
      AND NOT EXISTS (SELECT FROM reservations.wake_up WHERE locator = ?)
      """;

  private static final String LOCATOR =
      "SELECT FROM reservations.wake_up WHERE id = ? AND locator = ?";

  private static final String REST =
      """
      UPDATE reservations.wake_up SET due = ?, open_for = CASE WHEN ? THEN open_for END WHERE id = ?
      """;

  private static final String FIND = "SELECT id FROM reservations.wake_up WHERE locator = ?";

  private final QueryPool pool;
  private final int holdsPerCustomerMax;
  private final WakeUpTable table;

  /**
   * The living.
   *
   * @param holdsPerCustomerMax open reservations of one customer
   */
  public JdbcLivingReservations(QueryPool pool, int holdsPerCustomerMax) {
    this.pool = pool;
    this.holdsPerCustomerMax = holdsPerCustomerMax;
    this.table = new WakeUpTable(pool, "reservations.wake_up");
  }

  @Override
  public WakeUps wakeUps() {
    return table;
  }

  @Override
  public CompletionStage<Guard> guard(ReservationId reservation, Claims claims, Instant due) {
    return pool.run(
        connection -> {
          if (table.guardListed(connection, reservation.value(), due)) {
            return hasLocator(connection, reservation, claims.locator())
                ? Guard.LISTED
                : Guard.LOCATOR_TAKEN;
          }
          CustomerId customer = claims.openFor();
          if (customer != null && openOf(connection, customer) >= holdsPerCustomerMax) {
            return Guard.TOO_MANY_HOLDS;
          }
          return insert(connection, reservation, claims, due) ? Guard.LISTED : Guard.LOCATOR_TAKEN;
        });
  }

  /** Whether the row has the locator now; two who want the same one wait for each other. */
  private static boolean hasLocator(
      Connection connection, ReservationId reservation, @Nullable RecordLocator locator)
      throws SQLException {
    if (locator == null) {
      return true;
    }
    try (PreparedStatement redrawn = connection.prepareStatement(REDRAWN)) {
      redrawn.setString(1, locator.value());
      redrawn.setString(2, reservation.value());
      redrawn.setString(3, locator.value());
      redrawn.setString(4, locator.value());
      redrawn.executeUpdate();
    }
    try (PreparedStatement has = connection.prepareStatement(LOCATOR)) {
      has.setString(1, reservation.value());
      has.setString(2, locator.value());
      try (ResultSet row = has.executeQuery()) {
        return row.next();
      }
    }
  }

  /** Counts them, and lets nobody add one until the transaction ends. */
  private static long openOf(Connection connection, CustomerId customer) throws SQLException {
    try (PreparedStatement lock = connection.prepareStatement(LOCK)) {
      lock.setInt(1, LOCK_CLASS);
      lock.setString(2, customer.value());
      lock.execute();
    }
    try (PreparedStatement count = connection.prepareStatement(COUNT)) {
      count.setString(1, customer.value());
      try (ResultSet row = count.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    }
  }

  private static boolean insert(
      Connection connection, ReservationId reservation, Claims claims, Instant due)
      throws SQLException {
    RecordLocator locator = claims.locator();
    CustomerId customer = claims.openFor();
    try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
      insert.setString(1, reservation.value());
      insert.setString(2, locator == null ? null : locator.value());
      insert.setString(3, customer == null ? null : customer.value());
      bindMoment(insert, 4, due);
      return insert.executeUpdate() == 1;
    }
  }

  @Override
  public CompletionStage<Boolean> rest(
      ReservationId reservation, @Nullable Instant due, boolean open) {
    return pool.run(
        connection -> {
          try (PreparedStatement rest = connection.prepareStatement(REST)) {
            bindMoment(rest, 1, due);
            rest.setBoolean(2, open);
            rest.setString(3, reservation.value());
            return rest.executeUpdate() == 1;
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
      try (ResultSet rows = find.executeQuery()) {
        return rows.next() ? Optional.of(new ReservationId(rows.getString(1))) : Optional.empty();
      }
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
