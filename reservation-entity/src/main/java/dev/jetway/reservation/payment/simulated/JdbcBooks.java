package dev.jetway.reservation.payment.simulated;

import dev.jetway.cluster.database.DatabaseAddress;
import dev.jetway.cluster.database.Migrations;
import dev.jetway.cluster.database.QueryPool;
import dev.jetway.reservation.domain.Money;
import dev.jetway.reservation.payment.domain.PaymentCall;
import dev.jetway.reservation.payment.simulated.domain.Attempt;
import dev.jetway.reservation.payment.simulated.domain.Bank;
import dev.jetway.reservation.payment.simulated.domain.Decision;
import dev.jetway.reservation.payment.simulated.domain.Movement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/**
 * The provider's books in the schema {@code payments}. A call is one transaction that holds its
 * attempt's row from before it is read until all that follows is written, so calls about one
 * attempt come one after another, from however many processes.
 *
 * <p>No work waits in memory: money that is set aside later has its moment in the row, and whoever
 * looks after that moment sees it set aside. A restart loses nothing.
 */
public final class JdbcBooks {
  private static final String SCHEMA = "payments";

  private static final String GIVEN_BACK =
      """
      SELECT minor_units, currency FROM payments.movement
      WHERE key = ? AND kind = 'GIVEN_BACK' AND refund_key = ?
      """;

  private static final String INSERT =
      """
      INSERT INTO payments.movement (key, kind, refund_key, minor_units, currency)
      VALUES (?, ?, ?, ?, ?)
      """;

  private static final String MOVEMENTS =
      """
      SELECT kind, refund_key, minor_units, currency FROM payments.movement
      WHERE key = ? ORDER BY number
      """;

  private final QueryPool pool;
  private final InstantSource clock;

  public JdbcBooks(QueryPool pool, InstantSource clock) {
    this.pool = pool;
    this.clock = clock;
  }

  /** Brings the schema up to date, as every process that uses it must. */
  public static Migrations.Result migrate(DatabaseAddress database) {
    return Migrations.migrateTables(database, SCHEMA, "classpath:db/payments");
  }

  /**
   * Does what a call asks for.
   *
   * @return fails as {@link QueryPool#run} does; then it may or may not have been done
   */
  CompletionStage<Decision> handle(PaymentCall call) {
    return pool.run(connection -> handle(connection, call));
  }

  private Decision handle(Connection connection, PaymentCall call) throws SQLException {
    Attempt before = AttemptRow.lock(connection, call.key());
    Optional<Money> sameRefund =
        call instanceof PaymentCall.Refund refund
            ? givenBack(connection, refund)
            : Optional.empty();
    Decision decision = Bank.decide(before, call, sameRefund, clock.instant());
    if (!decision.attempt().equals(before)) {
      AttemptRow.update(connection, call.key(), decision.attempt());
    }
    for (Movement movement : decision.movements()) {
      insert(connection, call.key(), movement);
    }
    return decision;
  }

  private static Optional<Money> givenBack(Connection connection, PaymentCall.Refund refund)
      throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(GIVEN_BACK)) {
      select.setString(1, refund.key());
      select.setString(2, refund.refundKey());
      try (ResultSet row = select.executeQuery()) {
        return row.next()
            ? Optional.of(new Money(row.getLong("minor_units"), row.getString("currency")))
            : Optional.empty();
      }
    }
  }

  private static void insert(Connection connection, String key, Movement movement)
      throws SQLException {
    try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
      insert.setString(1, key);
      insert.setString(2, movement.kind().name());
      insert.setString(3, movement.refundKey());
      insert.setLong(4, movement.amount().minorUnits());
      insert.setString(5, movement.amount().currency());
      insert.executeUpdate();
    }
  }

  /** All that has become of the money of an attempt, in order; at most a few and its refunds. */
  public CompletionStage<List<Movement>> movements(String key) {
    return pool.run(connection -> movements(connection, key));
  }

  private static List<Movement> movements(Connection connection, String key) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(MOVEMENTS)) {
      select.setString(1, key);
      try (ResultSet row = select.executeQuery()) {
        List<Movement> movements = new ArrayList<>();
        while (row.next()) {
          movements.add(
              new Movement(
                  Movement.Kind.valueOf(row.getString("kind")),
                  row.getString("refund_key"),
                  new Money(row.getLong("minor_units"), row.getString("currency"))));
        }
        return List.copyOf(movements);
      }
    }
  }
}
