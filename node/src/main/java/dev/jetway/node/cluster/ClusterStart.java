package dev.jetway.node.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import dev.jetway.cluster.settings.JetwayConfig;
import dev.jetway.node.CommandLineTool;
import dev.jetway.node.cluster.Failure.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Starts a cluster. */
@Command(
    name = "start",
    description = {
      "Starts a supervisor and its nodes, and returns when they are ready. The supervisor stays in the"
          + " background; ./jetway cluster stop ends it.",
      "It runs a PostgreSQL for all nodes, unless JETWAY_DB_URL names one."
    },
    mixinStandardHelpOptions = true)
final class ClusterStart extends CommandLineTool {
  /** For the supervisor's JVM to say its first word. */
  private static final Duration WORD_LIMIT = Duration.ofSeconds(30);

  private static final Duration LOOK_EVERY = Duration.ofMillis(50);

  @Option(names = "--nodes", paramLabel = "N", defaultValue = "3", description = "how many (3)")
  private int nodes;

  @Option(
      names = "--roles",
      paramLabel = "ROLE",
      split = ",",
      defaultValue = Roles.ALL,
      description = Roles.HELP)
  private List<String> roles = List.of();

  @Option(
      names = "--foreground",
      description = "the supervisor stays in the foreground; Ctrl-C ends the cluster in order")
  private boolean foreground;

  @Override
  public Integer call() throws IOException, InterruptedException {
    List<String> checked = Roles.checked(roles);
    JetwayConfig config = JetwayConfig.load();
    int max = SupervisorSettings.from(config.reader()).nodesMax();
    if (nodes < 1 || nodes > max) {
      throw new Failure(
          Kind.USAGE, "--nodes must be from 1 to %d (jetway.supervisor.nodes-max)".formatted(max));
    }
    if (foreground) {
      return SuperviseCommand.supervise(config, nodes, checked, this::say);
    }
    StateDirectory directory = new StateDirectory(config.dataDirectory().path());
    if (ControlClient.find(directory).isPresent()) {
      throw new Failure(
          Kind.ALREADY_RUNNING, "a cluster runs here already; ./jetway status shows it");
    }
    Path output = directory.freshOutput();
    Process supervisor = spawn(checked, output);
    JsonNode started =
        listening(directory, supervisor, output)
            .send(ControlClient.request("await-start"), this::say);
    out().printf("Jetway sells seats at %s%n", started.path("address").asText());
    out().flush();
    return 0;
  }

  private Process spawn(List<String> checked, Path output) throws IOException {
    List<String> command = new ArrayList<>(OwnSession.prefix());
    command.addAll(JvmLauncher.java(JvmLauncher.NOT_FOR_CHILDREN));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), JvmLauncher.MAIN_CLASS));
    command.addAll(List.of("cluster", "supervise", "--nodes", Integer.toString(nodes)));
    command.addAll(List.of("--roles", String.join(",", checked)));
    return new ProcessBuilder(command)
        .redirectInput(ProcessBuilder.Redirect.from(new java.io.File("/dev/null")))
        .redirectErrorStream(true)
        .redirectOutput(output.toFile())
        .start();
  }

  private static ControlClient listening(StateDirectory directory, Process supervisor, Path output)
      throws IOException, InterruptedException {
    long end = System.nanoTime() + WORD_LIMIT.toNanos();
    while (System.nanoTime() < end) {
      Optional<ControlClient> client =
          ControlClient.find(directory)
              .filter(found -> found.supervisor().filter(supervisor.toHandle()::equals).isPresent())
              .filter(ControlClient::isListening);
      if (client.isPresent()) {
        return client.get();
      }
      if (!supervisor.isAlive()) {
        Kind kind =
            supervisor.exitValue() == Kind.ALREADY_RUNNING.exitCode()
                ? Kind.ALREADY_RUNNING
                : Kind.FAILED;
        throw new Failure(kind, "no cluster was started: " + Files.readString(output).strip());
      }
      Thread.sleep(LOOK_EVERY);
    }
    boolean unused = supervisor.toHandle().destroyForcibly();
    throw new Failure(
        Kind.TIMED_OUT, "the supervisor says nothing; it is killed, and its output in " + output);
  }
}
