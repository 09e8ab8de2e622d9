package dev.jetway.node;

import java.io.PrintWriter;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** What all commands have in common: results to standard output, the rest to standard error. */
public abstract class CommandLineTool implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  /** Tells the person at the terminal what is going on. */
  protected final void say(String what) {
    PrintWriter err = commandLine().getErr();
    err.println("jetway: " + what);
    err.flush();
  }

  /** Where results go. */
  protected final PrintWriter out() {
    return commandLine().getOut();
  }

  private CommandLine commandLine() {
    return Objects.requireNonNull(spec, "set by picocli").commandLine();
  }
}
