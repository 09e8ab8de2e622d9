package dev.jetway.cluster.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * One embedded PostgreSQL for all tests of a JVM, started when the first one asks, stopped and
 * deleted when the JVM ends.
 *
 * <p>Its programs are unpacked below {@code target/}, once per module.
 */
public final class TestDatabase {
  public static final Path BINARIES = Path.of("target", "postgresql").toAbsolutePath();

  private static final AtomicInteger COUNT = new AtomicInteger();

  private TestDatabase() {}

  /** A new and empty database, for a test or a class of tests of its own. */
  public static DatabaseAddress create() {
    String name = "test" + COUNT.incrementAndGet();
    DatabaseAddress server = Server.INSTANCE.address();
    try (Connection connection = server.dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE DATABASE " + name);
    } catch (SQLException e) {
      throw new DatabaseException("Can't create " + name, e);
    }
    return new DatabaseAddress(
        server.jdbcUrl().replaceAll("/[^/]*$", "/" + name), server.user(), server.password());
  }

  private static final class Server {
    static final EmbeddedDatabase INSTANCE = start();

    private static EmbeddedDatabase start() {
      try {
        Path directory = Files.createTempDirectory("jetway-test-");
        EmbeddedDatabase database = EmbeddedDatabase.start(directory, BINARIES, message -> {});
        Runtime.getRuntime()
            .addShutdownHook(new Thread(() -> stop(database, directory), "test-database"));
        return database;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private static void stop(EmbeddedDatabase database, Path directory) {
      database.close();
      try {
        DirectoryTree.delete(directory);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
