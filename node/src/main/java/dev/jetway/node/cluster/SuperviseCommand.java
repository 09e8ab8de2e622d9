package dev.jetway.node.cluster;

import dev.jetway.cluster.settings.JetwayConfig;
import dev.jetway.node.CommandLineTool;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What {@code cluster start} leaves in the background. */
@Command(name = "supervise", hidden = true)
final class SuperviseCommand extends CommandLineTool {
  @Option(names = "--nodes", required = true)
  private int nodes;

  @Option(names = "--roles", required = true, split = ",")
  private List<String> roles = List.of();

  @Override
  public Integer call() throws IOException, InterruptedException {
    JetwayConfig config = JetwayConfig.load();
    StateDirectory directory = new StateDirectory(config.dataDirectory().path());
    CappedLog log =
        new CappedLog(
            directory.log("supervisor"), SupervisorSettings.from(config.reader()).logLimit());
    PrintStream lines = new PrintStream(log, true, StandardCharsets.UTF_8);
    PrintStream before = System.err;
    // Warnings of libraries, too. What comes before, and a JVM's last words, are in the output
    // file.
    System.setErr(lines);
    try {
      return supervise(
          config,
          nodes,
          roles,
          line ->
              lines.println(
                  LocalTime.now(ZoneId.systemDefault()).truncatedTo(ChronoUnit.MILLIS)
                      + " "
                      + line));
    } finally {
      System.setErr(before);
    }
  }

  /** Runs a cluster in this process until it is stopped, by a command or by a signal. */
  static int supervise(
      JetwayConfig config, int nodes, List<String> roles, Consumer<String> operator)
      throws IOException, InterruptedException {
    Supervisor supervisor = new Supervisor(config, operator);
    Thread end = new Thread(() -> endForSignal(supervisor), "end");
    // Before the start: a signal that comes half-way would leave nodes and database alone.
    Runtime.getRuntime().addShutdownHook(end);
    supervisor.run(nodes, roles);
    return 0;
  }

  private static void endForSignal(Supervisor supervisor) {
    if (supervisor.stopForSignal()) {
      // An end in order is a success, although a signal asked for it.
      Runtime.getRuntime().halt(0);
    }
  }
}
