package dev.jetway.benchmarks;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** Who has used how much CPU, from Linux's {@code /proc}; zeros elsewhere. */
final class ProcessorTime {
  private static final Path PROC = Path.of("/proc");

  /** Linux counts in ticks of 10 ms for user space, whatever its own clock does. */
  private static final long TICK_NANOS = 10_000_000;

  // Numbers of fields behind the command's name, see proc_pid_stat(5).
  private static final int PARENT = 1;
  private static final int OWN = 11;
  private static final int OWN_AND_CHILDREN = 4;

  private ProcessorTime() {}

  /** Of a process, its living children, and those that it has seen end; in nanoseconds. */
  static long ofFamily(long pid) {
    long ticks = 0;
    try (DirectoryStream<Path> processes = Files.newDirectoryStream(PROC, "[0-9]*")) {
      for (Path process : processes) {
        List<String> fields = fields(process);
        if (process.getFileName().toString().equals(Long.toString(pid))) {
          ticks += sum(fields, OWN, OWN_AND_CHILDREN);
        } else if (!fields.isEmpty() && fields.get(PARENT).equals(Long.toString(pid))) {
          ticks += sum(fields, OWN, 2);
        }
      }
    } catch (IOException e) {
      return 0;
    }
    return ticks * TICK_NANOS;
  }

  /** Of the whole machine, in nanoseconds; also what a hypervisor gave to others. */
  static long ofMachine() {
    try {
      // cpu  user nice system idle iowait irq softirq steal guest guest_nice
      String[] words = Files.readAllLines(PROC.resolve("stat")).getFirst().split(" +", -1);
      long ticks = 0;
      for (int i : new int[] {1, 2, 3, 6, 7, 8}) {
        ticks += Long.parseLong(words[i]);
      }
      return ticks * TICK_NANOS;
    } catch (IOException e) {
      return 0;
    }
  }

  /** The parent of a process; 0 when that can't be known. */
  static long parentOf(long pid) {
    List<String> fields = fields(PROC.resolve(Long.toString(pid)));
    return fields.isEmpty() ? 0 : Long.parseLong(fields.get(PARENT));
  }

  /** The fields behind the command's name, which may itself hold blanks; empty if it has ended. */
  private static List<String> fields(Path process) {
    try {
      String line = Files.readString(process.resolve("stat"));
      return Arrays.asList(line.substring(line.lastIndexOf(')') + 2).split(" ", -1));
    } catch (IOException e) {
      return List.of();
    }
  }

  private static long sum(List<String> fields, int from, int count) {
    return fields.isEmpty()
        ? 0
        : fields.subList(from, from + count).stream().mapToLong(Long::parseLong).sum();
  }
}
