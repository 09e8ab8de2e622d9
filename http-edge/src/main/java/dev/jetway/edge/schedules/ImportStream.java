package dev.jetway.edge.schedules;

import dev.jetway.edge.http.Failures;
import dev.jetway.edge.json.Json;
import dev.jetway.edge.problem.Problem;
import dev.jetway.edge.problem.ProblemType;
import dev.jetway.flight.loading.LoadReport;
import dev.jetway.flight.projection.DirectoryUnavailableException;
import dev.jetway.flight.ssim.CheckReport;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.apache.pekko.NotUsed;
import org.apache.pekko.japi.pf.PFBuilder;
import org.apache.pekko.stream.javadsl.Source;
import org.apache.pekko.util.ByteString;

/**
 * An import as lines of JSON: its progress now and then, its report or a problem at the end.
 *
 * <p>The load goes as fast as it can, however slow the client reads. When it stands still its last
 * progress is told again, so that the connection stays alive, and that nobody is there any more is
 * noticed.
 */
final class ImportStream {
  private static final ByteString LINE_END = ByteString.fromString("\n");
  private static final Duration TICK = Duration.ofMillis(250);

  private final CheckReport file;
  private final AtomicReference<LoadReport> latest = new AtomicReference<>();
  private final String requestId;

  ImportStream(CheckReport file, String requestId) {
    this.file = file;
    this.requestId = requestId;
  }

  /** The lines; the load begins when they are asked for, and stops when nobody wants them. */
  Source<ByteString, NotUsed> lines(Source<LoadReport, NotUsed> load) {
    return load.map(this::noted)
        .conflate((earlier, later) -> later)
        .extrapolate(last -> Stream.generate(() -> last).iterator())
        .throttle(1, TICK)
        .map(this::progress)
        .concatLazy(Source.lazySingle(this::report))
        .recover(
            new PFBuilder<Throwable, ByteString>().match(Throwable.class, this::failed).build());
  }

  private LoadReport noted(LoadReport report) {
    latest.set(report);
    return report;
  }

  private ByteString progress(LoadReport report) {
    return line(
        json -> {
          json.writeStartObject();
          json.writeObjectFieldStart("progress");
          json.writeNumberField("done", report.done());
          json.writeNumberField("of", file.flights());
          json.writeEndObject();
          json.writeEndObject();
        });
  }

  private ByteString report() {
    return line(
        json -> {
          json.writeStartObject();
          json.writeFieldName("report");
          ReportJson.write(json, file, latest.get());
          json.writeEndObject();
        });
  }

  private ByteString failed(Throwable failure) {
    return line(
        json -> {
          json.writeStartObject();
          json.writeFieldName("problem");
          problem(failure, requestId).write(json, requestId);
          json.writeEndObject();
        });
  }

  /** What has been loaded stays, and loading it again changes nothing. */
  static Problem problem(Throwable failure, String requestId) {
    return Failures.cause(failure) instanceof DirectoryUnavailableException
        ? Problem.of(
            ProblemType.OUTCOME_UNKNOWN,
            "The import broke off. Some of the flights are on sale. Import the same file again: it"
                + " goes on from there.")
        : Failures.problem(failure, requestId);
  }

  private static ByteString line(Json.Content content) {
    return Json.bytes(content).concat(LINE_END);
  }
}
