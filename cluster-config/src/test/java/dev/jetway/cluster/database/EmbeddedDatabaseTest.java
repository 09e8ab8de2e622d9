package dev.jetway.cluster.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedDatabaseTest {
  @TempDir Path directory;

  @Test
  void keepsItsDataAndItsPortBetweenRuns() throws SQLException {
    DatabaseAddress first;
    try (EmbeddedDatabase database = start()) {
      first = database.address();
      execute(first, "CREATE TABLE kept AS SELECT 42 AS answer");
    }
    try (EmbeddedDatabase database = start()) {
      assertThat(database.address()).isEqualTo(first);
      assertThat(query(database.address(), "SELECT answer FROM kept")).isEqualTo("42");
    }
  }

  @Test
  void commitsDurablyWhateverItsFilesSay() throws Exception {
    try (EmbeddedDatabase database = start()) {
      execute(database.address(), "ALTER SYSTEM SET fsync = off");
      execute(database.address(), "ALTER SYSTEM SET full_page_writes = off");
      execute(database.address(), "ALTER SYSTEM SET synchronous_commit = off");
    }
    try (EmbeddedDatabase database = start()) {
      assertThat(database.durability()).isEqualTo(new Durability("on", "on", "on"));
      assertThat(Durability.of(database.address()).isDurable()).isTrue();
    }
  }

  @Test
  void refusesToStartWhereARoleTurnsDurabilityOff() throws Exception {
    try (EmbeddedDatabase database = start()) {
      execute(database.address(), "ALTER ROLE jetway SET synchronous_commit = off");
    }
    assertThatThrownBy(this::start)
        .isInstanceOf(DatabaseException.class)
        .hasMessageContaining("synchronous_commit is off");
    assertThat(new Postmaster(cluster()).running()).isEmpty();
  }

  @Test
  void refusesASecondStarterAndLeavesTheFirstAlone() throws Exception {
    try (EmbeddedDatabase database = start()) {
      assertThatThrownBy(this::start)
          .isInstanceOf(DatabaseException.class)
          .hasMessageContaining("pid " + ProcessHandle.current().pid());
      assertThat(ForkedStarter.run(directory))
          .contains("in use by another Jetway (pid " + ProcessHandle.current().pid());
      assertThat(query(database.address(), "SELECT 1")).isEqualTo("1");
    }
  }

  @Test
  void letsNobodyInWithoutThePassword() throws Exception {
    try (EmbeddedDatabase database = start()) {
      DatabaseAddress right = database.address();
      for (String wrong : List.of("", "guess")) {
        DatabaseAddress address = new DatabaseAddress(right.jdbcUrl(), right.user(), wrong);
        assertThatThrownBy(() -> query(address, "SELECT 1")).isInstanceOf(SQLException.class);
      }
      assertThat(right.toString()).doesNotContain(right.password());
      assertThat(query(right, "SHOW listen_addresses")).isEqualTo("127.0.0.1");
      assertThat(query(right, "SHOW unix_socket_directories")).isEmpty();
    }
    assertThat(
            PosixFilePermissions.toString(
                Files.getPosixFilePermissions(directory.resolve("database.password"))))
        .isEqualTo("rw-------");
  }

  @Test
  void startsOverAfterACrashDuringInitialisation() throws IOException {
    Path halfMade = Files.createDirectories(directory.resolve("database-new-1/base"));
    try (EmbeddedDatabase database = start()) {
      assertThat(database.durability().isDurable()).isTrue();
      assertThat(halfMade).doesNotExist();
    }
  }

  @Test
  void saysWhatIsWrongWithADamagedDatabase() throws IOException {
    start().close();
    Files.delete(cluster().resolve("global/pg_control"));
    assertThatThrownBy(this::start)
        .isInstanceOf(DatabaseException.class)
        .hasMessageContaining("could not find the database system");
  }

  @Test
  void reportsProgress() {
    List<String> first = new ArrayList<>();
    EmbeddedDatabase.start(directory, TestDatabase.BINARIES, first::add).close();
    assertThat(first)
        .contains("initialising the database (first start only)", "starting the database");
    List<String> second = new ArrayList<>();
    EmbeddedDatabase.start(directory, TestDatabase.BINARIES, second::add).close();
    assertThat(second).containsExactly("starting the database");
  }

  @Test
  void movesToAnotherPortWhenItsOwnIsTaken() throws Exception {
    start().close();
    int port = Integer.parseInt(Files.readString(directory.resolve("database.port")));
    try (ServerSocket taken = new ServerSocket(port, 1, InetAddress.getLoopbackAddress());
        EmbeddedDatabase database = start()) {
      assertThat(taken.isBound()).isTrue();
      assertThat(database.address().jdbcUrl()).doesNotContain(":" + port + "/");
    }
  }

  private EmbeddedDatabase start() {
    return EmbeddedDatabase.start(directory, TestDatabase.BINARIES, message -> {});
  }

  private Path cluster() throws IOException {
    return directory.toRealPath().resolve("database");
  }

  static void execute(DatabaseAddress address, String sql) throws SQLException {
    try (Connection connection = address.dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  static String query(DatabaseAddress address, String sql) throws SQLException {
    try (Connection connection = address.dataSource().getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getString(1);
    }
  }
}
