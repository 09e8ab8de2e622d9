package dev.jetway.node.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import dev.jetway.cluster.settings.JetwayConfig;
import dev.jetway.node.CommandLineTool;
import java.io.IOException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Shows a cluster. */
@Command(
    name = "status",
    description = {
      "Shows the nodes of the cluster that ./jetway cluster start has started here.",
      "PHASE is what the supervisor knows of a node, MEMBER what the cluster does.",
      "Exit codes: 0 all nodes are ready, 1 not all, 69 no cluster runs."
    },
    mixinStandardHelpOptions = true)
public final class StatusCommand extends CommandLineTool {
  @Option(names = "--json", description = "for programs")
  private boolean json;

  @Override
  public Integer call() throws IOException {
    StateDirectory directory = new StateDirectory(JetwayConfig.load().dataDirectory().path());
    JsonNode status =
        ClusterCommand.running(directory).send(ControlClient.request("status"), this::say);
    out().print(json ? status.toPrettyString() + System.lineSeparator() : StatusTable.of(status));
    out().flush();
    for (JsonNode node : status.path("nodes")) {
      if (!node.path("ready").asBoolean()) {
        return 1;
      }
    }
    return 0;
  }
}
