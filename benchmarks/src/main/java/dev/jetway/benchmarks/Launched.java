package dev.jetway.benchmarks;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

/** What benchmarks of whole processes have in common. */
final class Launched {
  private Launched() {}

  /**
   * A command of the launcher, on its own data directory and port, its output in {@code log}. The
   * launcher turns into the JVM, so the process started is the JVM's.
   */
  static ProcessBuilder jetway(Path dataDirectory, int port, String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(System.getenv().getOrDefault("JETWAY_LAUNCHER", "./jetway"));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("JETWAY_DATA_DIR", dataDirectory.toString());
    builder.environment().put("JETWAY_HTTP_PORT", Integer.toString(port));
    return builder.redirectErrorStream(true);
  }

  static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  static double median(Stream<Double> values) {
    List<Double> sorted = new ArrayList<>(values.toList());
    Collections.sort(sorted);
    return sorted.get(sorted.size() / 2);
  }

  static void delete(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Collections.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
