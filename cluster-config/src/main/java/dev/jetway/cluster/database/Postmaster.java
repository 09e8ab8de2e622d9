package dev.jetway.cluster.database;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Which process, if any, serves a cluster directory; answered by looking at the process, never by
 * its pid alone.
 *
 * <p>The server writes {@code postmaster.pid}, and the file survives kill -9 and power cut. After a
 * reboot, or in a container, the pid in it may long be somebody else's: that process must not be
 * touched, and the server must not be kept from starting by it.
 */
final class Postmaster {
  private final Path cluster;

  /**
   * @param cluster real path of the cluster directory
   */
  Postmaster(Path cluster) {
    this.cluster = cluster;
  }

  Path pidFile() {
    return cluster.resolve("postmaster.pid");
  }

  /** The living server of this directory. */
  Optional<ProcessHandle> running() throws IOException {
    return processInFile().filter(this::servesThisDirectory);
  }

  /**
   * True if the pid file would keep a server from starting, though none runs: it names a living
   * process that is somebody else, or nothing at all, because a power cut tore it.
   */
  boolean pidFileMisleads() throws IOException {
    return Files.exists(pidFile())
        && running().isEmpty()
        && (pidInFile().isEmpty() || processInFile().isPresent());
  }

  /**
   * True if a server process, perhaps the child of a server that was killed, still works in this
   * directory.
   */
  boolean hasSurvivors() {
    return ProcessHandle.allProcesses().anyMatch(this::worksHere);
  }

  private Optional<ProcessHandle> processInFile() throws IOException {
    OptionalLong pid = pidInFile();
    return pid.isEmpty()
        ? Optional.empty()
        : ProcessHandle.of(pid.getAsLong()).filter(ProcessHandle::isAlive);
  }

  private OptionalLong pidInFile() throws IOException {
    if (!Files.exists(pidFile())) {
      return OptionalLong.empty();
    }
    String content = Files.readString(pidFile(), StandardCharsets.ISO_8859_1);
    try {
      return OptionalLong.of(Long.parseLong(content.lines().findFirst().orElse("").strip()));
    } catch (NumberFormatException e) {
      return OptionalLong.empty();
    }
  }

  private boolean servesThisDirectory(ProcessHandle process) {
    return worksHere(process) || commandLineNamesCluster(process);
  }

  /** Linux only: elsewhere the working directory can't be seen. */
  private boolean worksHere(ProcessHandle process) {
    try {
      Path proc = Path.of("/proc", Long.toString(process.pid()));
      return Files.isSameFile(proc.resolve("cwd"), cluster)
          && Files.readString(proc.resolve("comm")).startsWith("postgres");
    } catch (IOException e) {
      return false; // Gone, or another user's.
    }
  }

  private boolean commandLineNamesCluster(ProcessHandle process) {
    ProcessHandle.Info info = process.info();
    boolean isServer =
        info.command()
            .map(command -> Path.of(command).getFileName().toString().startsWith("postgres"))
            .orElse(false);
    List<String> arguments = info.arguments().map(Arrays::asList).orElse(List.of());
    int flag = arguments.indexOf("-D");
    return isServer
        && flag >= 0
        && flag + 1 < arguments.size()
        && arguments.get(flag + 1).equals(cluster.toString());
  }
}
