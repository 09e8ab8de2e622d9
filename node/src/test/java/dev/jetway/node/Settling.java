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
  private static final String OPEN =
      """
      SELECT (SELECT count(*) FROM reservations.wake_up WHERE due IS NOT NULL)
        + (SELECT count(*) FROM flights.wake_up)
      """;

  private Settling() {}

  /** Throws when it takes longer than {@code limit}. */
  static void await(DatabaseAddress database, Duration limit) {
    Awaitility.await("nothing is due any more")
        .atMost(limit)
        .pollInterval(Duration.ofMillis(200))
        .until(() -> open(database) == 0);
  }

  /** How many reservations and flights somebody has to look after. */
  static long open(DatabaseAddress database) throws SQLException {
    try (Connection connection = database.dataSource().getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(OPEN)) {
      row.next();
      return row.getLong(1);
    }
  }
}
