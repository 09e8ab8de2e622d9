package dev.jetway.node;

import dev.jetway.cluster.database.DatabaseException;
import dev.jetway.cluster.settings.InvalidSettingException;
import dev.jetway.node.cluster.ClusterCommand;
import dev.jetway.node.cluster.StatusCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Jetway's command line, as far as it is Java's. The launcher script hands over to it. */
@Command(
    name = "jetway",
    description = "A seat-reservation cluster.",
    mixinStandardHelpOptions = true,
    subcommands = {
      Up.class,
      RunNode.class,
      ClusterCommand.class,
      StatusCommand.class,
      Import.class
    })
public final class Main {
  /** As in sysexits.h: wrong usage. */
  private static final int EX_USAGE = 64;

  /** As in sysexits.h: a setting can't be used. */
  private static final int EX_CONFIG = 78;

  private Main() {}

  public static void main(String[] arguments) {
    System.exit(run(arguments));
  }

  private static int run(String... arguments) {
    return new CommandLine(new Main())
        .setParameterExceptionHandler(
            (wrong, given) -> {
              wrong.getCommandLine().getErr().println("jetway: " + wrong.getMessage());
              wrong.getCommandLine().usage(wrong.getCommandLine().getErr());
              return EX_USAGE;
            })
        .setExecutionExceptionHandler(
            (failure, commandLine, given) -> {
              if (failure instanceof InvalidSettingException) {
                commandLine.getErr().println("jetway: " + failure.getMessage());
                return EX_CONFIG;
              }
              if (failure instanceof CommandFailedException failed) {
                commandLine.getErr().println("jetway: " + failed.getMessage());
                return failed.exitCode();
              }
              if (failure instanceof DatabaseException) {
                commandLine.getErr().println("jetway: " + failure.getMessage());
                return CommandLine.ExitCode.SOFTWARE;
              }
              throw failure;
            })
        .execute(arguments);
  }
}
