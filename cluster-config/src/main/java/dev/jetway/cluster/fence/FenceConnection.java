package dev.jetway.cluster.fence;

import dev.jetway.cluster.database.DatabaseAddress;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * One connection for one thread, opened when needed, and again after any failure.
 *
 * <p>Not of a pool: what the fence does must not wait behind anything else.
 */
final class FenceConnection implements AutoCloseable {
  private final PGSimpleDataSource source = new PGSimpleDataSource();
  private @Nullable Connection open;

  /** Some work in a transaction that ends with it. */
  @FunctionalInterface
  interface Work<T> {
    T on(Connection connection) throws SQLException;
  }

  /**
   * Opens nothing yet.
   *
   * @param limit of a statement, in the server; the driver gives up within 2 s after it, since it
   *     counts in whole seconds
   */
  FenceConnection(String name, DatabaseAddress address, Duration limit) {
    int seconds = Math.toIntExact(limit.toSeconds()) + 2;
    source.setApplicationName(name);
    source.setTcpKeepAlive(true);
    source.setConnectTimeout(seconds);
    source.setLoginTimeout(seconds);
    source.setSocketTimeout(seconds);
    source.setOptions(
        "-c statement_timeout=%1$d -c idle_in_transaction_session_timeout=%1$d"
            .formatted(limit.toMillis()));
    source.setUrl(address.jdbcUrl());
    if (!address.user().isEmpty()) {
      source.setUser(address.user());
    }
    if (!address.password().isEmpty()) {
      source.setPassword(address.password());
    }
  }

  /** Does the work and commits it; after a failure of any kind the outcome is unknown. */
  <T> T run(Work<T> work) throws SQLException {
    try {
      Connection connection = connection();
      T done = work.on(connection);
      connection.commit();
      return done;
    } catch (SQLException | RuntimeException failure) {
      close();
      throw failure;
    }
  }

  private Connection connection() throws SQLException {
    Connection connection = open;
    if (connection == null) {
      connection = source.getConnection();
      open = connection;
      connection.setAutoCommit(false);
      // The checks rest on each statement's seeing what was committed before it, whatever the
      // server's default.
      connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
    }
    return connection;
  }

  @Override
  public void close() {
    Connection connection = open;
    open = null;
    if (connection != null) {
      try {
        connection.close();
      } catch (SQLException alreadyBroken) {
        // It is given up in any case.
      }
    }
  }
}
