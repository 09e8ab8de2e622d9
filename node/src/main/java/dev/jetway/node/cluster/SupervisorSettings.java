package dev.jetway.node.cluster;

import dev.jetway.cluster.settings.SettingReader;
import java.time.Duration;

/**
 * The supervisor's numbers; see {@code jetway.supervisor}.
 *
 * @param nodesMax nodes at a time
 * @param connectionsPerService of one node's pool
 * @param nodeHeapBytes of one node's JVM
 * @param ports that nodes may take
 * @param startDeadline for a node to become ready
 * @param drainDeadline for a leaving node's requests to be answered
 * @param stopDeadline from SIGTERM to SIGKILL
 * @param restarts the pauses between a node's unasked end and its next start
 * @param orphanDeadline from SIGTERM to SIGKILL for what a killed supervisor left
 * @param polls how readiness is watched
 * @param statusDeadline for a node to describe its cluster
 * @param logLimit of one log file, in bytes
 */
record SupervisorSettings(
    int nodesMax,
    int connectionsPerService,
    long nodeHeapBytes,
    PortRange ports,
    Duration startDeadline,
    Duration drainDeadline,
    Duration stopDeadline,
    Restarts restarts,
    Duration orphanDeadline,
    Polls polls,
    Duration statusDeadline,
    long logLimit) {
  private static final String ROOT = "jetway.supervisor.";
  private static final int NODES_MAX = 100;
  private static final int CONNECTIONS_MAX = 100;
  private static final long MIB = 1024L * 1024;
  private static final long HEAP_MIN = 64 * MIB;
  private static final long HEAP_MAX = 1024 * 1024 * MIB;
  private static final long LOG_MIN = 64 * 1024;
  private static final long LOG_MAX = 1024 * MIB;

  /**
   * Pauses before a node is started again.
   *
   * @param min the first
   * @param max the longest
   * @param steadyAfter a node that ran for so long has begun anew
   */
  record Restarts(Duration min, Duration max, Duration steadyAfter) {}

  /**
   * How readiness is watched.
   *
   * @param every from one question to the next
   * @param deadline of one
   * @param memory how long an answer holds when the next ones fail to come
   */
  record Polls(Duration every, Duration deadline, Duration memory) {}

  static SupervisorSettings from(SettingReader reader) {
    return new SupervisorSettings(
        reader.number(ROOT + "nodes-max", 1, NODES_MAX),
        reader.number(ROOT + "node-connections-per-service", 1, CONNECTIONS_MAX),
        reader.bytes(ROOT + "node-heap", HEAP_MIN, HEAP_MAX),
        ports(reader),
        duration(reader, "start-deadline"),
        duration(reader, "drain-deadline"),
        duration(reader, "stop-deadline"),
        new Restarts(
            duration(reader, "restart-pause-min"),
            duration(reader, "restart-pause-max"),
            duration(reader, "steady-after")),
        duration(reader, "orphan-deadline"),
        new Polls(
            duration(reader, "ready-poll-every"),
            duration(reader, "ready-poll-deadline"),
            duration(reader, "ready-memory")),
        duration(reader, "status-deadline"),
        reader.bytes(ROOT + "log-limit", LOG_MIN, LOG_MAX));
  }

  private static PortRange ports(SettingReader reader) {
    int from = reader.port(ROOT + "node-ports.from");
    int to = reader.port(ROOT + "node-ports.to");
    if (from == 0) {
      throw reader.invalid(ROOT + "node-ports.from", "a port other than 0");
    }
    if (to < from) {
      throw reader.invalid(ROOT + "node-ports.to", "a port not below node-ports.from");
    }
    return new PortRange(from, to);
  }

  private static Duration duration(SettingReader reader, String key) {
    return reader.duration(ROOT + key, Duration.ofMillis(1), Duration.ofHours(1));
  }
}
