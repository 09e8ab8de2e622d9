package dev.jetway.flight.projection;

import dev.jetway.cluster.database.QueryPool;
import dev.jetway.flight.domain.CustomerId;
import dev.jetway.flight.domain.FlightId;
import dev.jetway.flight.domain.ReservationId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Bookings as the projection has left them in the flights' own schema. */
public final class JdbcCustomerBookings implements CustomerBookings {
  private static final String SELECT =
      """
      SELECT flight_id, reservation_id, seats, since FROM flights.customer_booking
      WHERE customer_id = ? AND (direct OR ?)
      """;

  private static final String AFTER = "AND (since, flight_id, reservation_id) < (?, ?, ?) ";

  private static final String NEWEST_FIRST =
      "ORDER BY since DESC, flight_id DESC, reservation_id DESC LIMIT ?";

  private final QueryPool pool;

  public JdbcCustomerBookings(QueryPool pool) {
    this.pool = pool;
  }

  @Override
  public CompletionStage<Page> of(
      CustomerId customer, Kind kind, @Nullable Cursor after, int limit) {
    if (limit < 1 || limit > LIMIT_MAX) {
      throw new IllegalArgumentException("limit: " + limit);
    }
    return pool.run(connection -> page(connection, customer, kind, after, limit))
        .exceptionally(
            failure -> {
              throw new ReadModelUnavailableException(failure);
            });
  }

  private static Page page(
      Connection connection, CustomerId customer, Kind kind, @Nullable Cursor after, int limit)
      throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(SELECT + (after == null ? "" : AFTER) + NEWEST_FIRST)) {
      int next = 1;
      select.setString(next++, customer.value());
      select.setBoolean(next++, kind == Kind.ALL);
      if (after != null) {
        select.setObject(next++, OffsetDateTime.ofInstant(after.since(), ZoneOffset.UTC));
        select.setObject(next++, after.flight().value());
        select.setString(next++, after.reservation().value());
      }
      select.setInt(next, limit + 1); // One more tells whether there is another page.
      try (ResultSet rows = select.executeQuery()) {
        List<Booking> bookings = new ArrayList<>();
        while (rows.next()) {
          bookings.add(booking(rows));
        }
        return page(bookings, limit);
      }
    }
  }

  private static Page page(List<Booking> found, int limit) {
    if (found.size() <= limit) {
      return new Page(found, null);
    }
    Booking last = found.get(limit - 1);
    return new Page(
        found.subList(0, limit), new Cursor(last.since(), last.flight(), last.reservation()));
  }

  private static Booking booking(ResultSet row) throws SQLException {
    return new Booking(
        new ReservationId(row.getString("reservation_id")),
        new FlightId(row.getObject("flight_id", UUID.class)),
        List.copyOf(CustomerBookingsModel.seats(row.getArray("seats"))),
        row.getObject("since", OffsetDateTime.class).toInstant());
  }
}
