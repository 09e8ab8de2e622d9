package dev.jetway.node.cluster;

import java.io.IOException;
import java.util.List;

/** Starts nodes as processes. */
@FunctionalInterface
interface NodeLauncher {
  /**
   * Starts one. Its output comes together from {@link Process#getInputStream}; it ends itself when
   * {@link Process#getOutputStream} is closed.
   */
  Process start(Order order) throws IOException;

  /**
   * What to start.
   *
   * @param name such as node-1
   * @param seeds {@code host:port} of the nodes to join, in order
   */
  record Order(
      String name, PortRange.Ports ports, List<String> roles, Build build, List<String> seeds) {}

  /**
   * Which program.
   *
   * @param classpath as for {@code java -cp}
   * @param version what the cluster calls it
   */
  record Build(String classpath, String version) {}
}
