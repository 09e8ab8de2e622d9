package dev.jetway.cluster.database;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

  @ParameterizedTest
  @ValueSource(strings = {"INT", "KILL"})
  void aServerThatIsKeptRunningComesBackWithItsDataAndItsAddress(String signal) throws Exception {
    Queue<String> said = new ConcurrentLinkedQueue<>();
    try (EmbeddedDatabase database = start()) {
      database.keepRunning(said::add);
      EmbeddedDatabaseTest.execute(database.address(), "CREATE TABLE kept AS SELECT 42 AS answer");
      ProcessHandle server = postmaster().running().orElseThrow();
      signal(server, signal);
      await()
          .atMost(Duration.ofSeconds(30))
          .pollInterval(Duration.ofMillis(50))
          .until(() -> postmaster().running().map(p -> p.pid() != server.pid()).orElse(false));
      await()
          .atMost(Duration.ofSeconds(30))
          .ignoreExceptionsInstanceOf(SQLException.class)
          .untilAsserted(
              () ->
                  assertThat(
                          EmbeddedDatabaseTest.query(database.address(), "SELECT answer FROM kept"))
                      .isEqualTo("42"));
      await().untilAsserted(() -> assertThat(said).last().isEqualTo("the database runs again"));
    }
    // Longer than the pause between two looks: nobody fights the orderly end.
    Thread.sleep(1_500);
    assertThat(postmaster().running()).isEmpty();
  }

  /** Only to a process that has just been seen to serve the test's own directory. */
  private static void signal(ProcessHandle server, String signal) throws Exception {
    Process kill =
        new ProcessBuilder("kill", "-" + signal, Long.toString(server.pid())).inheritIO().start();
    assertThat(kill.waitFor(10, SECONDS)).isTrue();
    assertThat(kill.exitValue()).isZero();
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
