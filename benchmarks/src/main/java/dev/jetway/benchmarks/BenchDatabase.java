package dev.jetway.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import dev.jetway.cluster.database.DatabaseAddress;
import dev.jetway.cluster.database.EmbeddedDatabase;
import dev.jetway.cluster.database.Migrations;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * A durable PostgreSQL in a temporary directory, deleted at the end, with an eye on what it does.
 */
final class BenchDatabase implements AutoCloseable {
  private final Path directory;
  private final EmbeddedDatabase database;
  private final Connection connection;
  private final long postmaster;
  private final OperatingSystemMXBean jvm =
      ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

  private BenchDatabase(Path directory, EmbeddedDatabase database, Connection connection)
      throws SQLException {
    this.directory = directory;
    this.database = database;
    this.connection = connection;
    this.postmaster = ProcessorTime.parentOf(numbers("SELECT pg_backend_pid()", 1)[0]);
  }

  /** Starts it, with the flights' schema, and fails if it isn't durable. */
  static BenchDatabase start() throws IOException, SQLException {
    Path directory = Files.createTempDirectory("jetway-bench-");
    EmbeddedDatabase database =
        EmbeddedDatabase.start(directory, progress -> System.err.println("  " + progress));
    Migrations.migrate(database.address(), "flights", "classpath:db/flights");
    if (!database.durability().isDurable()) {
      throw new IllegalStateException("not durable: " + database.durability());
    }
    // It would outlive a Ctrl-C. Closing twice does no harm.
    Runtime.getRuntime().addShutdownHook(new Thread(database::close, "close-database"));
    return new BenchDatabase(directory, database, database.address().dataSource().getConnection());
  }

  DatabaseAddress address() {
    return database.address();
  }

  /** What it is, and what it promises about a commit. */
  String description() throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SHOW server_version")) {
      row.next();
      return "PostgreSQL %s, fsync=%s, synchronous_commit=%s, full_page_writes=%s"
          .formatted(
              row.getString(1),
              database.durability().fsync(),
              database.durability().synchronousCommit(),
              database.durability().fullPageWrites());
    }
  }

  /** Empties the journal and starts a new checkpoint cycle, so that each run finds the same. */
  void reset() throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("TRUNCATE flights.event_journal, flights.snapshot");
      statement.execute("CHECKPOINT");
    }
  }

  Counters counters() throws SQLException {
    long[] bytes =
        numbers(
            "SELECT pg_wal_lsn_diff(pg_current_wal_insert_lsn(), '0/0')::bigint,"
                + " pg_total_relation_size('flights.event_journal')",
            2);
    return new Counters(
        jvm.getProcessCpuTime(),
        postmaster == 0 ? 0 : ProcessorTime.ofFamily(postmaster),
        ProcessorTime.ofMachine(),
        bytes[0],
        bytes[1]);
  }

  /**
   * The journal's rows.
   *
   * @param count how many
   * @param largest payload, in bytes before the server's compression
   */
  record Rows(long count, long largest) {}

  Rows rows() throws SQLException {
    long[] rows =
        numbers(
            "SELECT count(*), coalesce(max(octet_length(event_payload)), 0)"
                + " FROM flights.event_journal",
            2);
    return new Rows(rows[0], rows[1]);
  }

  /** Rows of a flight behind its newest snapshot. */
  long rowsToReplay(String flightId) throws SQLException {
    String persistenceId = "'flight|" + flightId + "'";
    return numbers(
        "SELECT count(*) FROM flights.event_journal WHERE persistence_id = "
            + persistenceId
            + " AND sequence_number > (SELECT coalesce(max(sequence_number), 0)"
            + " FROM flights.snapshot WHERE persistence_id = "
            + persistenceId
            + ")",
        1)[0];
  }

  private long[] numbers(String query, int columns) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      row.next();
      long[] numbers = new long[columns];
      for (int i = 0; i < columns; i++) {
        numbers[i] = row.getLong(i + 1);
      }
      return numbers;
    }
  }

  @Override
  public void close() throws IOException, SQLException {
    try (connection) {
      // Before the server that it leads to.
    }
    database.close();
    Files.walkFileTree(
        directory,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path folder, IOException failure)
              throws IOException {
            Files.delete(folder);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
