package dev.jetway.flight.projection;

import dev.jetway.cluster.database.QueryPool;
import dev.jetway.flight.domain.AirportCode;
import dev.jetway.flight.domain.FlightId;
import dev.jetway.flight.domain.FlightNumber;
import dev.jetway.flight.domain.FlightSchedule;
import dev.jetway.flight.domain.FlightStatus;
import dev.jetway.flight.domain.FlightSummary;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.Done;

/** The directory as a table in the flights' own schema. */
public final class JdbcFlightDirectory implements FlightDirectory {
  /** One number flies from a handful of origins on one day; more is a mistake in the data. */
  private static final int SAME_DAY_MAX = 100;

  private static final String UPSERT =
      """
      INSERT INTO flights.flight_directory AS known
        (flight_id, flight_no, origin, destination, departure, departure_offset, arrival,
         arrival_offset, aircraft, configuration, status, seats, version)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT (flight_id) DO UPDATE SET
        departure = excluded.departure, departure_offset = excluded.departure_offset,
        arrival = excluded.arrival, arrival_offset = excluded.arrival_offset,
        aircraft = excluded.aircraft, configuration = excluded.configuration,
        status = excluded.status, seats = excluded.seats, version = excluded.version
      WHERE excluded.version > known.version
      """;

  private static final String SELECT =
      """
      SELECT flight_id, flight_no, origin, destination, departure, departure_offset, arrival,
        arrival_offset, aircraft, configuration, status, seats
      FROM flights.flight_directory
      """;

  private static final String BY_DEPARTURE =
      SELECT
          + "WHERE flight_no = ? AND departure >= ? AND departure < ? ORDER BY departure, origin"
          + " LIMIT ?";
  private static final String BY_NUMBER_FROM =
      SELECT + "WHERE flight_no = ? AND departure >= ? ORDER BY departure, origin LIMIT ?";

  private final QueryPool pool;

  public JdbcFlightDirectory(QueryPool pool) {
    this.pool = pool;
  }

  @Override
  public CompletionStage<Done> recordAll(List<Recording> recordings) {
    // In one order everywhere: two transactions that lock the same rows must not wait in a circle.
    List<Recording> inOrder =
        recordings.stream()
            .sorted(Comparator.comparing(recording -> recording.flight().id().value()))
            .toList();
    return run(
        connection -> {
          try (PreparedStatement upsert = connection.prepareStatement(UPSERT)) {
            for (Recording recording : inOrder) {
              bind(upsert, recording.flight(), recording.version());
              upsert.addBatch();
            }
            upsert.executeBatch();
            return Done.getInstance();
          }
        });
  }

  private static void bind(PreparedStatement upsert, FlightSummary flight, long version)
      throws SQLException {
    FlightSchedule schedule = flight.schedule();
    upsert.setObject(1, flight.id().value());
    upsert.setString(2, schedule.number().toString());
    upsert.setString(3, schedule.origin().toString());
    upsert.setString(4, schedule.destination().toString());
    upsert.setObject(5, schedule.departure());
    upsert.setInt(6, schedule.departureOffset().getTotalSeconds());
    upsert.setObject(7, schedule.arrival(), Types.TIMESTAMP);
    ZoneOffset arrivalOffset = schedule.arrivalOffset();
    upsert.setObject(
        8, arrivalOffset == null ? null : arrivalOffset.getTotalSeconds(), Types.INTEGER);
    upsert.setString(9, schedule.aircraft());
    upsert.setString(10, schedule.configuration());
    upsert.setString(11, flight.status().name());
    upsert.setInt(12, flight.seats());
    upsert.setLong(13, version);
  }

  @Override
  public CompletionStage<List<DirectoryEntry>> find(FlightNumber number, LocalDateTime departure) {
    return between(number, departure, departure.plusMinutes(1));
  }

  @Override
  public CompletionStage<List<DirectoryEntry>> find(FlightNumber number, LocalDate departureDate) {
    return between(number, departureDate.atStartOfDay(), departureDate.plusDays(1).atStartOfDay());
  }

  private CompletionStage<List<DirectoryEntry>> between(
      FlightNumber number, LocalDateTime from, LocalDateTime before) {
    return query(
        BY_DEPARTURE,
        select -> {
          select.setString(1, number.toString());
          select.setObject(2, from);
          select.setObject(3, before);
          select.setInt(4, SAME_DAY_MAX);
        });
  }

  @Override
  public CompletionStage<List<DirectoryEntry>> findFrom(
      FlightNumber number, LocalDate firstDate, int limit) {
    return query(
        BY_NUMBER_FROM,
        select -> {
          select.setString(1, number.toString());
          select.setObject(2, firstDate.atStartOfDay());
          select.setInt(3, limit);
        });
  }

  private interface Binding {
    void to(PreparedStatement select) throws SQLException;
  }

  private CompletionStage<List<DirectoryEntry>> query(String sql, Binding binding) {
    return run(
        connection -> {
          try (PreparedStatement select = connection.prepareStatement(sql)) {
            binding.to(select);
            try (ResultSet rows = select.executeQuery()) {
              List<DirectoryEntry> found = new ArrayList<>();
              while (rows.next()) {
                found.add(entry(rows));
              }
              return List.copyOf(found);
            }
          }
        });
  }

  private <T> CompletionStage<T> run(QueryPool.Work<T> work) {
    return pool.run(work)
        .exceptionally(
            failure -> {
              throw new DirectoryUnavailableException(failure);
            });
  }

  private static DirectoryEntry entry(ResultSet row) throws SQLException {
    Integer arrivalOffset = row.getObject("arrival_offset", Integer.class);
    FlightSchedule schedule =
        new FlightSchedule(
            FlightNumber.parse(row.getString("flight_no")).orElseThrow(),
            new AirportCode(row.getString("origin")),
            new AirportCode(row.getString("destination")),
            row.getObject("departure", LocalDateTime.class),
            ZoneOffset.ofTotalSeconds(row.getInt("departure_offset")),
            row.getObject("arrival", LocalDateTime.class),
            arrivalOffset == null ? null : ZoneOffset.ofTotalSeconds(arrivalOffset),
            row.getString("aircraft"),
            row.getString("configuration"));
    return new DirectoryEntry(
        new FlightId(row.getObject("flight_id", UUID.class)),
        schedule,
        FlightStatus.valueOf(row.getString("status")),
        row.getInt("seats"));
  }
}
