package dev.jetway.cluster.database;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A program run to its end. */
final class Command {
  private Command() {}

  /**
   * @param exit the exit status
   * @param output what it printed, both streams, for an error message
   */
  record Result(int exit, String output) {
    boolean succeeded() {
      return exit == 0;
    }
  }

  /**
   * Runs with no input and without the caller's PostgreSQL variables.
   *
   * @param directory the working directory; the caller's own might be closed to the account that
   *     the program runs under
   * @param limit the program is killed after this time, and the exit status is -1
   * @param everySecond called while it runs
   */
  static Result run(Path directory, List<String> command, Duration limit, Runnable everySecond)
      throws IOException {
    // Into a file, not a pipe: a server started by the command would keep a pipe open.
    Path output = Files.createTempFile("jetway-", ".out");
    try {
      ProcessBuilder builder =
          new ProcessBuilder(command)
              .directory(directory.toFile())
              .redirectErrorStream(true)
              .redirectOutput(output.toFile());
      builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
      builder.environment().put("LC_ALL", "C");
      Process process = builder.start();
      process.getOutputStream().close();
      int exit = await(process, limit, everySecond);
      return new Result(
          exit, new String(Files.readAllBytes(output), StandardCharsets.UTF_8).strip());
    } finally {
      Files.deleteIfExists(output);
    }
  }

  static Result run(Path directory, List<String> command, Duration limit) throws IOException {
    return run(directory, command, limit, () -> {});
  }

  private static int await(Process process, Duration limit, Runnable everySecond) {
    long end = System.nanoTime() + limit.toNanos();
    try {
      while (!process.waitFor(1, TimeUnit.SECONDS)) {
        if (System.nanoTime() > end) {
          process.destroyForcibly();
          return -1;
        }
        everySecond.run();
      }
      return process.exitValue();
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
      throw new DatabaseException(
          "Interrupted while running " + process.info().command().orElse("?"), e);
    }
  }
}
