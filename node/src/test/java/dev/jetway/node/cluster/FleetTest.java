package dev.jetway.node.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jetway.cluster.settings.JetwayConfig;
import dev.jetway.node.balancer.Backends;
import dev.jetway.node.cluster.NodeLauncher.Order;
import dev.jetway.node.cluster.SupervisedNode.Phase;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Supervision, with processes that only look like nodes. */
@Timeout(120)
class FleetTest {
  private static final List<String> ROLES = List.of("flight", "edge");

  @TempDir Path temp;

  private final Backends backends = new Backends();
  private final Queue<String> told = new ConcurrentLinkedQueue<>();
  private final Queue<Process> processes = new ConcurrentLinkedQueue<>();
  private final Queue<Order> orders = new ConcurrentLinkedQueue<>();
  private final Queue<Long> takingAtStart = new ConcurrentLinkedQueue<>();
  private final List<SupervisedNode> forgotten = new ArrayList<>();
  private final HttpClient http = HttpClient.newHttpClient();
  private StateDirectory directory;
  private Fleet fleet;
  private Operations operations;
  private Path journal;

  @BeforeEach
  void makeFleet() throws IOException {
    journal = temp.resolve("journal");
    directory = new StateDirectory(temp);
    directory.claim().orElseThrow().close();
    SupervisorSettings settings = settings();
    fleet =
        new Fleet(
            this::launch, settings, backends, http, directory, temp.resolve("socket"), told::add);
    operations = new Operations(fleet, settings, new Builds("fake"));
  }

  @AfterEach
  void killAll() {
    // Own children only, also of a test that failed; each keeper must not start another.
    forgotten.addAll(fleet.nodes());
    for (SupervisedNode node : forgotten) {
      try {
        boolean unused = node.kill(true);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    processes.forEach(Process::destroyForcibly);
    http.close();
  }

  private static SupervisorSettings settings() {
    SupervisorSettings shipped = SupervisorSettings.from(JetwayConfig.load(Map.of()).reader());
    return new SupervisorSettings(
        4,
        shipped.connectionsPerService(),
        shipped.nodeHeapBytes(),
        // Apart from clusters that run beside this test.
        new PortRange(27_520, 28_519),
        Duration.ofSeconds(30),
        Duration.ofSeconds(5),
        Duration.ofSeconds(15),
        new SupervisorSettings.Restarts(
            Duration.ofMillis(50), Duration.ofMillis(200), Duration.ofSeconds(60)),
        Duration.ofSeconds(1),
        new SupervisorSettings.Polls(
            Duration.ofMillis(20), Duration.ofSeconds(5), Duration.ofSeconds(10)),
        Duration.ofSeconds(2),
        64 * 1024);
  }

  private Process launch(Order order) throws IOException {
    orders.add(order);
    takingAtStart.add(backends.taking());
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx32m",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                FakeNode.class.getName(),
                journal.toString(),
                order.name(),
                Integer.toString(order.ports().http()),
                Integer.toString(order.ports().management()))
            .redirectErrorStream(true)
            .start();
    processes.add(process);
    return process;
  }

  @Test
  void startsNodesThatKnowEachOtherAndStopsTheYoungestFirst() throws Exception {
    operations.add(3, ROLES, told::add);

    assertThat(fleet.nodes()).extracting(SupervisedNode::phase).containsOnly(Phase.READY);
    assertThat(backends.taking()).isEqualTo(3);
    // The first three found a cluster: all have one list, in one order.
    assertThat(orders).extracting(Order::seeds).containsOnly(orders.peek().seeds());
    assertThat(orders.peek().seeds()).hasSize(3);
    Awaitility.await()
        .untilAsserted(
            () -> assertThat(fleet.log("node-2")).content().isEqualTo("hello from node-2\n"));
    assertThat(directory.read().orElseThrow().nodes()).hasSize(3);

    operations.stop(told::add);
    assertThat(journalLines().subList(3, 6))
        .containsExactly("node-3 ends", "node-2 ends", "node-1 ends");
    assertThat(processes).noneMatch(Process::isAlive);
    assertThat(directory.read().orElseThrow().nodes()).isEmpty();
    assertThat(backends.taking()).isZero();
    assertThatThrownBy(() -> operations.add(1, ROLES, told::add)).isInstanceOf(Failure.class);
  }

  /** It must never found a second cluster, as the first of a list that holds itself would. */
  @Test
  void sendsANodeThatComesLaterToTheOthersOnly() throws Exception {
    operations.add(2, ROLES, told::add);
    operations.kill("node-1", false, told::add);
    Awaitility.await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> orders.size() == 3 && fleet.find("1").orElseThrow().phase() == Phase.READY);
    Order again = orders.stream().skip(2).findFirst().orElseThrow();
    assertThat(again.name()).isEqualTo("node-1");
    assertThat(again.seeds())
        .containsExactly(
            Addresses.cluster(fleet.find("node-2").orElseThrow().ports().orElseThrow().cluster()));
    assertThat(fleet.find("1").orElseThrow().restarts()).isEqualTo(1);
  }

