package dev.jetway.node;

import com.fasterxml.jackson.databind.JsonNode;
import dev.jetway.cluster.settings.JetwayConfig;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Puts the flights of a schedule file on sale. */
@Command(
    name = "import",
    description = {
      "Puts the flights of an IATA SSIM chapter 7 file on sale.",
      "Uses the node that listens on JETWAY_BIND and JETWAY_HTTP_PORT, or else starts one for as"
          + " long as it takes. The whole file is checked first. Importing it again changes nothing"
          + " twice, and goes on where an import broke off.",
      "Exit codes: 0 done, 1 failed, 65 the file is broken and nothing was scheduled, 75 some"
          + " flights are not on sale yet: import again."
    },
    mixinStandardHelpOptions = true)
final class Import extends CommandLineTool {
  private static final int EX_DATAERR = 65;
  private static final int EX_TEMPFAIL = 75;

  /** Findings printed one by one; the rest is counted. */
  private static final int SHOWN_MAX = 50;

  @Parameters(paramLabel = "FILE", description = "the schedule file")
  private @Nullable Path file;

  @Option(
      names = "--start-on",
      paramLabel = "DATE",
      description =
          "moves the season by the fewest whole weeks that bring its first departure to DATE"
              + " (YYYY-MM-DD) or later")
  private @Nullable LocalDate startOn;

  @Override
  public Integer call() throws IOException, InterruptedException {
    Path schedule = Objects.requireNonNull(file, "picocli requires it");
    if (!Files.isRegularFile(schedule) || !Files.isReadable(schedule)) {
      throw new CommandFailedException("there is no file to read at " + schedule);
    }
    JetwayConfig config = JetwayConfig.load();
    Optional<URI> running = RunningNode.find(config.http());
    if (running.isPresent()) {
      return upload(running.get(), schedule);
    }
    say("no node answers, so this command runs one for as long as it takes");
    JetwayConfig besideOthers =
        config.with("jetway.http.port", 0).with("jetway.management.port", 0);
    try (StandaloneNode own = StandaloneNode.start(besideOthers, this::say)) {
      return upload(RunningNode.uri(own.node().address().orElseThrow()), schedule);
    }
  }

  private int upload(URI node, Path schedule) throws IOException, InterruptedException {
    ScheduleUpload.Outcome outcome;
    try (ProgressBar bar = progressBar()) {
      outcome =
          new ScheduleUpload(
                  node,
                  (done, of) -> {
                    bar.maxHint(of);
                    bar.stepTo(done);
                  })
              .send(schedule, startOn);
    }
    return switch (outcome) {
      case ScheduleUpload.Outcome.Done(JsonNode report) -> show(report);
      case ScheduleUpload.Outcome.Refused(String detail) -> {
        say(detail);
        yield EX_DATAERR;
      }
      case ScheduleUpload.Outcome.Failed(String detail) -> {
        say(detail);
        yield EX_TEMPFAIL;
      }
    };
  }

  private static ProgressBar progressBar() {
    // The launcher knows.
    boolean terminal = System.getenv("JETWAY_TERMINAL") != null;
    return new ProgressBarBuilder()
        .setTaskName("import")
        .setUnit(" flights", 1)
        .setStyle(ProgressBarStyle.ASCII)
        // In a file or a pipe a bar is noise: now and then a line of it is enough.
        .setUpdateIntervalMillis(terminal ? 200 : 5_000)
        .build();
  }

  /** Ends with the line that counts: how many flights and seats are on sale. */
  private int show(JsonNode report) {
    int shown = 0;
    for (JsonNode finding : report.path("findings")) {
      if (shown++ < SHOWN_MAX) {
        out()
            .printf(
                "line %d: %s: %s%n",
                finding.path("line").asLong(),
                finding.path("kind").asText(),
                finding.path("reason").asText());
      }
    }
    for (JsonNode flight : report.path("not_loaded")) {
      if (shown++ < SHOWN_MAX) {
        out()
            .printf(
                "line %d: not on sale: %s%n",
                flight.path("line").asLong(), flight.path("reason").asText());
      }
    }
    if (shown > SHOWN_MAX) {
      out().printf("... and %d more%n", shown - SHOWN_MAX);
    }
    out().printf("%d new%n", report.path("created").asInt());
    out()
        .printf(
            "%d flights, %d seats%n",
            report.path("flights").asInt(), report.path("seats").asLong());
    out().flush();
    boolean worthRepeating = false;
    for (JsonNode flight : report.path("not_loaded")) {
      worthRepeating |= flight.path("retryable").asBoolean();
    }
    return worthRepeating ? EX_TEMPFAIL : 0;
  }
}
