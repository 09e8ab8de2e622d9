package dev.jetway.node.cluster;

import dev.jetway.node.balancer.Backend;
import dev.jetway.node.balancer.Backends;
import dev.jetway.node.cluster.NodeLauncher.Build;
import dev.jetway.node.cluster.PortRange.Ports;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** The nodes of one cluster, and what they share. For all threads. */
final class Fleet implements SupervisedNode.Surroundings {
  private final NodeLauncher launcher;
  private final SupervisorSettings settings;
  private final Backends backends;
  private final ReadinessWatch readiness;
  private final StateDirectory directory;
  private final Path socket;
  private final Consumer<String> operator;
  private final List<SupervisedNode> nodes = new CopyOnWriteArrayList<>();
  private final Map<String, RunState.Known> processes = new TreeMap<>();
  private int numbersGiven;

  /**
   * No nodes yet.
   *
   * @param socket of the supervisor; written down beside the nodes' processes
   * @param operator told what happens, a line at a time
   */
  Fleet(
      NodeLauncher launcher,
      SupervisorSettings settings,
      Backends backends,
      HttpClient http,
      StateDirectory directory,
      Path socket,
      Consumer<String> operator) {
    this.launcher = launcher;
    this.settings = settings;
    this.backends = backends;
    this.readiness = new ReadinessWatch(http, settings.polls());
    this.directory = directory;
    this.socket = socket;
    this.operator = operator;
  }

  /** In the order in which they came. */
  List<SupervisedNode> nodes() {
    return List.copyOf(nodes);
  }

  /** By its name, its number or its address in the cluster. */
  Optional<SupervisedNode> find(String word) {
    return nodes.stream()
        .filter(
            node ->
                node.name().equals(word)
                    || node.name().equals("node-" + word)
                    || node.ports()
                        .filter(ports -> Addresses.cluster(ports.cluster()).equals(word))
                        .isPresent())
        .findFirst();
  }

  /** New nodes, which start at the same time; returns before they are ready. */
  synchronized List<SupervisedNode> add(int count, List<String> roles, Build build) {
    List<SupervisedNode> added = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      numbersGiven++;
      added.add(new SupervisedNode("node-" + numbersGiven, roles, build, this));
    }
    nodes.addAll(added);
    // Ports first: the nodes name each other.
    added.forEach(node -> node.reserve(ports(node)));
    added.forEach(SupervisedNode::start);
    return added;
  }

  /** Forgets a node that has ended. */
  void forget(SupervisedNode node) {
    nodes.remove(node);
  }

  @Override
  public NodeLauncher launcher() {
    return launcher;
  }

  @Override
  public SupervisorSettings settings() {
    return settings;
  }

  @Override
  public ReadinessWatch readiness() {
    return readiness;
  }

  @Override
  public Ports ports(SupervisedNode node) {
    Optional<Ports> kept = node.ports().filter(Ports::areFree);
    if (kept.isPresent()) {
      return kept.get();
    }
    Set<Ports> taken = new HashSet<>();
    for (SupervisedNode other : nodes) {
      if (other != node) {
        other.ports().ifPresent(taken::add);
      }
    }
    return settings
        .ports()
        .free(taken)
        .orElseThrow(
            () -> new IllegalStateException("no free ports are left in " + settings.ports()));
  }

  /**
   * Whom to join. A node that comes to others asks them alone, so that it can never found a second
   * cluster beside theirs. When there are none yet all get one list: its first founds the cluster.
   */
  @Override
  public List<String> seeds(SupervisedNode node) {
    List<SupervisedNode> members =
        nodes.stream().filter(other -> other != node && other.isMember()).toList();
    List<SupervisedNode> seeds =
        members.isEmpty() ? nodes.stream().filter(SupervisedNode::isWanted).toList() : members;
    return seeds.stream()
        .flatMap(seed -> seed.ports().stream())
        .map(ports -> Addresses.cluster(ports.cluster()))
        .toList();
  }

  @Override
  public void began(SupervisedNode node, Process process, Backend backend) {
    record(node.name(), Optional.of(RunState.Known.of(process.toHandle())));
    if (node.roles().contains("edge")) {
      backends.add(backend);
    }
  }

  @Override
  public void ended(SupervisedNode node, Backend backend) {
    backends.remove(backend);
    record(node.name(), Optional.empty());
  }

  @Override
  public Path log(String name) {
    return directory.log(name);
  }

  @Override
  public void tell(String line) {
    operator.accept(line);
  }

  /** Writes down which processes there are. */
  void record() {
    synchronized (processes) {
      try {
        directory.write(
            new RunState(
                RunState.Known.of(ProcessHandle.current()), socket, Map.copyOf(processes)));
      } catch (IOException e) {
        // Nodes must go on; a successor would find them by the end of their input.
        operator.accept("the cluster's state can't be written: " + e);
      }
    }
  }

  private void record(String name, Optional<RunState.Known> process) {
    synchronized (processes) {
      process.ifPresentOrElse(known -> processes.put(name, known), () -> processes.remove(name));
      record();
    }
  }
}
