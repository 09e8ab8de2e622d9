package dev.jetway.node.cluster;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Which processes belong to a cluster, and where its supervisor listens.
 *
 * @param nodes by name
 */
record RunState(Known supervisor, Path socket, Map<String, Known> nodes) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * A process, also after its number was given to another: the time of its start tells.
   *
   * @param started empty when the system doesn't say; then it is never believed to be the same
   */
  record Known(long pid, Optional<Instant> started) {
    /** Systems count starts in hundredths from a boot time that itself may be corrected. */
    private static final Duration TOLERANCE = Duration.ofSeconds(2);

    static Known of(ProcessHandle process) {
      return new Known(process.pid(), process.info().startInstant());
    }

    /** The process, if it still runs. */
    Optional<ProcessHandle> find() {
      return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).filter(this::isTheSame);
    }

    private boolean isTheSame(ProcessHandle process) {
      Optional<Instant> other = process.info().startInstant();
      return started.isPresent()
          && other.isPresent()
          && Duration.between(started.get(), other.get()).abs().compareTo(TOLERANCE) <= 0;
    }

    private ObjectNode json() {
      ObjectNode json = JSON.createObjectNode().put("pid", pid);
      started.ifPresent(instant -> json.put("started", instant.toString()));
      return json;
    }

    private static Known parse(JsonNode json) {
      return new Known(
          json.path("pid").asLong(),
          Optional.ofNullable(json.path("started").textValue()).map(Instant::parse));
    }
  }

  RunState {
    nodes = Map.copyOf(nodes);
  }

  String json() {
    ObjectNode json = JSON.createObjectNode();
    json.set("supervisor", supervisor.json());
    json.put("socket", socket.toString());
    ObjectNode all = json.putObject("nodes");
    new TreeMap<>(nodes).forEach((name, node) -> all.set(name, node.json()));
    return json + "\n";
  }

  static RunState parse(String text) throws IOException {
    try {
      JsonNode json = JSON.readTree(text);
      Map<String, Known> nodes = new TreeMap<>();
      json.path("nodes")
          .properties()
          .forEach(node -> nodes.put(node.getKey(), Known.parse(node.getValue())));
      return new RunState(
          Known.parse(json.path("supervisor")), Path.of(json.path("socket").asText()), nodes);
    } catch (JsonProcessingException | java.time.DateTimeException broken) {
      throw new IOException("the cluster's state.json is not readable: " + broken.getMessage());
    }
  }
}
