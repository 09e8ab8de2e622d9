package dev.jetway.node;

import dev.jetway.cluster.database.DatabaseAddress;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.awaitility.Awaitility;

/** Waits, by looks at the database alone, until nobody owes anything to anybody. */
final class Settling {
  private static final String RESERVATIONS =
      "SELECT count(*) FROM reservations.wake_up WHERE due IS NOT NULL";

  private static final String FLIGHTS = "SELECT count(*) FROM flights.wake_up";

  private Settling() {}

  /**
   * Until no reservation has to be looked after, nor any flight, which is when every deadline of a
   * hold has passed. Throws when it takes longer than {@code limit}.
   */
  static void await(DatabaseAddress database, Duration limit) {
    awaitReservations(database, limit);
    awaitNone(database, FLIGHTS, limit);
  }

  /** Until no reservation has to be looked after; throws when it takes longer. */
  static void awaitReservations(DatabaseAddress database, Duration limit) {
    awaitNone(database, RESERVATIONS, limit);
  }

  private static void awaitNone(DatabaseAddress database, String count, Duration limit) {
    Awaitility.await(count)
        .atMost(limit)
        .pollInterval(Duration.ofMillis(100))
        .until(() -> count(database, count) == 0);
  }

  private static long count(DatabaseAddress database, String sql) throws SQLException {
    try (Connection connection = database.dataSource().getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getLong(1);
    }
  }
}
