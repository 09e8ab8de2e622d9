package dev.jetway.node.cluster;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Optional;
import java.util.Set;

/** The TCP ports of loopback from which nodes get theirs, both ends included. */
record PortRange(int from, int to) {
  /** What one node listens on. */
  record Ports(int cluster, int http, int management) {
    boolean areFree() {
      return isFree(cluster) && isFree(http) && isFree(management);
    }

    private boolean overlaps(Ports other) {
      return Math.abs(cluster - other.cluster) < COUNT;
    }
  }

  private static final int COUNT = 3;

  /**
   * The first three in a row that nobody listens on, and that are not taken; empty when there are
   * none. Another program may still be quicker: then the node ends, and gets others.
   */
  Optional<Ports> free(Set<Ports> taken) {
    for (int first = from; first + COUNT - 1 <= to; first += COUNT) {
      Ports ports = new Ports(first, first + 1, first + 2);
      if (taken.stream().noneMatch(ports::overlaps) && ports.areFree()) {
        return Optional.of(ports);
      }
    }
    return Optional.empty();
  }

  private static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket()) {
      // As servers do: connections of the last run may still be in TIME_WAIT.
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      return true;
    } catch (IOException taken) {
      return false;
    }
  }
}
