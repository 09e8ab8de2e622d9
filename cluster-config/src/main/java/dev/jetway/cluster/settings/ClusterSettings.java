package dev.jetway.cluster.settings;

import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * This node's place in its cluster.
 *
 * @param name the actor system's, equal on all nodes
 * @param nodeName for people; empty when it has none
 * @param host address by which the other nodes reach this one
 * @param seeds nodes to join, in the same order on all nodes; empty for a cluster of one's own
 * @param tls the keys by which nodes trust each other; empty on loopback only
 */
public record ClusterSettings(
    String name,
    String nodeName,
    String host,
    List<Seed> seeds,
    Set<Role> roles,
    Optional<Tls> tls) {
  private static final String ROOT = "jetway.cluster.";
  private static final int PORT_MAX = 65_535;

  /** A node that may be asked for the cluster. */
  public record Seed(String host, int port) {}

  /** PEM files. */
  public record Tls(Path key, Path certificate, Path authority) {}

  static ClusterSettings from(SettingReader reader) {
    ClusterSettings settings =
        new ClusterSettings(
            reader.name(ROOT + "name"),
            reader.text(ROOT + "node-name"),
            reader.name(ROOT + "host"),
            seeds(reader),
            roles(reader),
            tls(reader));
    if (settings.tls.isEmpty() && !isLoopback(settings.host)) {
      throw reader.invalid(
          ROOT + "host",
          "a loopback address, because nodes that talk over a network need TLS (" + ROOT + "tls)");
    }
    return settings;
  }

  public boolean has(Role role) {
    return roles.contains(role);
  }

  private static boolean isLoopback(String host) {
    InetSocketAddress address = new InetSocketAddress(host, 0);
    return !address.isUnresolved() && address.getAddress().isLoopbackAddress();
  }

  private static List<Seed> seeds(SettingReader reader) {
    String path = ROOT + "seeds";
    List<Seed> seeds = new ArrayList<>();
    for (String word : words(reader.text(path))) {
      int colon = word.lastIndexOf(':');
      try {
        int port = Integer.parseInt(word.substring(colon + 1));
        if (colon < 1 || port < 1 || port > PORT_MAX) {
          throw invalidSeeds(reader, path);
        }
        seeds.add(new Seed(word.substring(0, colon), port));
      } catch (NumberFormatException e) {
        throw invalidSeeds(reader, path);
      }
    }
    return List.copyOf(seeds);
  }

  private static InvalidSettingException invalidSeeds(SettingReader reader, String path) {
    return reader.invalid(path, "host:port of each seed node, separated by commas, or nothing");
  }

  private static Set<Role> roles(SettingReader reader) {
    String path = ROOT + "roles";
    List<String> words = words(reader.text(path));
    Set<Role> roles = EnumSet.noneOf(Role.class);
    for (Role role : Role.values()) {
      if (words.contains(role.word())) {
        roles.add(role);
      }
    }
    if (roles.isEmpty() || roles.size() < words.size()) {
      throw reader.invalid(path, "one or more of flight, reservation, edge, separated by commas");
    }
    return roles;
  }

  private static Optional<Tls> tls(SettingReader reader) {
    List<String> keys = List.of("tls.key-file", "tls.certificate-file", "tls.authority-file");
    List<String> files = keys.stream().map(key -> reader.text(ROOT + key)).toList();
    if (files.stream().allMatch(String::isEmpty)) {
      return Optional.empty();
    }
    for (int i = 0; i < keys.size(); i++) {
      if (files.get(i).isEmpty() || !Files.isReadable(Path.of(files.get(i)))) {
        throw reader.invalid(ROOT + keys.get(i), "a file that can be read; TLS needs all three");
      }
    }
    return Optional.of(
        new Tls(Path.of(files.get(0)), Path.of(files.get(1)), Path.of(files.get(2))));
  }

  private static List<String> words(String text) {
    return Arrays.stream(text.split(",", -1)).map(String::strip).filter(w -> !w.isEmpty()).toList();
  }
}
