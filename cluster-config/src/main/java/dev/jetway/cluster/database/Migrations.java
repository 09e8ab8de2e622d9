package dev.jetway.cluster.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.output.MigrateResult;

/**
 * Brings one service's schema to this version of the program: the journal's tables (V0001 to V0099,
 * common to all services), and the service's own (from V0100 on). A schema that journals nothing
 * has the latter alone. Several nodes may do so at once.
 */
public final class Migrations {
  private static final String JOURNAL = "classpath:db/journal";

  /**
   * "jetway" in ASCII, so that a look at pg_locks tells whose it is; the schema's hash is the
   * lock's second half.
   */
  private static final int LOCK_CLASS = 0x6a657477;

  /**
   * Longer than any migration of a schema should take; another node waits this long for the first.
   */
  private static final Duration LOCK_LIMIT = Duration.ofMinutes(4);

  private Migrations() {}

  /**
   * What was done.
   *
   * @param applied number of migrations, 0 if the schema was up to date
   */
  public record Result(int applied) {}

  /**
   * Migrates and returns when the schema is up to date.
   *
   * @param schema the service's own; created if absent
   * @param locations of the service's own migrations, such as {@code classpath:db/flights}
   * @throws DatabaseException if the database can't be reached, or a migration fails or was changed
   *     after it was applied
   */
  public static Result migrate(DatabaseAddress address, String schema, String... locations) {
    return migrate(address.dataSource(), schema, locations);
  }

  /**
   * Like {@link #migrate(DatabaseAddress, String, String...)}, for a schema without a journal.
   *
   * @param locations at least one
   */
  public static Result migrateTables(DatabaseAddress address, String schema, String... locations) {
    return migrate(address.dataSource(), schema, List.of(locations));
  }

  /**
   * Like {@link #migrate(DatabaseAddress, String, String...)}, over connections of the given
   * source.
   */
  public static Result migrate(DataSource source, String schema, String... locations) {
    List<String> all = new ArrayList<>(List.of(locations));
    all.add(JOURNAL);
    return migrate(source, schema, all);
  }

  private static Result migrate(DataSource source, String schema, List<String> locations) {
    // Flyway locks too, but only once its history table exists: two first starts would clash over
    // the schema.
    try (Connection lock = source.getConnection()) {
      lock(lock, schema);
      MigrateResult result =
          Flyway.configure(Migrations.class.getClassLoader())
              .dataSource(source)
              .locations(locations.toArray(String[]::new))
              .schemas(schema)
              .defaultSchema(schema)
              .createSchemas(true)
              // The journal's numbers are below the services': a new one arrives late.
              .outOfOrder(true)
              .cleanDisabled(true)
              .load()
              .migrate();
      if (locations.contains(JOURNAL)) {
        renewEpoch(lock, schema);
      }
      return new Result(result.migrationsExecuted);
    } catch (SQLException | FlywayException e) {
      throw new DatabaseException("Can't migrate the schema " + schema + ": " + e.getMessage(), e);
    }
  }

  /** Before anybody writes, where a restored journal can be told from a new one at its best. */
  private static void renewEpoch(Connection connection, String schema) throws SQLException {
    connection.setAutoCommit(false);
    JournalEpochs.renewIfRestored(connection, schema);
    connection.commit();
  }

  /** Held until the connection is closed, also by a crash. */
  private static void lock(Connection connection, String schema) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("SET lock_timeout = " + LOCK_LIMIT.toMillis());
      statement.execute("SET statement_timeout = 0");
      statement.execute("SELECT pg_advisory_lock(" + LOCK_CLASS + ", " + schema.hashCode() + ")");
    }
  }
}
