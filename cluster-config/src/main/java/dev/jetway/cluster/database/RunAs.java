package dev.jetway.cluster.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * How PostgreSQL's programs are run, which refuse to run as root.
 *
 * <p>An ordinary user runs them directly. Root runs them in a user namespace without privileges,
 * where all files stay root's own. Containers often forbid that; then they run under an ordinary
 * account, which gets the files.
 *
 * @param prefix put before the command, such as {@code unshare -U}
 * @param owner numeric {@code uid:gid} that must own the files, or empty if whoever runs the JVM
 *     does anyway
 */
record RunAs(List<String> prefix, String owner) {
  private static final Duration PROBE_LIMIT = Duration.ofSeconds(10);
  private static final Duration CHOWN_LIMIT = Duration.ofMinutes(1);
  private static final List<String> ACCOUNTS = List.of("postgres", "nobody");

  /**
   * Finds the way that works here.
   *
   * @param directory one in which this JVM may create files
   * @throws DatabaseException if this is root and there is none
   */
  static RunAs detect(Path directory) throws IOException {
    if (!isRoot(directory)) {
      return new RunAs(List.of(), "");
    }
    RunAs namespace = new RunAs(List.of("unshare", "-U"), "0:0");
    // The server looks its user's name up, so it isn't enough that the namespace can be created.
    String name = namespace.probe(directory, "id", "-un");
    if (!name.isEmpty() && !name.equals("root")) {
      return namespace;
    }
    for (String account : ACCOUNTS) {
      RunAs other = account(directory, account);
      if (!other.probe(directory, "sh", "-c", "cd \"$0\" && id -u", directory + "/..").isEmpty()) {
        return other;
      }
    }
    throw new DatabaseException(
        "PostgreSQL refuses to run as root, and this system offers neither user namespaces (unshare) nor setpriv with an"
            + " account 'postgres' or 'nobody' that can reach "
            + directory
            + ". Run Jetway as an ordinary user, or set JETWAY_DB_URL to a PostgreSQL of"
            + " your own.");
  }

  /** Under an account by its name; only root may. */
  static RunAs account(Path directory, String account) throws IOException {
    RunAs self = new RunAs(List.of(), "");
    String user = self.probe(directory, "id", "-u", account);
    String group = self.probe(directory, "id", "-g", account);
    return new RunAs(
        List.of("setpriv", "--reuid=" + user, "--regid=" + group, "--clear-groups", "--"),
        user + ":" + group);
  }

  List<String> command(Path program, List<String> arguments) {
    List<String> command = new ArrayList<>(prefix);
    command.add(program.toString());
    command.addAll(arguments);
    return command;
  }

  /** Makes a file, or a directory with all its content, belong to whom the programs run as. */
  void own(Path path) throws IOException {
    if (owner.isEmpty() || owner.startsWith(Files.getAttribute(path, "unix:uid") + ":")) {
      return;
    }
    Command.Result chown =
        Command.run(
            Path.of("/"), List.of("chown", "-R", "-h", owner, path.toString()), CHOWN_LIMIT);
    if (!chown.succeeded()) {
      throw new IOException("Can't give " + path + " to " + owner + ": " + chown.output());
    }
  }

  private static boolean isRoot(Path directory) throws IOException {
    if (!Files.getFileStore(directory).supportsFileAttributeView("posix")) {
      return false;
    }
    Path probe = Files.createTempFile(directory, "owner-", "");
    try {
      return Files.getAttribute(probe, "unix:uid").equals(0);
    } finally {
      Files.delete(probe);
    }
  }

  /** The command's output, or empty if it can't be run this way. */
  private String probe(Path directory, String... command) {
    try {
      List<String> whole = new ArrayList<>(prefix);
      whole.addAll(List.of(command));
      Command.Result result = Command.run(directory, whole, PROBE_LIMIT);
      return result.succeeded() ? result.output() : "";
    } catch (IOException e) {
      return ""; // No such program.
    }
  }
}
