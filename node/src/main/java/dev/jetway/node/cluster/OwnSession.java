package dev.jetway.node.cluster;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * Starts programs in a session of their own, where a terminal's Ctrl-C and hang-up don't reach
 * them: a supervisor stays when its terminal goes, and nodes end in the order that the supervisor
 * chooses.
 */
final class OwnSession {
  private OwnSession() {}

  /**
   * What to put before a command line. The process keeps its number, so that it can be signalled.
   * Empty where the system has neither program; then a Ctrl-C reaches all at once.
   */
  static List<String> prefix() {
    if (isOnPath("setsid")) {
      return List.of("setsid");
    }
    if (isOnPath("perl")) { // macOS has this one
      return List.of(
          "perl", "-e", "use POSIX; POSIX::setsid(); exec {$ARGV[0]} @ARGV or exit 127;");
    }
    return List.of();
  }

  private static boolean isOnPath(String program) {
    String path = System.getenv().getOrDefault("PATH", "");
    return Arrays.stream(path.split(File.pathSeparator, -1))
        .filter(directory -> !directory.isEmpty())
        .anyMatch(directory -> Files.isExecutable(Path.of(directory, program)));
  }
}
