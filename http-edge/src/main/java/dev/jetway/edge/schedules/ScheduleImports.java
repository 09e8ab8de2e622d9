package dev.jetway.edge.schedules;

import dev.jetway.edge.EdgeSettings;
import dev.jetway.edge.http.Exchange;
import dev.jetway.edge.http.Reply;
import dev.jetway.edge.input.Formats;
import dev.jetway.edge.problem.Problem;
import dev.jetway.edge.problem.ProblemType;
import dev.jetway.edge.problem.Refused;
import dev.jetway.edge.schedules.ImportSlots.Slot;
import dev.jetway.flight.actor.Origin;
import dev.jetway.flight.loading.LoadReport;
import dev.jetway.flight.loading.ScheduleLoader;
import dev.jetway.flight.ssim.Broken;
import dev.jetway.flight.ssim.Checked;
import dev.jetway.flight.ssim.DatedFlight;
import dev.jetway.flight.ssim.SsimCheck;
import dev.jetway.flight.ssim.SsimImport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Iterator;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.pekko.NotUsed;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.stream.javadsl.Sink;
import org.apache.pekko.stream.javadsl.Source;
import org.apache.pekko.util.ByteString;

/** {@code POST /flights/import}: puts the flights of an SSIM chapter 7 file on sale. */
public final class ScheduleImports {
  private static final Set<String> PARAMETERS = Set.of("start_on");
  private static final Set<String> MEDIA_TYPES = Set.of("application/octet-stream", "text/plain");

  /** An answer that nobody has begun to read by then has lost its client. */
  private static final Duration ABANDONED_AFTER = Duration.ofSeconds(10);

  private final ActorSystem<?> system;
  private final EdgeSettings.Imports bounds;
  private final SsimImport ssim;
  private final ScheduleLoader loader;
  private final Executor blocking;
  private final ImportSlots slots;

  /**
   * Imports within these bounds.
   *
   * @param blocking where files may be written and read
   */
  public ScheduleImports(
      ActorSystem<?> system,
      EdgeSettings.Imports bounds,
      SsimImport ssim,
      ScheduleLoader loader,
      Executor blocking) {
    this.system = system;
    this.bounds = bounds;
    this.ssim = ssim;
    this.loader = loader;
    this.blocking = blocking;
    this.slots = new ImportSlots(bounds.atOnce());
  }

  public CompletionStage<HttpResponse> load(Exchange exchange) {
    Optional<LocalDate> startOn =
        exchange.query(PARAMETERS).optional("start_on", Formats::localDate, Formats.LOCAL_DATE);
    if (!MEDIA_TYPES.contains(exchange.mediaType())) {
      throw Exchange.unsupported(
          "The file must be sent with Content-Type: application/octet-stream or text/plain.");
    }
    exchange.expectUncompressed();
    Slot slot = slots.take().orElseThrow(() -> new Refused(Problem.of(ProblemType.IMPORTS_BUSY)));
    return CompletableFuture.supplyAsync(TemporaryFile::create, blocking)
        .thenCompose(file -> checked(exchange, file))
        .thenCompose(checked -> answer(exchange, checked, startOn, slot))
        .whenComplete(
            (response, failure) -> {
              if (failure != null) {
                slot.giveBack();
              }
            });
  }

  /** The file is needed for its check only. */
  private CompletionStage<Checked> checked(Exchange exchange, Path file) {
    return CompletableFuture.completedStage(file)
        .thenCompose(f -> exchange.upload().writeTo(f, bounds.fileLimit(), bounds.fileDeadline()))
        .thenApplyAsync(done -> check(file), blocking)
        .whenCompleteAsync((checked, failure) -> TemporaryFile.delete(file), blocking);
  }

  private Checked check(Path file) {
    SsimCheck check;
    try {
      check = ssim.check(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return switch (check) {
      case Checked checked -> checked;
      case Broken(long line, String reason) ->
          throw new Refused(
              Problem.of(
                      ProblemType.BROKEN_SCHEDULE,
                      "Line %d: %s. Nothing was scheduled.".formatted(line, reason))
                  .with(json -> json.writeNumberField("line", line)));
    };
  }

  private CompletionStage<HttpResponse> answer(
      Exchange exchange, Checked checked, Optional<LocalDate> startOn, Slot slot) {
    Iterator<DatedFlight> flights = startOn.map(checked::flights).orElseGet(checked::flights);
    Source<LoadReport, NotUsed> load = loader.load(flights, new Origin(exchange.requestId(), null));
    return wantsLines(exchange)
        ? CompletableFuture.completedStage(lines(exchange, checked, load, slot))
        : report(exchange, checked, load).whenComplete((response, failure) -> slot.giveBack());
  }

  private static boolean wantsLines(Exchange exchange) {
    return exchange.header("accept").filter(v -> v.contains("application/x-ndjson")).isPresent();
  }

  private CompletionStage<HttpResponse> report(
      Exchange exchange, Checked checked, Source<LoadReport, NotUsed> load) {
    return load.runWith(Sink.last(), system)
        .thenApply(
            loaded -> Reply.json(200, json -> ReportJson.write(json, checked.report(), loaded)))
        .exceptionallyCompose(
            failure ->
                CompletableFuture.failedStage(
                    new Refused(ImportStream.problem(failure, exchange.requestId()))));
  }

  private HttpResponse lines(
      Exchange exchange, Checked checked, Source<LoadReport, NotUsed> load, Slot slot) {
    Source<ByteString, NotUsed> lines =
        new ImportStream(checked.report(), exchange.requestId()).lines(load);
    // The client may be gone before it reads: then the lines are never asked for, and never end.
    AtomicBoolean begun = new AtomicBoolean();
    system
        .scheduler()
        .scheduleOnce(
            ABANDONED_AFTER,
            () -> {
              if (!begun.get()) {
                slot.giveBack();
              }
            },
            system.executionContext());
    return Reply.lines(
        lines.watchTermination(
            (none, ended) -> {
              begun.set(true);
              ended.whenComplete((done, failure) -> slot.giveBack());
              return none;
            }));
  }
}
