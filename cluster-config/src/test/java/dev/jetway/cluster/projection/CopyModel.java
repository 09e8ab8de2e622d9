package dev.jetway.cluster.projection;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** Copies words, and would copy one twice if it were asked to. */
class CopyModel implements ReadModel<String> {
  @Override
  public String name() {
    return "copy";
  }

  @Override
  public Class<String> eventType() {
    return String.class;
  }

  @Override
  public void clear(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("TRUNCATE things.copy");
    }
  }

  @Override
  public void apply(Connection connection, List<Recorded<String>> rows) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            "INSERT INTO things.copy (entity, version, word) VALUES (?, ?, ?)")) {
      for (Recorded<String> row : rows) {
        insert.setString(1, row.entityId());
        insert.setLong(2, row.sequenceNumber());
        insert.setString(3, row.event());
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }
}
