package dev.jetway.node.truth;

import com.typesafe.config.ConfigFactory;
import dev.jetway.cluster.database.DatabaseAddress;
import dev.jetway.cluster.settings.JetwayConfig;
import dev.jetway.flight.domain.FlightCommit;
import dev.jetway.reservation.domain.ReservationCommit;
import dev.jetway.reservation.payment.simulated.domain.Movement;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.pekko.actor.ActorSystem;
import org.apache.pekko.serialization.Serialization;
import org.apache.pekko.serialization.SerializationExtension;

/** Reads the journals from the database, with the serializers that have written them. */
public final class JournalReader implements AutoCloseable {
  private static final String MOVEMENTS =
      "SELECT key, kind, minor_units FROM payments.movement ORDER BY number";

  private final ActorSystem system =
      ActorSystem.create(
          "reader",
          ConfigFactory.parseString("pekko.actor.provider = local")
              .withFallback(JetwayConfig.load(Map.of()).config()));
  private final Serialization serialization = SerializationExtension.get(system);
  private final DatabaseAddress database;

  public JournalReader(DatabaseAddress database) {
    this.database = database;
  }

  /** All of them at one moment: nothing in one is later than anything in another. */
  public Journals read() throws SQLException {
    try (Connection connection = database.dataSource().getConnection()) {
      connection.setAutoCommit(false);
      connection.setReadOnly(true);
      connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
      return new Journals(
          commits(connection, "flights", FlightCommit.class),
          commits(connection, "reservations", ReservationCommit.class),
          movements(connection));
    }
  }

  private <C> Map<String, List<C>> commits(Connection connection, String schema, Class<C> type)
      throws SQLException {
    Map<String, List<C>> all = new LinkedHashMap<>();
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                """
                SELECT persistence_id, sequence_number, event_ser_id, event_ser_manifest,
                  event_payload
                FROM %s.event_journal ORDER BY persistence_id, sequence_number
                """
                    .formatted(schema))) {
      while (row.next()) {
        String persistenceId = row.getString("persistence_id");
        List<C> commits =
            all.computeIfAbsent(
                persistenceId.substring(persistenceId.indexOf('|') + 1), id -> new ArrayList<>());
        long number = row.getLong("sequence_number");
        commits.add(
            type.cast(
                serialization
                    .deserialize(
                        row.getBytes("event_payload"),
                        row.getInt("event_ser_id"),
                        row.getString("event_ser_manifest"))
                    .get()));
        if (number != commits.size()) {
          throw new AssertionError(
              "%s has a gap: version %d follows %d"
                  .formatted(persistenceId, number, commits.size() - 1));
        }
      }
    }
    return all;
  }

  private static List<MoneyMovement> movements(Connection connection) throws SQLException {
    List<MoneyMovement> all = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(MOVEMENTS)) {
      while (row.next()) {
        all.add(
            new MoneyMovement(
                row.getString("key"),
                Movement.Kind.valueOf(row.getString("kind")),
                row.getLong("minor_units")));
      }
    }
    return all;
  }

  @Override
  public void close() {
    system.terminate();
    system.getWhenTerminated().toCompletableFuture().join();
  }
}