  @Test
  void neverGivesANodeUpThatKeepsEnding() throws Exception {
    Files.createFile(temp.resolve("node-1.fails"));
    SupervisedNode node = fleet.add(1, ROLES, new Builds("fake").current()).get(0);
    Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> journalLines().size() >= 4);
    assertThat(told).contains("node-1 has ended by itself (exit code 3); it starts again in 0.1 s");
    assertThat(told).anyMatch(line -> line.endsWith("again in 0.2 s"));
    Files.delete(temp.resolve("node-1.fails"));
    Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> node.phase() == Phase.READY);
  }

  @Test
  void leavesANodeDeadThatWasKilledForGood() throws Exception {
    operations.add(2, ROLES, told::add);
    operations.kill("node-2", true, told::add);
    assertThat(fleet.find("node-2").orElseThrow().phase()).isEqualTo(Phase.ENDED);
    assertThat(orders).hasSize(2);
    assertThatThrownBy(() -> operations.kill("node-2", false, told::add))
        .isInstanceOf(Failure.class)
        .hasMessageContaining("does not run");
    operations.remove("node-2", told::add);
    assertThat(fleet.nodes()).hasSize(1);
    assertThatThrownBy(() -> operations.remove("node-2", told::add))
        .isInstanceOfSatisfying(
            Failure.class, f -> assertThat(f.kind()).isEqualTo(Failure.Kind.UNKNOWN_NODE));
    assertThatThrownBy(() -> operations.add(4, ROLES, told::add))
        .isInstanceOf(Failure.class)
        .hasMessageContaining("nodes-max");
  }

  @Test
  void rollsOneAfterAnother() throws Exception {
    operations.add(3, ROLES, told::add);
    List<Long> before = processes.stream().map(Process::pid).toList();
    operations.roll(null, told::add);

    assertThat(takingAtStart.stream().skip(3)).containsExactly(2L, 2L, 2L);
    assertThat(processes.stream().filter(Process::isAlive).map(Process::pid))
        .hasSize(3)
        .doesNotContainAnyElementsOf(before);
    assertThat(journalLines().subList(3, 9))
        .containsExactly(
            "node-1 ends",
            "node-1 begins",
            "node-2 ends",
            "node-2 begins",
            "node-3 ends",
            "node-3 begins");
    assertThat(orders.stream().skip(3))
        .allMatch(order -> order.build().version().endsWith("-0001"));
  }

  @Test
  void stopsAPausedNode() throws Exception {
    operations.add(1, ROLES, told::add);
    operations.pause("1", told::add);
    assertThat(fleet.nodes().get(0).phase()).isEqualTo(Phase.PAUSED);
    operations.stop(told::add);
    assertThat(journalLines()).containsExactly("node-1 begins", "node-1 ends");
  }

  @Test
  void findsAndEndsWhatAKilledSupervisorLeftAndNobodyElse() throws Exception {
    operations.add(2, ROLES, told::add);
    operations.pause("2", told::add); // It can't notice by itself.
    RunState state = directory.read().orElseThrow();
    // A stranger that was given the number of a node of long ago.
    ProcessHandle self = ProcessHandle.current();
    RunState.Known stranger =
        new RunState.Known(
            self.pid(), self.info().startInstant().map(start -> start.minusSeconds(3600)));
    assertThat(stranger.find()).isEmpty();
    assertThat(new RunState.Known(self.pid(), Optional.empty()).find()).isEmpty();
    // A supervisor that was killed would not start them again.
    forgotten.addAll(fleet.nodes());
    forgotten.forEach(fleet::forget);
    Files.createFile(temp.resolve("node-1.fails"));
    Files.createFile(temp.resolve("node-2.fails"));
    List<Process> left = List.copyOf(processes);

    RunState read = RunState.parse(state.json());
    assertThat(read).isEqualTo(state);
    assertThat(Orphans.end(read, Duration.ofSeconds(5), told::add)).isEqualTo(2);
    assertThat(left).noneMatch(Process::isAlive);
    assertThat(journalLines()).contains("node-1 ends").doesNotContain("node-2 ends");
    assertThat(Orphans.end(read, Duration.ofSeconds(5), told::add)).isZero();
  }

  @Test
  void aNodeEndsWithTheInputFromItsSupervisor() throws Exception {
    operations.add(1, ROLES, told::add);
    Process process = processes.peek();
    Files.createFile(temp.resolve("node-1.fails"));
    process.getOutputStream().close();
    Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> !process.isAlive());
    assertThat(journalLines()).contains("node-1 ends");
  }

  private List<String> journalLines() throws IOException {
    return Files.exists(journal) ? Files.readAllLines(journal) : List.of();
  }
}
