package dev.jetway.edge.http;

import dev.jetway.edge.problem.Problem;
import dev.jetway.edge.problem.ProblemType;
import dev.jetway.edge.problem.Refused;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.http.javadsl.model.HttpHeader;
import org.apache.pekko.http.javadsl.model.HttpMethod;
import org.apache.pekko.http.javadsl.model.HttpMethods;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.headers.Connection;
import org.apache.pekko.http.javadsl.model.headers.RawHeader;
import org.apache.pekko.http.javadsl.model.headers.TimeoutAccess;
import org.apache.pekko.stream.Materializer;
import org.apache.pekko.util.ByteString;
import org.jspecify.annotations.Nullable;

/** Leads each request to its handler, and whatever happens there to one response. */
public final class Router {
  /** Every route is there with this prefix and without. */
  private static final String PREFIX = "v1";

  private static final HttpHeader NO_SNIFFING =
      RawHeader.create("X-Content-Type-Options", "nosniff");

  private final List<Route> routes;
  private final BodyReader bodies;
  private final Duration bodyDeadline;
  private final Materializer materializer;

  /**
   * Leads requests to these routes.
   *
   * @param routes the first that matches a path answers
   * @param bodyLimit of a request's body, in bytes
   * @param bodyBudget of all bodies at a time, in bytes
   * @param bodyDeadline for a whole body to arrive
   */
  public Router(
      List<Route> routes,
      int bodyLimit,
      long bodyBudget,
      Duration bodyDeadline,
      Materializer materializer) {
    this.routes = List.copyOf(routes);
    this.bodies = new BodyReader(bodyLimit, bodyBudget, bodyDeadline, materializer);
    this.bodyDeadline = bodyDeadline;
    this.materializer = materializer;
  }

  /** Answers a request; the stage never fails. */
  public CompletionStage<HttpResponse> handle(HttpRequest request) {
    String requestId = RequestIds.of(request);
    Optional<Match> match = match(request.getUri().getPathString());
    boolean uploads = match.filter(m -> m.route().takesUpload(request.method())).isPresent();
    timeoutAccess(request).ifPresent(access -> access.updateHandler(r -> timedOut(r, requestId)));
    CompletionStage<HttpResponse> answer =
        uploads
            ? withUpload(request, requestId, match.orElseThrow())
            : bodies.read(
                request.entity(), body -> dispatch(request, requestId, match, body, null));
    return answer
        .exceptionally(failure -> Reply.problem(Failures.problem(failure, requestId), requestId))
        .thenApply(response -> finished(response, requestId));
  }

  /** Where a path leads. */
  private record Match(Route route, String prefix, List<String> parameters) {}

  private Optional<Match> match(String pathString) {
    String[] path = Route.segments(pathString);
    boolean prefixed = path.length > 2 && path[1].equals(PREFIX);
    for (Route route : routes) {
      List<String> parameters = route.match(path, prefixed ? 1 : 0);
      if (parameters != null) {
        return Optional.of(new Match(route, prefixed ? "/" + PREFIX : "", parameters));
      }
    }
    return Optional.empty();
  }

  private static Optional<org.apache.pekko.http.javadsl.TimeoutAccess> timeoutAccess(
      HttpRequest request) {
    return request.getHeader(TimeoutAccess.class).map(TimeoutAccess::timeoutAccess);
  }

  private static CompletionStage<HttpResponse> dispatch(
      HttpRequest request,
      String requestId,
      Optional<Match> match,
      ByteString body,
      @Nullable Upload upload) {
    Match found = match.orElseThrow(() -> new Refused(Problem.of(ProblemType.NOT_FOUND)));
    return call(
        found.route(),
        request.method(),
        new Exchange(request, requestId, found.prefix(), found.parameters(), body, upload));
  }

  /**
   * A route that takes its body itself has a deadline of its own for it, and takes the time that it
   * takes. What it leaves is read before the answer: see {@link BodyReader}.
   */
  private CompletionStage<HttpResponse> withUpload(
      HttpRequest request, String requestId, Match match) {
    timeoutAccess(request)
        .ifPresent(access -> access.updateTimeout(scala.concurrent.duration.Duration.Inf()));
    Upload upload = new Upload(request.entity(), materializer);
    return CompletableFuture.completedStage(ByteString.emptyByteString())
        .thenCompose(none -> dispatch(request, requestId, Optional.of(match), none, upload))
        .exceptionallyCompose(
            failure ->
                upload
                    .discard(bodyDeadline)
                    .thenCompose(done -> CompletableFuture.failedStage(failure)));
  }

  private static CompletionStage<HttpResponse> call(
      Route route, HttpMethod method, Exchange exchange) {
    return route
        .handler(method)
        .map(handler -> handler.handle(exchange))
        .orElseGet(() -> CompletableFuture.completedStage(withoutHandler(route, method, exchange)));
  }

  private static HttpResponse withoutHandler(Route route, HttpMethod method, Exchange exchange) {
    HttpResponse response =
        method.equals(HttpMethods.OPTIONS)
            ? HttpResponse.create().withStatus(204)
            : Reply.problem(
                Problem.of(
                    ProblemType.METHOD_NOT_ALLOWED,
                    "Here only these methods are known: " + route.allow() + "."),
                exchange.requestId());
    return response.addHeader(RawHeader.create("Allow", route.allow()));
  }

  /**
   * The last resort. Whatever a handler waits for has a deadline of its own, in the directory and
   * in the flights, and together they come first; here ends what waits for neither. The connection
   * ends with this answer, and must say so, or the client's next request would be lost on it.
   */
  private static HttpResponse timedOut(HttpRequest request, String requestId) {
    boolean changesNothing = request.method().isSafe();
    Problem problem =
        Problem.of(changesNothing ? ProblemType.REQUEST_TIMEOUT : ProblemType.OUTCOME_UNKNOWN);
    return finished(Reply.problem(problem, requestId), requestId)
        .addHeader(Connection.create("close"));
  }

  /**
   * What a request gets that is still under way when the server must end. It belongs to no request,
   * so its id is nobody's.
   */
  public static HttpResponse cutOff() {
    String requestId = RequestIds.fresh();
    return finished(Reply.problem(Problem.of(ProblemType.OUTCOME_UNKNOWN), requestId), requestId);
  }

  /** Adds what every response has. */
  static HttpResponse finished(@Nullable HttpResponse response, String requestId) {
    if (response == null) {
      throw new IllegalStateException("a handler completed with null");
    }
    return response
        .addHeader(RawHeader.create(RequestIds.HEADER, requestId))
        .addHeader(NO_SNIFFING);
  }
}
