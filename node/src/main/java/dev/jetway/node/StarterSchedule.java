package dev.jetway.node;

import dev.jetway.flight.actor.Origin;
import dev.jetway.flight.layout.SeatLayouts;
import dev.jetway.flight.loading.LoadReport;
import dev.jetway.flight.loading.ScheduleLoader;
import dev.jetway.flight.ssim.Broken;
import dev.jetway.flight.ssim.Checked;
import dev.jetway.flight.ssim.SsimImport;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.stream.javadsl.Sink;

/**
 * A small schedule of a made-up airline, put on sale when a data directory is used for the first
 * time, so that a newcomer has flights to sell today.
 */
final class StarterSchedule {
  private static final String RESOURCE = "/schedules/starter.ssim";
  private static final Origin ORIGIN = new Origin("starter-schedule", null);

  /** It moves by whole weeks: begun a week ago at the most, it has flights for today. */
  private static final int DAYS_BACK = 6;

  private final Path loadedMark;

  /** For this data directory. */
  StarterSchedule(Path dataDirectory) {
    this.loadedMark = dataDirectory.resolve("starter-schedule.loaded");
  }

  /** True until it was loaded completely once. */
  boolean isMissing() {
    return !Files.exists(loadedMark);
  }

  /**
   * Loads it, moved to begin today (UTC). A load that breaks off is done again by the next start.
   */
  CompletionStage<LoadReport> load(
      ScheduleLoader loader, SeatLayouts layouts, ActorSystem<?> system) {
    return loader
        .load(check(layouts).flights(LocalDate.now(ZoneOffset.UTC).minusDays(DAYS_BACK)), ORIGIN)
        .runWith(Sink.last(), system)
        .thenApply(this::marked);
  }

  private static Checked check(SeatLayouts layouts) {
    try (InputStream schedule = StarterSchedule.class.getResourceAsStream(RESOURCE)) {
      if (schedule == null) {
        throw new IllegalStateException("not on the class path: " + RESOURCE);
      }
      return switch (new SsimImport(layouts).check(schedule)) {
        case Checked checked -> checked;
        case Broken broken -> throw new IllegalStateException(RESOURCE + ": " + broken);
      };
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private LoadReport marked(LoadReport report) {
    if (report.notLoadedCount() == 0) {
      try {
        Files.writeString(loadedMark, report.flights() + " flights\n");
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return report;
  }
}
