package dev.jetway.cluster.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.jetway.cluster.settings.SettingReader;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Connections for what a service asks and tells its tables beside the journal, with a thread for
 * each, so that no dispatcher ever waits for the database.
 *
 * <p>Whoever asks is answered by a deadline, whatever becomes of the thread: the driver may hang in
 * a read for as long as its socket time-out, and many may wait for the thread behind it.
 */
public final class QueryPool implements AutoCloseable {
  private static final int CONNECTIONS_MAX = 1_000;
  private static final int WAITING_MAX = 1_000_000;
  private static final int TIMEOUT_MAX_S = 3_600;
  private static final Duration DEADLINE_MIN = Duration.ofMillis(1);
  private static final Duration DEADLINE_MAX = Duration.ofHours(1);

  /** Some work on a connection, in one transaction that ends with it. */
  @FunctionalInterface
  public interface Work<T> {
    T on(Connection connection) throws SQLException;
  }

  private final HikariDataSource connections;
  private final ThreadPoolExecutor threads;
  private final Duration deadline;

  /**
   * Opens the pool with the numbers of {@code jetway.database}; connects when first used.
   *
   * @param name shown in thread names, in {@code pg_stat_activity} and in metrics
   */
  public QueryPool(String name, DatabaseAddress address, SettingReader settings) {
    this(name, "", address, settings);
  }

  /**
   * The same with connections that write under the service's epoch, into tables that the fence
   * guards.
   *
   * @param service whose {@code epoch} is set; empty: writes to such tables are refused
   */
  public QueryPool(String name, String service, DatabaseAddress address, SettingReader settings) {
    String epoch =
        service.isEmpty()
            ? ""
            : " -c jetway.%s_epoch=%s"
                .formatted(service, settings.name("jetway." + service + ".epoch"));
    int size = settings.number("jetway.database.queries.connections", 1, CONNECTIONS_MAX);
    int waitingMax = settings.number("jetway.database.queries.waiting-max", 1, WAITING_MAX);
    deadline = settings.duration("jetway.database.queries.deadline", DEADLINE_MIN, DEADLINE_MAX);
    connections = new HikariDataSource(config(name, epoch, address, settings, size));
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
      String name, String epoch, DatabaseAddress address, SettingReader settings, int size) {
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
            + "s"
            + epoch);
    return config;
  }

  private static int seconds(SettingReader settings, String key) {
    return settings.number("jetway.database." + key, 1, TIMEOUT_MAX_S);
  }

  /**
   * Runs the work and commits it. Work that hasn't begun at the deadline is never done; work that
   * has begun may yet be committed after it.
   *
   * @return fails with {@link SQLException}, and by the deadline of the settings with {@link
   *     SQLTimeoutException}; or, when more than the settings allow are waiting, at once with
   *     {@link RejectedExecutionException}
   */
  public <T> CompletionStage<T> run(Work<T> work) {
    CompletableFuture<T> result = new CompletableFuture<>();
    try {
      threads.execute(() -> complete(result, work));
    } catch (RejectedExecutionException full) {
      result.completeExceptionally(full);
    }
    return result
        .orTimeout(deadline.toMillis(), TimeUnit.MILLISECONDS)
        .exceptionally(
            failure -> {
              throw new CompletionException(
                  failure instanceof TimeoutException ? tooLate() : failure);
            });
  }

  private <T> void complete(CompletableFuture<T> result, Work<T> work) {
    if (result.isDone()) {
      return; // Nobody waits for it any more.
    }
    try {
      result.complete(inTransaction(result, work));
    } catch (SQLException | RuntimeException failure) {
      result.completeExceptionally(failure);
    }
  }

  private <T> T inTransaction(CompletableFuture<T> result, Work<T> work) throws SQLException {
    try (Connection connection = connections.getConnection()) {
      if (result.isDone()) {
        throw tooLate(); // The connection was long in coming.
      }
      // A connection that is given back without a commit is rolled back by the pool.
      T done = work.on(connection);
      connection.commit();
      return done;
    }
  }

  private SQLTimeoutException tooLate() {
    return new SQLTimeoutException(
        "The database did not answer within " + deadline.toMillis() + " ms");
  }

  /** Ends what is under way; what waits fails at its deadline. */
  @Override
  public void close() {
    threads.shutdownNow();
    connections.close();
  }
}
