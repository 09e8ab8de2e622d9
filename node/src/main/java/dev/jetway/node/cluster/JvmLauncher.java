package dev.jetway.node.cluster;

import dev.jetway.cluster.database.DatabaseAddress;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Starts nodes as JVMs with this one's options, but for heap and addresses. */
final class JvmLauncher implements NodeLauncher {
  static final String MAIN_CLASS = "dev.jetway.node.Main";
  private static final String LOOPBACK = "127.0.0.1";

  /** Files that a JVM writes, and ports that it opens, are for one. */
  private static final String OF_ONE_JVM =
      "-agentlib.*|-javaagent.*|-XX:SharedArchiveFile.*|-XX:.AutoCreateSharedArchive"
          + "|-XX:ArchiveClassesAtExit.*";

  static final Pattern NOT_FOR_CHILDREN = Pattern.compile(OF_ONE_JVM);

  /**
   * Nodes have a heap of their own; and system properties win over the environment, by which each
   * node gets its place.
   */
  private static final Pattern NOT_FOR_NODES =
      Pattern.compile(
          OF_ONE_JVM
              + "|-Xmx.*|-Xms.*"
              + "|-Djetway\\.(http|management|cluster|data-dir|database\\.(url|user|password)).*");

  private final DatabaseAddress database;
  private final SupervisorSettings settings;

  JvmLauncher(DatabaseAddress database, SupervisorSettings settings) {
    this.database = database;
    this.settings = settings;
  }

  @Override
  public Process start(Order order) throws IOException {
    List<String> command = new ArrayList<>(OwnSession.prefix());
    command.addAll(java(NOT_FOR_NODES));
    command.add("-Xmx" + settings.nodeHeapBytes());
    command.add("-Djetway.database.connections-per-service=" + settings.connectionsPerService());
    command.addAll(List.of("-cp", order.build().classpath(), MAIN_CLASS));
    command.addAll(List.of("node", "--until-stdin-ends"));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    Map<String, String> environment = builder.environment();
    environment.put("JETWAY_NODE_NAME", order.name());
    environment.put("JETWAY_CLUSTER_HOST", LOOPBACK);
    environment.put("JETWAY_CLUSTER_PORT", Integer.toString(order.ports().cluster()));
    environment.put("JETWAY_BIND", LOOPBACK);
    environment.put("JETWAY_HTTP_PORT", Integer.toString(order.ports().http()));
    environment.put("JETWAY_MANAGEMENT_PORT", Integer.toString(order.ports().management()));
    environment.put("JETWAY_SEEDS", String.join(",", order.seeds()));
    environment.put("JETWAY_ROLES", String.join(",", order.roles()));
    environment.put("JETWAY_APP_VERSION", order.build().version());
    environment.put("JETWAY_DB_URL", database.jdbcUrl());
    environment.put("JETWAY_DB_USER", database.user());
    environment.put("JETWAY_DB_PASSWORD", database.password());
    return builder.start();
  }

  /** This JVM's program and options, but for those that match. */
  static List<String> java(Pattern dropped) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    for (String option : ManagementFactory.getRuntimeMXBean().getInputArguments()) {
      if (!dropped.matcher(option).matches()) {
        command.add(option);
      }
    }
    return command;
  }
}
