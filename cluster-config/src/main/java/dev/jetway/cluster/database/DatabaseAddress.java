package dev.jetway.cluster.database;

import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * How to reach a PostgreSQL.
 *
 * @param jdbcUrl {@code jdbc:postgresql://host:port/name}, with parameters if need be
 * @param user empty if the url or the server needs none
 * @param password empty if the url or the server needs none; not shown by {@link #toString}
 */
public record DatabaseAddress(String jdbcUrl, String user, String password) {
  private static final int CONNECT_TIMEOUT_S = 3;

  /** Migrations may run long, but a dead server must be noticed some day. */
  private static final int SOCKET_TIMEOUT_S = 300;

  /** A source of unpooled connections, for start-up work and tests. */
  public DataSource dataSource() {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setConnectTimeout(CONNECT_TIMEOUT_S);
    source.setSocketTimeout(SOCKET_TIMEOUT_S);
    source.setTcpKeepAlive(true);
    source.setApplicationName("jetway");
    source.setUrl(jdbcUrl);
    if (!user.isEmpty()) {
      source.setUser(user);
    }
    if (!password.isEmpty()) {
      source.setPassword(password);
    }
    return source;
  }

  @Override
  public String toString() {
    return "DatabaseAddress["
        + jdbcUrl.replaceAll("(?i)(password=)[^&]*", "$1***")
        + ", user="
        + user
        + "]";
  }
}
