package dev.jetway.node.cluster;

import dev.jetway.node.CommandFailedException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;

/**
 * {@code cluster/} in the data directory: what a supervisor leaves for the commands and for its
 * successor. Only the user who runs the cluster can look inside.
 */
final class StateDirectory {
  /** What the address of a Unix domain socket can hold on every system. */
  private static final int SOCKET_PATH_MAX = 100;

  private final Path directory;

  StateDirectory(Path dataDirectory) {
    this.directory = dataDirectory.resolve("cluster");
  }

  /** Held by a supervisor for as long as it lives; the system drops it with the process. */
  record Claim(FileChannel channel) implements AutoCloseable {
    @Override
    public void close() throws IOException {
      channel.close();
    }
  }

  /** Claims the directory; empty when a supervisor has it. */
  Optional<Claim> claim() throws IOException {
    make();
    FileChannel channel =
        FileChannel.open(
            directory.resolve("supervisor.lock"),
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE);
    FileLock lock = channel.tryLock();
    if (lock == null) {
      channel.close();
      return Optional.empty();
    }
    return Optional.of(new Claim(channel));
  }

  /** What the last supervisor wrote; empty when there was none, or it ended in order. */
  Optional<RunState> read() throws IOException {
    Path file = stateFile();
    return Files.exists(file)
        ? Optional.of(RunState.parse(Files.readString(file, StandardCharsets.UTF_8)))
        : Optional.empty();
  }

  /** Replaces it; a crash leaves the old one or the new one. */
  void write(RunState state) throws IOException {
    Path next = directory.resolve("state.json.new");
    Files.writeString(next, state.json(), StandardCharsets.UTF_8);
    Files.move(next, stateFile(), StandardCopyOption.ATOMIC_MOVE);
  }

  /** After an end in order. */
  void clear() throws IOException {
    Files.deleteIfExists(stateFile());
  }

  /**
   * A place for the control socket, which nothing is at: here, or when this path is too long for a
   * socket's address, in a new directory for temporary files, as private as this one.
   */
  Path freshSocket() throws IOException {
    Path here = directory.resolve("control");
    Files.deleteIfExists(here);
    if (here.toString().getBytes(StandardCharsets.UTF_8).length <= SOCKET_PATH_MAX) {
      return here;
    }
    Path elsewhere = Files.createTempDirectory("jetway-").resolve("control");
    if (elsewhere.toString().getBytes(StandardCharsets.UTF_8).length > SOCKET_PATH_MAX) {
      throw new CommandFailedException(
          "the paths of the data directory and of temporary files are too long for a socket");
    }
    return elsewhere;
  }

  /** What a supervisor's JVM prints beside its log, before it and at its end. */
  Path freshOutput() throws IOException {
    make();
    Path output = directory.resolve("supervisor.out");
    Files.deleteIfExists(output);
    return output;
  }

  private void make() throws IOException {
    Files.createDirectories(directory);
    Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx------"));
  }

  Path log(String name) {
    return directory.resolve(name + ".log");
  }

  private Path stateFile() {
    return directory.resolve("state.json");
  }
}
