package dev.jetway.node;

import dev.jetway.cluster.settings.JetwayConfig;
import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Runs one node of a cluster, on a database that all its nodes share. */
@Command(
    name = "node",
    description = {
      "Runs one node of a cluster in the foreground, on the PostgreSQL that JETWAY_DB_URL names.",
      "JETWAY_SEEDS names the nodes to join. Ctrl-C or SIGTERM ends it in order."
    },
    mixinStandardHelpOptions = true)
final class RunNode extends CommandLineTool {
  @Option(
      names = "--until-stdin-ends",
      description = "End in order when standard input ends: a node that outlives its supervisor.")
  private boolean untilStdinEnds;

  @Override
  public Integer call() throws InterruptedException, IOException {
    JetwayConfig config = JetwayConfig.load();
    if (config.database().address().isEmpty()) {
      throw new CommandFailedException("a node of a cluster needs a database: set JETWAY_DB_URL");
    }
    StandaloneNode running = new Foreground(this::say).start(config);
    say(
        running
            .node()
            .address()
            .map(address -> "takes requests at " + RunningNode.uri(address))
            .orElse("is up"));
    if (untilStdinEnds) {
      while (System.in.read() >= 0) {
        // Nobody says anything here: what counts is the end.
      }
      return 0; // The exit that follows ends the node.
    }
    new CountDownLatch(1).await(); // Until the JVM is told to end.
    return 0;
  }
}
