package dev.jetway.node.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.jetway.cluster.settings.JetwayConfig;
import dev.jetway.node.CommandLineTool;
import dev.jetway.node.cluster.Failure.Kind;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Runs several nodes on this machine, as one cluster behind one address. */
@Command(
    name = "cluster",
    description = {
      "Runs several nodes on this machine, each in a JVM of its own, as one cluster behind one"
          + " address (JETWAY_HTTP_PORT). Its state is in JETWAY_DATA_DIR/cluster.",
      "NODE is a node's name, its number or its address; ./jetway status lists them.",
      "Exit codes: 0 done, 1 failed, 64 wrong usage, 68 no such node, 69 no cluster runs, 73 one"
          + " runs already, 75 it took too long, or another command is under way."
    },
    mixinStandardHelpOptions = true,
    subcommands = {ClusterStart.class, SuperviseCommand.class})
public final class ClusterCommand extends CommandLineTool {
  /** For a supervisor's process to be gone after it has said that it is done. */
  private static final Duration END_LIMIT = Duration.ofSeconds(15);

  @Override
  public Integer call() {
    throw new Failure(Kind.USAGE, "say what to do with the cluster; --help lists it");
  }

  @Command(
      name = "stop",
      description = "Ends all nodes in order, and last the database.",
      mixinStandardHelpOptions = true)
  int stop() throws IOException, InterruptedException {
    ControlClient client = client();
    Optional<ProcessHandle> supervisor = client.supervisor();
    JsonNode unused = client.send(ControlClient.request("stop"), this::say);
    if (supervisor.isPresent()) {
      try {
        CompletableFuture<ProcessHandle> gone = supervisor.get().onExit();
        ProcessHandle ended = gone.get(END_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
        say("stopped (pid %d has ended)".formatted(ended.pid()));
      } catch (java.util.concurrent.TimeoutException | java.util.concurrent.ExecutionException e) {
        throw new Failure(Kind.TIMED_OUT, "all nodes have ended, but the supervisor has not");
      }
    }
    return 0;
  }

  @Command(
      name = "add",
      description = "Adds nodes, and waits until they are ready.",
      mixinStandardHelpOptions = true)
  int add(
      @Option(names = "--nodes", paramLabel = "N", defaultValue = "1", description = "how many (1)")
          int nodes,
      @Option(
              names = "--roles",
              paramLabel = "ROLE",
              split = ",",
              defaultValue = Roles.ALL,
              description = Roles.HELP)
          List<String> roles)
      throws IOException {
    return send(withRoles(ControlClient.request("add").put("nodes", nodes), roles));
  }

  @Command(
      name = "remove",
      description =
          "Takes a node out in order: no new requests, those under way are answered, its shards move"
              + " to others, then it ends.",
      mixinStandardHelpOptions = true)
  int remove(@Parameters(paramLabel = "NODE") String node) throws IOException {
    return send(ControlClient.request("remove").put("node", node));
  }

  @Command(
      name = "kill",
      description = "Kills a node (SIGKILL). After a second it is started again.",
      mixinStandardHelpOptions = true)
  int kill(
      @Parameters(paramLabel = "NODE") String node,
      @Option(names = "--no-restart", description = "it stays dead") boolean noRestart)
      throws IOException {
    return send(ControlClient.request("kill").put("node", node).put("restart", !noRestart));
  }

  @Command(
      name = "pause",
      description = "Stops a node where it is (SIGSTOP), as a frozen machine would.",
      mixinStandardHelpOptions = true)
  int pause(@Parameters(paramLabel = "NODE") String node) throws IOException {
    return send(ControlClient.request("pause").put("node", node));
  }

  @Command(
      name = "resume",
      description = "Lets a paused node go on (SIGCONT).",
      mixinStandardHelpOptions = true)
  int resume(@Parameters(paramLabel = "NODE") String node) throws IOException {
    return send(ControlClient.request("resume").put("node", node));
  }

  @Command(
      name = "roll",
      description =
          "Restarts one node after another, each time waiting until it is ready: never more than one"
              + " is away.",
      mixinStandardHelpOptions = true)
  int roll(
      @Option(
              names = {"--classpath", "--jar"},
              paramLabel = "PATH",
              description = "of a new build, such as node/target/node.jar; without it, the same")
          @Nullable String classpath)
      throws IOException {
    ObjectNode request = ControlClient.request("roll");
    if (classpath != null) {
      request.put("classpath", java.nio.file.Path.of(classpath).toAbsolutePath().toString());
    }
    return send(request);
  }

  static ObjectNode withRoles(ObjectNode request, List<String> roles) {
    ArrayNode words = request.putArray("roles");
    Roles.checked(roles).forEach(words::add);
    return request;
  }

  private int send(ObjectNode request) throws IOException {
    JsonNode unused = client().send(request, this::say);
    return 0;
  }

  private static ControlClient client() throws IOException {
    return running(new StateDirectory(JetwayConfig.load().dataDirectory().path()));
  }

  /** The supervisor of this directory, or a failure. */
  static ControlClient running(StateDirectory directory) throws IOException {
    return ControlClient.find(directory)
        .orElseThrow(
            () ->
                new Failure(
                    Kind.NOT_RUNNING, "no cluster runs here; ./jetway cluster start starts one"));
  }
}
