package dev.jetway.node.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/**
 * A real cluster by {@code ./jetway cluster}: a supervisor in the background, its database, nodes
 * in processes of their own; with a way to each node beside the one address.
 */
final class LocalCluster implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int SHARDS = 128;
  private static final Duration READY_LIMIT = Duration.ofMinutes(2);

  private final Path directory;
  private final Map<String, String> properties;
  private final int port;
  private final HttpClient client = HttpClient.newHttpClient();

  /** A node as the supervisor and the cluster see it. */
  record Member(
      String name,
      long pid,
      String phase,
      int restarts,
      boolean oldest,
      URI http,
      URI management) {}

  private LocalCluster(Path directory, Map<String, String> properties, int port) {
    this.directory = directory;
    this.properties = properties;
    this.port = port;
  }

  /**
   * Starts one, and returns when all nodes are ready.
   *
   * @param properties system properties of all nodes, such as a safeguard that is switched off
   */
  static LocalCluster start(Path directory, int nodes, Map<String, String> properties)
      throws Exception {
    LocalCluster cluster = new LocalCluster(directory, properties, freePort());
    try {
      String unused = cluster.jetway("cluster", "start", "--nodes", Integer.toString(nodes));
      return cluster;
    } catch (Exception | AssertionError failure) {
      cluster.close();
      throw failure;
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + port);
  }

  List<Member> members() throws Exception {
    List<Member> members = new ArrayList<>();
    for (JsonNode node : JSON.readTree(jetway("status", "--json")).path("nodes")) {
      if (!node.path("name").isNull() && node.has("http")) {
        members.add(
            new Member(
                node.path("name").asText(),
                node.path("pid").asLong(-1),
                node.path("phase").asText(),
                node.path("restarts").asInt(),
                node.path("oldest").asBoolean(),
                URI.create(node.path("http").asText()),
                URI.create(node.path("management").asText())));
      }
    }
    return members;
  }

  void awaitReady(int nodes) {
    Awaitility.await()
        .atMost(READY_LIMIT)
        .pollInterval(Duration.ofSeconds(1))
        .until(
            () -> {
              List<Member> members = members();
              return members.size() == nodes
                  && members.stream().allMatch(member -> member.phase().equals("ready"));
            });
  }

  /** The flights among these whose shards a node hosts now. */
  List<String> flightsOn(Member member, List<String> flights) throws Exception {
    HttpResponse<String> answer =
        client.send(
            HttpRequest.newBuilder(member.management().resolve("/cluster"))
                .timeout(Duration.ofSeconds(5))
                .build(),
            BodyHandlers.ofString());
    Set<String> shards = new HashSet<>();
    JSON.readTree(answer.body())
        .path("shard_ids")
        .path("flight")
        .forEach(shard -> shards.add(shard.asText()));
    return flights.stream().filter(flight -> shards.contains(shardOf(flight))).toList();
  }

  /** As Pekko's HashCodeMessageExtractor has it. */
  private static String shardOf(String entity) {
    return Integer.toString(Math.abs(entity.hashCode() % SHARDS));
  }

  static void signal(Member member, String signal) throws Exception {
    int exit =
        new ProcessBuilder("kill", "-" + signal, Long.toString(member.pid())).start().waitFor();
    if (exit != 0) {
      throw new AssertionError("kill -" + signal + " " + member + ": " + exit);
    }
  }

  /** SIGKILL; returns when the process is gone. */
  static void kill(Member member) {
    ProcessHandle process = ProcessHandle.of(member.pid()).orElseThrow();
    boolean unused = process.destroyForcibly();
    process.onExit().join();
  }

  static boolean isAlive(Member member) {
    return ProcessHandle.of(member.pid()).map(ProcessHandle::isAlive).orElse(false);
  }

  Connection database() throws Exception {
    JsonNode status = JSON.readTree(jetway("status", "--json"));
    String url = status.path("database").asText();
    Path password = directory.resolve("data").resolve("database.password");
    return DriverManager.getConnection(
        url, "jetway", Files.exists(password) ? Files.readString(password).strip() : "");
  }

  static long number(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      boolean unused = rows.next();
      return rows.getLong(1);
    }
  }

  /** The end of a node's log, for a test that failed. */
  String log(String name) {
    try {
      return Files.readString(new StateDirectory(directory.resolve("data")).log(name));
    } catch (IOException e) {
      return "(no log: " + e + ")";
    }
  }

  /** Runs a command in a JVM of its own, as the launcher does; returns its standard output. */
  String jetway(String... arguments) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "-Xmx256m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-XX:+IgnoreUnrecognizedVMOptions",
            "--sun-misc-unsafe-memory-access=allow",
            // Apart from clusters that run beside this test.
            "-Djetway.supervisor.node-ports.from=29520",
            "-Djetway.supervisor.node-ports.to=30519"));
    properties.forEach((name, value) -> command.add("-D" + name + "=" + value));
    Proof.settings().forEach((name, value) -> command.add("-D" + name + "=" + value));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), JvmLauncher.MAIN_CLASS));
    command.addAll(List.of(arguments));
    Path output = Files.createDirectories(directory.resolve("output"));
    Path out = Files.createTempFile(output, "out", "");
    Path err = Files.createTempFile(output, "err", "");
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
    builder.environment().put("JETWAY_DATA_DIR", directory.resolve("data").toString());
    builder.environment().put("JETWAY_HTTP_PORT", Integer.toString(port));
    Process process = builder.start();
    if (!process.waitFor(5, TimeUnit.MINUTES)) {
      process.destroyForcibly();
    }
    // Status tells by its exit code that a node isn't ready, which is no failure here.
    if (process.waitFor() != 0 && !arguments[0].equals("status")) {
      throw new AssertionError(String.join(" ", arguments) + ": " + Files.readString(err));
    }
    return Files.readString(out);
  }

  /** Also when a test failed: only processes that this cluster wrote down as its own. */
  @Override
  public void close() {
    client.shutdownNow();
    StateDirectory state = new StateDirectory(directory.resolve("data"));
    try {
      if (state.read().isPresent()) {
        String unused = jetway("cluster", "stop");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (Exception | AssertionError failure) {
      System.out.println(failure.getMessage());
    } finally {
      killWhatIsLeft(state);
    }
  }

  private static void killWhatIsLeft(StateDirectory state) {
    try {
      state
          .read()
          .ifPresent(
              run ->
                  Stream.concat(Stream.of(run.supervisor()), run.nodes().values().stream())
                      .flatMap(known -> known.find().stream())
                      .forEach(ProcessHandle::destroyForcibly));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
