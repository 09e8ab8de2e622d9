package dev.jetway.cluster.database;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A JVM of its own that starts the database, says so on a line, and holds it until its input ends.
 */
final class ForkedStarter {
  static final String READY = "ready ";

  private ForkedStarter() {}

  /** Arguments: the data directory, the directory of the binaries. */
  public static void main(String[] arguments) throws IOException {
    try (EmbeddedDatabase database =
        EmbeddedDatabase.start(
            Path.of(arguments[0]),
            Path.of(arguments[1]),
            message -> System.out.println("# " + message))) {
      System.out.println(READY + database.address().jdbcUrl());
      System.in.read();
    } catch (DatabaseException e) {
      System.out.println(e.getMessage());
    }
  }

  /** Runs it and returns all that it printed. */
  static String run(Path directory) throws IOException {
    Process process = fork(List.of(), directory, TestDatabase.BINARIES);
    process.getOutputStream().close();
    return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }

  static Process fork(List<String> prefix, Path directory, Path binaries) throws IOException {
    return fork(prefix, directory, binaries, System.getProperty("java.class.path"));
  }

  static Process fork(List<String> prefix, Path directory, Path binaries, String classPath)
      throws IOException {
    List<String> command = new ArrayList<>(prefix);
    command.addAll(
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx256m",
            "-cp",
            classPath,
            ForkedStarter.class.getName(),
            directory.toString(),
            binaries.toString()));
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .directory(directory.toFile())
        .start();
  }
}
