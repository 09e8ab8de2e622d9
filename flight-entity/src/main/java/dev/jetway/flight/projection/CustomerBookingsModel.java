package dev.jetway.flight.projection;

import dev.jetway.cluster.projection.ReadModel;
import dev.jetway.cluster.projection.Recorded;
import dev.jetway.flight.domain.CustomerId;
import dev.jetway.flight.domain.FlightCommit;
import dev.jetway.flight.domain.FlightId;
import dev.jetway.flight.domain.ReservationId;
import dev.jetway.flight.domain.SeatNumber;
import dev.jetway.flight.projection.BookingRows.Row;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/** Keeps the table of bookings: reads those that a batch touches, and writes them anew. */
final class CustomerBookingsModel implements ReadModel<FlightCommit> {
  /** Claims that a reservation over several flights has at one of them: {@code id/number}. */
  private static final char PART_OF_RESERVATION = '/';

  private static final String TOUCHED =
      """
      WHERE (flight_id, reservation_id) IN
        (SELECT * FROM unnest(CAST(? AS uuid[]), CAST(? AS text[])))
      """;

  private static final String SELECT =
      "SELECT flight_id, reservation_id, customer_id, seats, since FROM flights.customer_booking "
          + TOUCHED;

  private static final String DELETE = "DELETE FROM flights.customer_booking " + TOUCHED;

  private static final String INSERT =
      """
      INSERT INTO flights.customer_booking
        (flight_id, reservation_id, customer_id, seats, since, direct)
      VALUES (?, ?, ?, ?, ?, ?)
      """;

  @Override
  public String name() {
    return "customer-bookings";
  }

  @Override
  public Class<FlightCommit> eventType() {
    return FlightCommit.class;
  }

  @Override
  public void clear(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("TRUNCATE flights.customer_booking");
    }
  }

  @Override
  public void apply(Connection connection, List<Recorded<FlightCommit>> commits)
      throws SQLException {
    Set<BookingRows.Key> touched = new LinkedHashSet<>();
    for (Recorded<FlightCommit> commit : commits) {
      BookingRows.touched(flight(commit), commit.event()).forEach(touched::add);
    }
    if (touched.isEmpty()) {
      return;
    }
    BookingRows rows = load(connection, touched);
    commits.forEach(commit -> rows.apply(flight(commit), commit.event()));
    delete(connection, touched);
    insert(connection, rows);
  }

  private static FlightId flight(Recorded<FlightCommit> commit) {
    return FlightId.parse(commit.entityId()).orElseThrow();
  }

  private static BookingRows load(Connection connection, Set<BookingRows.Key> touched)
      throws SQLException {
    BookingRows rows = new BookingRows();
    try (PreparedStatement select = connection.prepareStatement(SELECT)) {
      bind(connection, select, touched);
      try (ResultSet found = select.executeQuery()) {
        while (found.next()) {
          rows.put(
              new BookingRows.Key(
                  new FlightId(found.getObject("flight_id", UUID.class)),
                  new ReservationId(found.getString("reservation_id"))),
              new CustomerId(found.getString("customer_id")),
              new Row(
                  seats(found.getArray("seats")),
                  found.getObject("since", OffsetDateTime.class).toInstant()));
        }
      }
    }
    return rows;
  }

  private static void delete(Connection connection, Set<BookingRows.Key> touched)
      throws SQLException {
    try (PreparedStatement delete = connection.prepareStatement(DELETE)) {
      bind(connection, delete, touched);
      delete.executeUpdate();
    }
  }

  private static void bind(
      Connection connection, PreparedStatement statement, Set<BookingRows.Key> touched)
      throws SQLException {
    statement.setArray(
        1,
        connection.createArrayOf(
            "uuid", touched.stream().map(key -> key.flight().value()).toArray()));
    statement.setArray(
        2,
        connection.createArrayOf(
            "text", touched.stream().map(key -> key.reservation().value()).toArray()));
  }

  private static void insert(Connection connection, BookingRows rows) throws SQLException {
    try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
      for (Map.Entry<BookingRows.Key, Map<CustomerId, Row>> booking : rows.rows().entrySet()) {
        String reservation = booking.getKey().reservation().value();
        for (Map.Entry<CustomerId, Row> row : booking.getValue().entrySet()) {
          insert.setObject(1, booking.getKey().flight().value());
          insert.setString(2, reservation);
          insert.setString(3, row.getKey().value());
          insert.setArray(
              4,
              connection.createArrayOf(
                  "text", row.getValue().seats().stream().map(SeatNumber::toString).toArray()));
          // The driver would round to the next microsecond.
          insert.setObject(
              5,
              OffsetDateTime.ofInstant(
                  row.getValue().since().truncatedTo(ChronoUnit.MICROS), ZoneOffset.UTC));
          insert.setBoolean(6, reservation.indexOf(PART_OF_RESERVATION) < 0);
          insert.addBatch();
        }
      }
      insert.executeBatch();
    }
  }

  static NavigableSet<SeatNumber> seats(Array array) throws SQLException {
    NavigableSet<SeatNumber> seats = new TreeSet<>();
    for (String seat : (String[]) array.getArray()) {
      seats.add(SeatNumber.parse(seat).orElseThrow());
    }
    return seats;
  }
}
