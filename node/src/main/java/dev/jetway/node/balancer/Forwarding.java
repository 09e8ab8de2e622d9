package dev.jetway.node.balancer;

import dev.jetway.edge.http.Reply;
import dev.jetway.edge.problem.Problem;
import dev.jetway.edge.problem.ProblemType;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.headers.RawHeader;
import org.apache.pekko.stream.Materializer;
import org.jspecify.annotations.Nullable;

/**
 * One request on its way to an answer, over as many nodes as it takes and may take. Its stages run
 * one after another.
 */
final class Forwarding {
  /** Between two looks for a node that is ready. */
  private static final Duration LOOK_EVERY = Duration.ofMillis(50);

  /** Not "the server is busy" by its own words: there is no server. */
  private static final String NO_NODE = "No node is ready just now. Nothing has changed.";

  private final Backends backends;
  private final Lane lane;
  private final HttpRequest request;
  private final String requestId;

  /** True when the request may be sent again after a node had it. */
  private final boolean repeatable;

  private final Duration attemptDeadline;
  private final int triesMax;
  private final long end;
  private final Materializer materializer;
  private final Set<Backend> asked = new HashSet<>();
  private int tries;

  /** True when some node may have carried it out. */
  private boolean mayBeDone;

  Forwarding(
      Backends backends,
      Lane lane,
      HttpRequest request,
      String requestId,
      boolean repeatable,
      Duration deadline,
      Duration attemptDeadline,
      int triesMax,
      Materializer materializer) {
    this.backends = backends;
    this.lane = lane;
    this.request = request;
    this.requestId = requestId;
    this.repeatable = repeatable;
    this.attemptDeadline = attemptDeadline;
    this.triesMax = triesMax;
    this.materializer = materializer;
    this.end = System.nanoTime() + deadline.toNanos();
  }

  /** An answer, and the stay at the node that gives it; null when none does. */
  record Answer(HttpResponse response, Backends.@Nullable Visit visit) {}

  /** Completes with an answer, never fails. */
  CompletionStage<Answer> answer() {
    Duration left = left();
    if (left.isNegative() || left.isZero() || tries == triesMax) {
      return CompletableFuture.completedStage(new Answer(problem(), null));
    }
    Optional<Backends.Visit> visit = backends.visit(asked);
    return visit.isPresent() ? attempt(visit.get(), left) : later();
  }

  private CompletionStage<Answer> later() {
    return CompletableFuture.supplyAsync(
            () -> this,
            CompletableFuture.delayedExecutor(LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS))
        .thenCompose(Forwarding::answer);
  }

  private CompletionStage<Answer> attempt(Backends.Visit visit, Duration left) {
    tries++;
    asked.add(visit.backend());
    Duration limit =
        repeatable && attemptDeadline.compareTo(left) < 0 && tries < triesMax
            ? attemptDeadline
            : left;
    CompletionStage<HttpResponse> sent = lane.send(visit.backend().address(), request);
    CompletableFuture<HttpResponse> inTime =
        sent.toCompletableFuture().copy(); // The lane must not see the deadline as its own failure.
    CompletionStage<Void> unused =
        sent.thenAccept(
            response -> {
              if (inTime.isCompletedExceptionally()) {
                response.discardEntityBytes(
                    materializer); // Too late; but its connection is used again.
              }
            });
    return inTime
        .orTimeout(limit.toMillis(), TimeUnit.MILLISECONDS)
        .handle(
            (response, failure) ->
                failure == null
                    ? CompletableFuture.completedStage(new Answer(response, visit))
                    : unanswered(visit, failure))
        .thenCompose(answer -> answer);
  }

  private CompletionStage<Answer> unanswered(Backends.Visit visit, Throwable failure) {
    visit.end();
    Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
    if (cause instanceof Lane.NotSent) {
      visit.backend().refused();
      return answer();
    }
    mayBeDone = true;
    return repeatable ? answer() : CompletableFuture.completedStage(new Answer(problem(), null));
  }

  private Duration left() {
    return Duration.ofNanos(end - System.nanoTime());
  }

  private HttpResponse problem() {
    Problem problem;
    if (!mayBeDone) {
      problem = Problem.of(ProblemType.SERVER_BUSY, NO_NODE);
    } else if (request.method().isSafe()) {
      problem = Problem.of(ProblemType.REQUEST_TIMEOUT);
    } else {
      problem = Problem.of(ProblemType.OUTCOME_UNKNOWN);
    }
    return problem(problem, requestId);
  }

  static HttpResponse problem(Problem problem, String requestId) {
    return Reply.problem(problem, requestId).addHeader(RawHeader.create("X-Request-Id", requestId));
  }
}
