package dev.jetway.node;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.jetway.cluster.database.DatabaseAddress;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/** A node in a JVM of its own, on a database that outlives it. */
final class NodeProcess implements AutoCloseable {
  private static final Duration START_LIMIT = Duration.ofSeconds(60);
  private static final int PORT_MIN = 15_000;
  private static final int PORT_END = 32_000;
  private static final int PORT_TRIES = 100;

  private final Process process;
  private final URI address;
  private final URI management;
  private final Path log;

  private NodeProcess(Process process, URI address, URI management, Path log) {
    this.process = process;
    this.address = address;
    this.management = management;
    this.log = log;
  }

  /**
   * Starts one and waits until it answers.
   *
   * @param properties system properties, such as a safeguard that is switched off
   */
  static NodeProcess start(DatabaseAddress database, Path directory, Map<String, String> properties)
      throws IOException {
    return start(database, directory, properties, Map.of(), "up");
  }

  /**
   * Starts a member of a cluster and waits until it is ready.
   *
   * @param environment its place in the cluster
   */
  static NodeProcess startMember(
      DatabaseAddress database, Path directory, Map<String, String> environment)
      throws IOException {
    return start(database, directory, Map.of(), environment, "node");
  }

  private static NodeProcess start(
      DatabaseAddress database,
      Path directory,
      Map<String, String> properties,
      Map<String, String> environment,
      String subcommand)
      throws IOException {
    int port = freePort();
    int managementPort = freePort();
    Path log = Files.createTempFile(directory, "node", ".log");
    ProcessBuilder builder =
        command(database, directory, properties, port, subcommand)
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    builder.environment().put("JETWAY_MANAGEMENT_PORT", Integer.toString(managementPort));
    builder.environment().putAll(environment);
    NodeProcess node =
        new NodeProcess(
            builder.start(),
            URI.create("http://127.0.0.1:" + port),
            URI.create("http://127.0.0.1:" + managementPort),
            log);
    node.awaitReady();
    return node;
  }

  /** The command line in a JVM of its own, on a database that outlives it; not started yet. */
  static ProcessBuilder command(
      DatabaseAddress database,
      Path directory,
      Map<String, String> properties,
      int port,
      String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx512m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    command.addAll(
        List.of("-XX:+IgnoreUnrecognizedVMOptions", "--sun-misc-unsafe-memory-access=allow"));
    properties.forEach((name, value) -> command.add("-D" + name + "=" + value));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add("dev.jetway.node.Main");
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("JETWAY_DB_URL", database.jdbcUrl());
    builder.environment().put("JETWAY_DB_USER", database.user());
    builder.environment().put("JETWAY_DB_PASSWORD", database.password());
    builder.environment().put("JETWAY_HTTP_PORT", Integer.toString(port));
    builder.environment().put("JETWAY_MANAGEMENT_PORT", "0");
    builder.environment().put("JETWAY_DATA_DIR", directory.toString());
    return builder;
  }

  /**
   * A port that nobody listens on. Below those that systems give to outgoing connections (from
   * 32768 on): one of them could take it before the node does.
   */
  static int freePort() throws IOException {
    for (int tries = 0; tries < PORT_TRIES; tries++) {
      int port = ThreadLocalRandom.current().nextInt(PORT_MIN, PORT_END);
      try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
        return socket.getLocalPort();
      } catch (BindException taken) {
        // Another one, then.
      }
    }
    throw new IOException("no free port in %d tries".formatted(PORT_TRIES));
  }

  private void awaitReady() {
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpRequest ready = HttpRequest.newBuilder(management.resolve("/ready")).build();
      Awaitility.await()
          .atMost(START_LIMIT)
          .pollInterval(Duration.ofMillis(100))
          .ignoreExceptionsInstanceOf(IOException.class)
          .until(
              () -> {
                if (!process.isAlive()) {
                  throw new AssertionError("the node ended early:\n" + log());
                }
                return client.send(ready, BodyHandlers.discarding()).statusCode() == 200;
              });
    } catch (ConditionTimeoutException late) {
      throw new AssertionError("the node does not get ready:\n" + log(), late);
    }
  }

  URI address() {
    return address;
  }

  /** Where it tells about itself. */
  URI management() {
    return management;
  }

  String log() {
    try {
      return Files.readString(log, UTF_8);
    } catch (IOException e) {
      return "(no log: " + e + ")";
    }
  }

  /** SIGKILL: no hook runs, no buffer is flushed. */
  void kill() {
    process.destroyForcibly();
    awaitEnd();
  }

  /** SIGTERM, as an operator or a supervisor ends a node. Returns the exit code. */
  int stop() {
    process.destroy();
    return awaitEnd();
  }

  private int awaitEnd() {
    try {
      if (!process.waitFor(30, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new AssertionError("the node does not end:\n" + log());
      }
      return process.exitValue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }

  @Override
  public void close() {
    if (process.isAlive()) {
      kill();
    }
  }
}
