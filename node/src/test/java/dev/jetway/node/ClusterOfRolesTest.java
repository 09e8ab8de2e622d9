package dev.jetway.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.jetway.cluster.database.EmbeddedDatabase;
import dev.jetway.cluster.settings.InvalidSettingException;
import dev.jetway.cluster.settings.JetwayConfig;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nodes in processes of their own that join one cluster, each with its part of the work. */
class ClusterOfRolesTest {
  private static final Duration LIMIT = Duration.ofSeconds(60);

  @TempDir static Path directory;

  private static final String ALL = "flight,reservation,edge";

  private static EmbeddedDatabase database;

  private final List<NodeProcess> running = new ArrayList<>();
  private final HttpClient client = HttpClient.newHttpClient();

  @BeforeAll
  static void startDatabase() {
    database = EmbeddedDatabase.start(directory, progress -> {});
  }

  @AfterAll
  static void stopDatabase() {
    database.close();
  }

  @AfterEach
  void stopNodes() {
    client.close();
    running.forEach(NodeProcess::close);
  }

  @Test
  void anEdgeNodeSellsTheSeatsOfFlightsThatLiveElsewhere() throws Exception {
    int founder = NodeProcess.freePort();
    String seeds = "127.0.0.1:" + founder;
    NodeProcess flights = start(founder, seeds, "flight,reservation");
    NodeProcess edge = start(NodeProcess.freePort(), seeds, "edge");

    JsonNode seen = cluster(edge);
    assertThat(seen.path("members")).hasSize(2);
    assertThat(seen.path("shards")).isEmpty();
    try (BookingLoad load = new BookingLoad()) {
      String flight = load.schedule(edge.address(), "JR1", departure());
      assertThat(load.book(edge.address(), flight, "12B", "ada").acknowledged()).isTrue();
      assertThat(load.book(edge.address(), flight, "12B", "bob").refused()).isTrue();
    }
    assertThat(cluster(flights).path("shards").path("flight").asInt()).isPositive();
    assertThat(edge.stop()).isZero();
    // It said that it leaves: nobody had to find it dead, and to down it.
    assertThat(edge.log()).doesNotContain("UNREACHABLE").doesNotContain("downing");
    assertThat(flights.log()).doesNotContain("UNREACHABLE").doesNotContain("downing");
    Awaitility.await()
        .atMost(LIMIT)
        .untilAsserted(() -> assertThat(cluster(flights).path("members")).hasSize(1));
  }

  @Test
  void aMemberTellsThatItLivesAndTakesRequests() throws Exception {
    int port = NodeProcess.freePort();
    NodeProcess node = start(port, "127.0.0.1:" + port, ALL);

    assertThat(status(node, "/alive")).isEqualTo(200);
    assertThat(status(node, "/startup")).isEqualTo(200);
    assertThat(status(node, "/ready")).isEqualTo(200);
    assertThat(status(node, "/members")).isEqualTo(404);
    assertThat(node.stop()).isZero();
  }

  @Test
  void nodesThatTalkOverANetworkNeedTls() {
    assertThatThrownBy(
            () -> Node.check(JetwayConfig.load(Map.of("JETWAY_CLUSTER_HOST", "10.1.1.1"))))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessageContaining("jetway.cluster.host")
        .hasMessageContaining("TLS");
  }

  @Test
  void withTlsOnlyNodesOfTheSameAuthorityTalkToEachOther() throws Exception {
    Authority ours = Authority.create(Files.createDirectory(directory.resolve("ours")));
    Authority theirs = Authority.create(Files.createDirectory(directory.resolve("theirs")));
    int founder = NodeProcess.freePort();
    String seeds = "127.0.0.1:" + founder;
    NodeProcess first = start(founder, seeds, ALL, ours.keysFor("first"));
    start(NodeProcess.freePort(), seeds, ALL, ours.keysFor("second"));
    assertThat(cluster(first).path("members")).hasSize(2);

    assertThat(exitCodeOfStranger(seeds, theirs.keysFor("third"))).isNotZero();
    assertThat(exitCodeOfStranger(seeds, Map.of())).isNotZero();
    assertThat(cluster(first).path("members")).hasSize(2);
  }

  /** A node that can't join gives up, and does not stay as half a node. */
  private int exitCodeOfStranger(String seeds, Map<String, String> keys) throws Exception {
    ProcessBuilder stranger =
        NodeProcess.command(
                database.address(),
                directory,
                Map.of("pekko.cluster.shutdown-after-unsuccessful-join-seed-nodes", "5s"),
                NodeProcess.freePort(),
                "node")
            .redirectErrorStream(true)
            .redirectOutput(directory.resolve("stranger.log").toFile());
    stranger.environment().put("JETWAY_SEEDS", seeds);
    stranger.environment().putAll(keys);
    Process process = stranger.start();
    try {
      assertThat(process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS))
          .as(() -> log(directory.resolve("stranger.log")))
          .isTrue();
      return process.exitValue();
    } finally {
      process.destroyForcibly();
    }
  }

  private static String log(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      return "(no log: " + e + ")";
    }
  }

  private NodeProcess start(int clusterPort, String seeds, String roles) throws IOException {
    return start(clusterPort, seeds, roles, Map.of());
  }

  private NodeProcess start(
      int clusterPort, String seeds, String roles, Map<String, String> further) throws IOException {
    Map<String, String> environment = new HashMap<>(further);
    environment.put("JETWAY_CLUSTER_PORT", Integer.toString(clusterPort));
    environment.put("JETWAY_SEEDS", seeds);
    environment.put("JETWAY_ROLES", roles);
    NodeProcess node = NodeProcess.startMember(database.address(), directory, environment);
    running.add(node);
    return node;
  }

  private JsonNode cluster(NodeProcess node) throws Exception {
    return BookingLoad.json(get(node, "/cluster").body());
  }

  private int status(NodeProcess node, String path) throws Exception {
    return get(node, path).statusCode();
  }

  private HttpResponse<String> get(NodeProcess node, String path) throws Exception {
    URI address = node.management().resolve(path);
    return client.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString());
  }

  private static String departure() {
    return LocalDate.now(ZoneOffset.UTC).plusDays(30) + "T10:00";
  }
}
