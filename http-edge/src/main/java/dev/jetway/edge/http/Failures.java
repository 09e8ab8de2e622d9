package dev.jetway.edge.http;

import dev.jetway.edge.problem.Problem;
import dev.jetway.edge.problem.ProblemType;
import dev.jetway.edge.problem.Refused;
import dev.jetway.flight.projection.DirectoryUnavailableException;
import dev.jetway.flight.projection.ReadModelUnavailableException;
import java.util.concurrent.CompletionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the client is told when handling a request ends with an exception. */
public final class Failures {
  private static final Logger LOG = LoggerFactory.getLogger(Failures.class);

  private Failures() {}

  /** The problem; a fault of ours goes to the log, and only its request id to the client. */
  public static Problem problem(Throwable failure, String requestId) {
    return switch (cause(failure)) {
      case Refused refused -> refused.problem();
      case DirectoryUnavailableException e -> {
        LOG.warn("directory unavailable [request {}]: {}", requestId, reason(e));
        yield Problem.of(ProblemType.DIRECTORY_UNAVAILABLE);
      }
      case ReadModelUnavailableException e -> {
        LOG.warn("read model unavailable [request {}]: {}", requestId, reason(e));
        yield Problem.of(ProblemType.READ_MODEL_UNAVAILABLE);
      }
      case Throwable fault -> {
        LOG.error("request {} failed", requestId, fault);
        yield Problem.of(ProblemType.INTERNAL_ERROR);
      }
    };
  }

  /** What the database, or our own code around it, said; without it the line helps nobody. */
  private static String reason(RuntimeException failure) {
    Throwable cause = failure.getCause();
    return cause == null ? failure.toString() : cause(cause).toString();
  }

  /** The exception itself, without what futures wrap around it. */
  public static Throwable cause(Throwable failure) {
    Throwable cause = failure.getCause();
    return failure instanceof CompletionException && cause != null ? cause : failure;
  }
}
