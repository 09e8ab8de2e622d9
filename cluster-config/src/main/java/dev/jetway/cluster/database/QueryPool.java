package dev.jetway.cluster.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.jetway.cluster.settings.SettingReader;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Connections for what a service asks and tells its tables beside the journal, with a thread for
 * each, so that no dispatcher ever waits for the database.
 */
public final class QueryPool implements AutoCloseable {
  private static final int CONNECTIONS_MAX = 1_000;
  private static final int WAITING_MAX = 1_000_000;
  private static final int TIMEOUT_MAX_S = 3_600;

  /** Some work on a connection, in one transaction that ends with it. */
  @FunctionalInterface
  public interface Work<T> {
    T on(Connection connection) throws SQLException;
  }

  private final HikariDataSource connections;
  private final ThreadPoolExecutor threads;

  /**
   * Opens the pool with the numbers of {@code jetway.database}; connects when first used.
   *
   * @param name shown in thread names, in {@code pg_stat_activity} and in metrics
   */
  public QueryPool(String name, DatabaseAddress address, SettingReader settings) {
    int size = settings.number("jetway.database.queries.connections", 1, CONNECTIONS_MAX);
    int waitingMax = settings.number("jetway.database.queries.waiting-max", 1, WAITING_MAX);
    connections = new HikariDataSource(config(name, address, settings, size));
    threads =
        new ThreadPoolExecutor(
            size,
            size,
            0,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(waitingMax),
            Thread.ofPlatform().daemon().name(name + "-", 1).factory());
  }

  private static HikariConfig config(
      String name, DatabaseAddress address, SettingReader settings, int size) {
    HikariConfig config = new HikariConfig();
    config.setPoolName(name);
    config.setJdbcUrl(address.jdbcUrl());
    config.setUsername(address.user());
    config.setPassword(address.password());
    config.setMaximumPoolSize(size);
    config.setMinimumIdle(1);
    config.setAutoCommit(false);
    config.setConnectionTimeout(1_000L * seconds(settings, "checkout-timeout-s"));
    // A database that is away when the node starts is no reason not to start.
    config.setInitializationFailTimeout(-1);
    config.addDataSourceProperty("ApplicationName", name);
    config.addDataSourceProperty("tcpKeepAlive", "true");
    String connectTimeout = Integer.toString(seconds(settings, "connect-timeout-s"));
    config.addDataSourceProperty("connectTimeout", connectTimeout);
    config.addDataSourceProperty("loginTimeout", connectTimeout);
    config.addDataSourceProperty(
        "socketTimeout", Integer.toString(seconds(settings, "socket-timeout-s")));
    config.addDataSourceProperty(
        "options",
        "-c statement_timeout="
            + seconds(settings, "statement-timeout-s")
            + "s -c idle_in_transaction_session_timeout="
            + seconds(settings, "idle-in-transaction-timeout-s")
            + "s");
    return config;
  }

  private static int seconds(SettingReader settings, String key) {
    return settings.number("jetway.database." + key, 1, TIMEOUT_MAX_S);
  }

  /**
   * Runs the work and commits it.
   *
   * @return fails with {@link SQLException}, or, when more than the settings allow are waiting, at
   *     once with {@link RejectedExecutionException}
   */
  public <T> CompletionStage<T> run(Work<T> work) {
    CompletableFuture<T> result = new CompletableFuture<>();
    try {
      threads.execute(
          () -> {
            try {
              result.complete(inTransaction(work));
            } catch (SQLException | RuntimeException failure) {
              result.completeExceptionally(failure);
            }
          });
    } catch (RejectedExecutionException full) {
      result.completeExceptionally(full);
    }
    return result;
  }

  private <T> T inTransaction(Work<T> work) throws SQLException {
    try (Connection connection = connections.getConnection()) {
      // A connection that is given back without a commit is rolled back by the pool.
      T result = work.on(connection);
      connection.commit();
      return result;
    }
  }

  /** Ends what is under way; what waits fails. */
  @Override
  public void close() {
    threads.shutdownNow();
    connections.close();
  }
}
