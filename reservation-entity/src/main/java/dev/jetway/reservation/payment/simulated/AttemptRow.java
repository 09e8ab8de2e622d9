package dev.jetway.reservation.payment.simulated;

import dev.jetway.reservation.domain.Money;
import dev.jetway.reservation.payment.simulated.domain.Attempt;
import dev.jetway.reservation.payment.simulated.domain.Attempt.Status;
import dev.jetway.reservation.payment.simulated.domain.Behaviour;
import dev.jetway.reservation.payment.simulated.domain.Errors;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** An attempt as a row. */
final class AttemptRow {
  // The update changes nothing, but locks the row that is there already.
  private static final String LOCK =
      """
      INSERT INTO payments.attempt AS a (key) VALUES (?)
      ON CONFLICT (key) DO UPDATE SET status = a.status
      RETURNING *
      """;

  private static final String UPDATE =
      """
      UPDATE payments.attempt
      SET status = ?, behaviour = ?, minor_units = ?, currency = ?, due_at = ?, given_back = ?,
        refunds = ?, authorize_errors = ?, capture_errors = ?, cancel_errors = ?, refund_errors = ?
      WHERE key = ?
      """;

  private AttemptRow() {}

  /** The attempt, new if need be; nobody else gets it before the transaction's end. */
  static Attempt lock(Connection connection, String key) throws SQLException {
    try (PreparedStatement lock = connection.prepareStatement(LOCK)) {
      lock.setString(1, key);
      try (ResultSet row = lock.executeQuery()) {
        if (!row.next()) {
          throw new SQLException("the attempt " + key + " is neither there nor new");
        }
        return read(row);
      }
    }
  }

  private static Attempt read(ResultSet row) throws SQLException {
    String currency = row.getString("currency");
    OffsetDateTime dueAt = row.getObject("due_at", OffsetDateTime.class);
    return new Attempt(
        Status.valueOf(row.getString("status")),
        Behaviour.of(row.getString("behaviour")),
        currency == null ? null : new Money(row.getLong("minor_units"), currency),
        dueAt == null ? null : dueAt.toInstant(),
        row.getLong("given_back"),
        row.getInt("refunds"),
        new Errors(
            row.getInt("authorize_errors"),
            row.getInt("capture_errors"),
            row.getInt("cancel_errors"),
            row.getInt("refund_errors")));
  }

  static void update(Connection connection, String key, Attempt attempt) throws SQLException {
    Money amount = attempt.amount();
    Errors errors = attempt.errors();
    try (PreparedStatement update = connection.prepareStatement(UPDATE)) {
      update.setString(1, attempt.status().name());
      update.setString(2, attempt.behaviour().method());
      if (amount == null) {
        update.setNull(3, Types.BIGINT);
        update.setNull(4, Types.VARCHAR);
      } else {
        update.setLong(3, amount.minorUnits());
        update.setString(4, amount.currency());
      }
      bind(update, 5, attempt.dueAt());
      update.setLong(6, attempt.givenBack());
      update.setInt(7, attempt.refunds());
      update.setInt(8, errors.authorize());
      update.setInt(9, errors.capture());
      update.setInt(10, errors.cancel());
      update.setInt(11, errors.refund());
      update.setString(12, key);
      update.executeUpdate();
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
