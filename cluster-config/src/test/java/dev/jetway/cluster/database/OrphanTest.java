package dev.jetway.cluster.database;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a killed JVM, a killed server and a reboot leave behind. */
class OrphanTest {
  @TempDir Path directory;

  @Test
  void stopsTheServerOfAKilledJvmAndKeepsItsData() throws Exception {
    Process jvm = ForkedStarter.fork(List.of(), directory, TestDatabase.BINARIES);
    try (BufferedReader output = jvm.inputReader()) {
      String line = output.readLine();
      while (line != null && !line.startsWith(ForkedStarter.READY)) {
        line = output.readLine();
      }
      assertThat(line).isNotNull();
      DatabaseAddress address =
          new DatabaseAddress(
              String.valueOf(line).substring(ForkedStarter.READY.length()),
              PostgresServer.USER,
              Files.readString(directory.resolve("database.password")));
      EmbeddedDatabaseTest.execute(address, "CREATE TABLE kept AS SELECT 42 AS answer");
      jvm.destroyForcibly();
      assertThat(jvm.waitFor(10, SECONDS)).isTrue();
    }
    long orphan = postmaster().running().orElseThrow().pid();

    List<String> progress = new ArrayList<>();
    try (EmbeddedDatabase database =
        EmbeddedDatabase.start(directory, TestDatabase.BINARIES, progress::add)) {
      assertThat(progress.getFirst()).contains("pid " + orphan);
      assertThat(postmaster().running().orElseThrow().pid()).isNotEqualTo(orphan);
      assertThat(EmbeddedDatabaseTest.query(database.address(), "SELECT answer FROM kept"))
          .isEqualTo("42");
    }
  }

  @Test
  void recoversFromAKilledServer() throws Exception {
    try (EmbeddedDatabase database = start()) {
      EmbeddedDatabaseTest.execute(database.address(), "CREATE TABLE kept AS SELECT 42 AS answer");
      ProcessHandle server = postmaster().running().orElseThrow();
      server.destroyForcibly();
      assertThat(server.onExit().get(10, SECONDS).isAlive()).isFalse();
    }
    try (EmbeddedDatabase database = start()) {
      assertThat(EmbeddedDatabaseTest.query(database.address(), "SELECT answer FROM kept"))
          .isEqualTo("42");
    }
  }

  @Test
  void isNotFooledByAPidThatIsSomebodyElsesNow() throws Exception {
    start().close();
    // After a reboot: the file of the dead server, its pid now a process of the same user.
    Process stranger = new ProcessBuilder("sleep", "600").start();
    try {
      Files.writeString(
          postmaster().pidFile(),
          pidFileOf(stranger.pid()).lines().collect(Collectors.joining("\n")));
      try (EmbeddedDatabase database = start()) {
        assertThat(database.durability().isDurable()).isTrue();
      }
      assertThat(stranger.isAlive()).isTrue();
    } finally {
      stranger.destroyForcibly();
    }
  }

  @Test
  void startsWithATornPidFile() throws IOException {
    start().close();
    Files.writeString(postmaster().pidFile(), "");
    try (EmbeddedDatabase database = start()) {
      assertThat(database.durability().isDurable()).isTrue();
    }
  }

  private String pidFileOf(long pid) throws IOException {
    return pid + "\n" + postmaster().pidFile().getParent() + "\n1700000000\n5432\n\n127.0.0.1\n";
  }

  private EmbeddedDatabase start() {
    return EmbeddedDatabase.start(directory, TestDatabase.BINARIES, message -> {});
  }

  private Postmaster postmaster() throws IOException {
    return new Postmaster(directory.toRealPath().resolve("database"));
  }
}
