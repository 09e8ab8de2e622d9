package dev.jetway.edge.flights;

import dev.jetway.edge.flights.FlightDoor.Told;
import dev.jetway.edge.http.Failures;
import dev.jetway.edge.problem.Problem;
import dev.jetway.edge.problem.ProblemType;
import dev.jetway.edge.problem.Refused;
import dev.jetway.flight.domain.FlightAnswer.FlightShown;
import dev.jetway.flight.projection.DirectoryUnavailableException;
import dev.jetway.flight.projection.FlightDirectory;
import java.util.concurrent.CompletionStage;

/**
 * Records what a flight has said of itself. Whoever has been told of a flight must find it like
 * that, so the directory comes before the answer; and on every repetition, because the first time
 * may have ended just before it.
 */
final class DirectoryRecorder {
  private final FlightDirectory directory;

  DirectoryRecorder(FlightDirectory directory) {
    this.directory = directory;
  }

  /** Completes with the same when it is recorded; fails with {@link Refused} when it is not. */
  CompletionStage<Told<FlightShown>> record(Told<FlightShown> told) {
    return directory
        .record(told.answer().flight(), told.version())
        .handle(
            (done, failure) -> {
              if (failure == null) {
                return told;
              }
              throw switch (Failures.cause(failure)) {
                case DirectoryUnavailableException e ->
                    new Refused(
                        Problem.of(
                            ProblemType.OUTCOME_UNKNOWN,
                            "The flight has done it, but may not be found like that yet."
                                + " Send the very same request again."));
                case RuntimeException e -> e;
                case Throwable e -> new IllegalStateException(e);
              };
            });
  }
}
