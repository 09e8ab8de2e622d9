package dev.jetway.node.cluster;

import java.net.InetSocketAddress;
import java.net.URI;

/** Where nodes listen: on loopback. */
final class Addresses {
  private static final String LOOPBACK = "127.0.0.1";

  private Addresses() {}

  /** Never looked up: a literal. */
  static InetSocketAddress socket(int port) {
    return InetSocketAddress.createUnresolved(LOOPBACK, port);
  }

  static URI http(int port) {
    return URI.create("http://" + LOOPBACK + ":" + port);
  }

  static String cluster(int port) {
    return LOOPBACK + ":" + port;
  }
}
