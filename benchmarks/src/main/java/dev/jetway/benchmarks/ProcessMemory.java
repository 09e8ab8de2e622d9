package dev.jetway.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** What the kernel says of processes' memory, in MiB. Linux only; 0 elsewhere. */
final class ProcessMemory {
  private ProcessMemory() {}

  static double residentMib(ProcessHandle process) {
    return kibOf(process, "status", "VmRSS:") / 1024;
  }

  /** The most that was ever resident at a time. */
  static double peakMib(ProcessHandle process) {
    return kibOf(process, "status", "VmHWM:") / 1024;
  }

  /**
   * The embedded server of a data directory with all its processes. They share most of their
   * memory, so each counts its share. The server is no child of the node; its pid is the first line
   * of its own file.
   */
  static double databaseMib(Path dataDirectory) throws IOException {
    try (Stream<Path> files = Files.walk(dataDirectory)) {
      Path pidFile =
          files
              .filter(file -> file.endsWith("postmaster.pid"))
              .findFirst()
              .orElseThrow(() -> new IOException("no database runs in " + dataDirectory));
      long pid = Long.parseLong(Files.readAllLines(pidFile).getFirst().strip());
      ProcessHandle server = ProcessHandle.of(pid).orElseThrow();
      return Stream.concat(Stream.of(server), server.descendants())
          .mapToDouble(process -> kibOf(process, "smaps_rollup", "Pss:") / 1024)
          .sum();
    }
  }

  private static double kibOf(ProcessHandle process, String file, String key) {
    Path path = Path.of("/proc", Long.toString(process.pid()), file);
    try (Stream<String> lines = Files.lines(path)) {
      return lines
          .filter(line -> line.startsWith(key))
          .mapToDouble(line -> Double.parseDouble(line.replaceAll("[^0-9]", "")))
          .sum();
    } catch (IOException | UncheckedIOException gone) {
      return 0;
    }
  }
}
