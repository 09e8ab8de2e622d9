package dev.jetway.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.jetway.cluster.database.DatabaseAddress;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A node's own PostgreSQL is killed under it, and comes back without anybody's help. */
class KilledDatabaseTest {
  private static final DatabaseAddress EMBEDDED = new DatabaseAddress("", "", "");

  @TempDir Path directory;

  @Test
  void aNodeSellsAgainAfterItsDatabaseWasKilled() throws Exception {
    try (NodeProcess node = NodeProcess.start(EMBEDDED, directory, Map.of());
        BookingLoad load = new BookingLoad()) {
      URI address = node.address();
      String departure = LocalDate.now(ZoneOffset.UTC).plusDays(30) + "T10:00";
      String flight = load.schedule(address, "JK100", departure);
      BookingLoad.Attempt before = load.book(address, flight, "1A", "ada");
      assertThat(before.acknowledged()).isTrue();
      ProcessHandle killed = server().orElseThrow();
      assertThat(killed.destroyForcibly()).isTrue();

      await()
          .atMost(Duration.ofSeconds(60))
          .until(() -> load.book(address, flight, "1B", "bob").acknowledged());
      // A repetition is answered from memory, for which the lease has to be renewed first.
      await()
          .atMost(Duration.ofSeconds(20))
          .until(() -> load.book(address, flight, "1A", "ada").acknowledged());
      assertThat(load.book(address, flight, "1A", "ada").reservation())
          .isEqualTo(before.reservation());
      assertThat(server().orElseThrow().pid()).isNotEqualTo(killed.pid());
      assertThat(node.log()).contains("jetway: the database runs again");

      node.stop();
      assertThat(server()).as("an orderly end is not mended").isEmpty();
    }
  }

  /** Where the test has failed, the node was killed and its database was not. */
  @AfterEach
  void leaveNoDatabaseBehind() throws IOException {
    server().ifPresent(ProcessHandle::destroyForcibly);
  }

  /** Known by the directory that it serves, not by a pid that may long be somebody else's. */
  private Optional<ProcessHandle> server() throws IOException {
    Path cluster = directory.toRealPath().resolve("database");
    Path pidFile = cluster.resolve("postmaster.pid");
    if (!Files.exists(pidFile)) {
      return Optional.empty();
    }
    return ProcessHandle.of(Long.parseLong(Files.readAllLines(pidFile).getFirst().strip()))
        .filter(
            process ->
                Arrays.asList(process.info().arguments().orElse(new String[0]))
                    .containsAll(List.of("-D", cluster.toString())));
  }
}
