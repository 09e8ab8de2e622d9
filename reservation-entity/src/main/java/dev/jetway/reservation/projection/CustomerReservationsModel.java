package dev.jetway.reservation.projection;

import dev.jetway.cluster.projection.ReadModel;
import dev.jetway.cluster.projection.Recorded;
import dev.jetway.flight.domain.CustomerId;
import dev.jetway.flight.domain.ReservationId;
import dev.jetway.reservation.domain.RecordLocator;
import dev.jetway.reservation.domain.ReservationCommit;
import dev.jetway.reservation.domain.ReservationView.Status;
import dev.jetway.reservation.projection.ReservationRows.Row;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;

/** Keeps the table of reservations: reads those that a batch is about, and writes them anew. */
final class CustomerReservationsModel implements ReadModel<ReservationCommit> {
  private static final String SELECT =
      """
      SELECT reservation_id, customer_id, locator, status, created_at, updated_at
      FROM reservations.customer_reservation WHERE reservation_id = ANY (?)
      """;

  private static final String UPSERT =
      """
      INSERT INTO reservations.customer_reservation
        (reservation_id, customer_id, locator, status, created_at, updated_at)
      VALUES (?, ?, ?, ?, ?, ?)
      ON CONFLICT (reservation_id) DO UPDATE
      SET status = excluded.status, updated_at = excluded.updated_at
      """;

  @Override
  public String name() {
    return "customer-reservations";
  }

  @Override
  public Class<ReservationCommit> eventType() {
    return ReservationCommit.class;
  }

  @Override
  public void clear(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("TRUNCATE reservations.customer_reservation");
    }
  }

  @Override
  public void apply(Connection connection, List<Recorded<ReservationCommit>> commits)
      throws SQLException {
    ReservationRows rows = load(connection, commits);
    commits.forEach(commit -> rows.apply(new ReservationId(commit.entityId()), commit.event()));
    try (PreparedStatement upsert = connection.prepareStatement(UPSERT)) {
      for (Map.Entry<ReservationId, Row> entry : rows.rows().entrySet()) {
        Row row = entry.getValue();
        upsert.setString(1, entry.getKey().value());
        upsert.setString(2, row.customer().value());
        upsert.setString(3, row.locator().value());
        upsert.setString(4, row.status().name());
        upsert.setObject(5, micros(row.createdAt()));
        upsert.setObject(6, micros(row.updatedAt()));
        upsert.addBatch();
      }
      upsert.executeBatch();
    }
  }

  private static ReservationRows load(
      Connection connection, List<Recorded<ReservationCommit>> commits) throws SQLException {
    ReservationRows rows = new ReservationRows();
    try (PreparedStatement select = connection.prepareStatement(SELECT)) {
      Object[] ids = commits.stream().map(Recorded::entityId).distinct().toArray();
      select.setArray(1, connection.createArrayOf("text", ids));
      try (ResultSet found = select.executeQuery()) {
        while (found.next()) {
          rows.put(
              new ReservationId(found.getString("reservation_id")),
              new Row(
                  new CustomerId(found.getString("customer_id")),
                  new RecordLocator(found.getString("locator")),
                  Status.valueOf(found.getString("status")),
                  found.getObject("created_at", OffsetDateTime.class).toInstant(),
                  found.getObject("updated_at", OffsetDateTime.class).toInstant()));
        }
      }
    }
    return rows;
  }

  /** The driver would round to the next microsecond. */
  private static OffsetDateTime micros(Instant moment) {
    return OffsetDateTime.ofInstant(moment.truncatedTo(ChronoUnit.MICROS), ZoneOffset.UTC);
  }
}
