package dev.jetway.cluster.projection;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.jetway.cluster.database.DatabaseAddress;
import dev.jetway.cluster.database.Migrations;
import dev.jetway.cluster.database.QueryPool;
import dev.jetway.cluster.database.TestDatabase;
import dev.jetway.cluster.settings.JetwayConfig;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A journal of words on a real PostgreSQL, and a table in which a projection copies them. */
final class Journal {
  static final String SCHEMA = "things";

  /** Pekko's own for texts. */
  private static final int TEXTS = 20;

  final DatabaseAddress address = TestDatabase.create();

  Journal() throws SQLException {
    Migrations.migrate(address, SCHEMA);
    execute("CREATE TABLE things.copy (n bigserial, entity text, version bigint, word text)");
  }

  QueryPool pool() {
    return new QueryPool("projections", address, JetwayConfig.load(Map.of()).reader());
  }

  /** A connection whose transactions its owner ends. */
  Connection connect() throws SQLException {
    Connection connection = address.dataSource().getConnection();
    try (Statement statement = connection.createStatement()) {
      statement.execute("SET jetway.things_epoch = 'none'"); // Nobody else writes here.
    }
    connection.setAutoCommit(false);
    return connection;
  }

  void append(String entity, long version, String word) throws SQLException {
    try (Connection connection = connect()) {
      append(connection, entity, version, word);
      connection.commit();
    }
  }

  static void append(Connection connection, String entity, long version, String word)
      throws SQLException {
    append(connection, entity, version, word, TEXTS);
  }

  static void append(
      Connection connection, String entity, long version, String word, int serializer)
      throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            """
            INSERT INTO things.event_journal (persistence_id, sequence_number, writer,
              write_timestamp, event_ser_id, event_ser_manifest, event_payload)
            VALUES (?, ?, 'test', ?, ?, '', ?)
            """)) {
      insert.setString(1, "thing|" + entity);
      insert.setLong(2, version);
      insert.setLong(3, System.currentTimeMillis());
      insert.setInt(4, serializer);
      insert.setBytes(5, word.getBytes(UTF_8));
      insert.executeUpdate();
    }
  }

  /** What the journal says: "entity version word", by entity, in order. */
  List<String> journaled() throws SQLException {
    return texts(
        "SELECT substr(persistence_id, 7) || ' ' || sequence_number || ' '"
            + " || convert_from(event_payload, 'UTF8') FROM things.event_journal"
            + " ORDER BY persistence_id, sequence_number");
  }

  /** What was copied: the same, each entity's in the order in which they were copied. */
  List<String> copied() throws SQLException {
    return texts(
        "SELECT entity || ' ' || version || ' ' || word FROM things.copy ORDER BY entity, n");
  }

  List<String> texts(String sql) throws SQLException {
    try (Connection connection = address.dataSource().getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      List<String> texts = new ArrayList<>();
      while (rows.next()) {
        texts.add(rows.getString(1));
      }
      return texts;
    }
  }

  void execute(String sql) throws SQLException {
    try (Connection connection = address.dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
