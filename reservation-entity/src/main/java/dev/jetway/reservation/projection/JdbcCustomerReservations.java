package dev.jetway.reservation.projection;

import dev.jetway.cluster.database.QueryPool;
import dev.jetway.flight.domain.CustomerId;
import dev.jetway.flight.domain.ReservationId;
import dev.jetway.flight.projection.ReadModelUnavailableException;
import dev.jetway.reservation.domain.RecordLocator;
import dev.jetway.reservation.domain.ReservationView;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Reservations as the projection has left them in the reservations' own schema. */
public final class JdbcCustomerReservations implements CustomerReservations {
  private static final String SELECT =
      """
      SELECT reservation_id, locator, status, created_at, updated_at
      FROM reservations.customer_reservation WHERE customer_id = ?
      """;

  private static final String AFTER = "AND (created_at, reservation_id) < (?, ?) ";

  private static final String NEWEST_FIRST =
      "ORDER BY created_at DESC, reservation_id DESC LIMIT ?";

  private final QueryPool pool;

  public JdbcCustomerReservations(QueryPool pool) {
    this.pool = pool;
  }

  @Override
  public CompletionStage<Page> of(CustomerId customer, @Nullable Cursor after, int limit) {
    if (limit < 1 || limit > LIMIT_MAX) {
      throw new IllegalArgumentException("limit: " + limit);
    }
    return pool.run(connection -> page(connection, customer, after, limit))
        .exceptionally(
            failure -> {
              throw new ReadModelUnavailableException(failure);
            });
  }

  private static Page page(
      Connection connection, CustomerId customer, @Nullable Cursor after, int limit)
      throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(SELECT + (after == null ? "" : AFTER) + NEWEST_FIRST)) {
      int next = 1;
      select.setString(next++, customer.value());
      if (after != null) {
        select.setObject(next++, OffsetDateTime.ofInstant(after.createdAt(), ZoneOffset.UTC));
        select.setString(next++, after.reservation().value());
      }
      select.setInt(next, limit + 1); // One more tells whether there is another page.
      try (ResultSet rows = select.executeQuery()) {
        List<Entry> found = new ArrayList<>();
        while (rows.next()) {
          found.add(entry(rows));
        }
        return page(found, limit);
      }
    }
  }

  private static Page page(List<Entry> found, int limit) {
    if (found.size() <= limit) {
      return new Page(found, null);
    }
    Entry last = found.get(limit - 1);
    return new Page(found.subList(0, limit), new Cursor(last.createdAt(), last.reservation()));
  }

  private static Entry entry(ResultSet row) throws SQLException {
    return new Entry(
        new ReservationId(row.getString("reservation_id")),
        new RecordLocator(row.getString("locator")),
        ReservationView.Status.valueOf(row.getString("status")),
        row.getObject("created_at", OffsetDateTime.class).toInstant(),
        row.getObject("updated_at", OffsetDateTime.class).toInstant());
  }
}
