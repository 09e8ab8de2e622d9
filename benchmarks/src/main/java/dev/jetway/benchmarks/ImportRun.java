package dev.jetway.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * How long {@code ./jetway import} takes on an empty data directory, and how much memory the whole
 * node that does it has at most. The time includes its start and its end.
 */
@Command(name = "import", mixinStandardHelpOptions = true, sortOptions = false)
public final class ImportRun implements Callable<Integer> {
  private static final long POLL_MS = 50;

  @Parameters(paramLabel = "FILE", description = "an SSIM chapter 7 file")
  private Path file = Path.of("");

  @Option(
      names = "--runs",
      description = "each on an empty data directory, 5 unless said otherwise",
      defaultValue = "5")
  private int runs;

  /** Runs the benchmark. */
  public static void main(String[] arguments) {
    System.exit(new CommandLine(new ImportRun()).execute(arguments));
  }

  private record Measured(double wallS, double peakMib) {}

  @Override
  public Integer call() throws Exception {
    List<Measured> all = new ArrayList<>();
    for (int i = 0; i < runs; i++) {
      Measured measured = measure();
      System.out.printf(
          Locale.ROOT,
          "import %d: %.1f s, node %.0f MiB at most%n",
          i + 1,
          measured.wallS(),
          measured.peakMib());
      all.add(measured);
    }
    System.out.printf(
        Locale.ROOT,
        "median of %d: %.1f s, node %.0f MiB at most%n",
        runs,
        Launched.median(all.stream().map(Measured::wallS)),
        Launched.median(all.stream().map(Measured::peakMib)));
    return 0;
  }

  private Measured measure() throws IOException, InterruptedException {
    Path data = Files.createTempDirectory("jetway-import");
    try {
      Path log = data.resolve("import.log");
      long began = System.nanoTime();
      Process process =
          Launched.jetway(data, Launched.freePort(), "import", file.toAbsolutePath().toString())
              .redirectOutput(log.toFile())
              .start();
      double peakMib = 0;
      while (!process.waitFor(POLL_MS, TimeUnit.MILLISECONDS)) {
        peakMib = Math.max(peakMib, ProcessMemory.peakMib(process.toHandle()));
      }
      double wallS = (System.nanoTime() - began) / 1e9;
      if (process.exitValue() != 0) {
        throw new IOException("the import failed: " + Files.readString(log));
      }
      return new Measured(wallS, peakMib);
    } finally {
      Launched.delete(data);
    }
  }
}
