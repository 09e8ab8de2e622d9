package dev.jetway.node.balancer;

import com.typesafe.config.Config;
import dev.jetway.cluster.settings.JetwayConfig;
import dev.jetway.edge.http.ParsingErrors;
import dev.jetway.edge.http.RequestIds;
import dev.jetway.edge.problem.Problem;
import dev.jetway.edge.problem.ProblemType;
import dev.jetway.edge.problem.Refused;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Semaphore;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.http.javadsl.Http;
import org.apache.pekko.http.javadsl.ServerBinding;
import org.apache.pekko.http.javadsl.model.HttpHeader;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.headers.RawHeader;
import org.apache.pekko.http.javadsl.settings.ServerSettings;
import org.apache.pekko.stream.Materializer;

/**
 * A reverse proxy for the nodes' HTTP edges.
 *
 * <p>A request that a dying node never answered goes to another node when that is safe: by the
 * contract, all but a POST without Idempotency-Key can be repeated, and a body can when it was
 * kept. Otherwise the client is told that the outcome is unknown. What a node has answered is
 * passed on as it is, refusals included.
 */
public final class Balancer {
  /** Bytes of a refused request that are read, to let the client hear the refusal. */
  private static final long DISCARDED_MAX = 16L * 1024 * 1024;

  private final ActorSystem<?> system;
  private final BalancerSettings settings;
  private final Backends backends;
  private final KeptBodies bodies;
  private final Lane pooled;
  private final Lane oneShot;
  private final Passage passage;
  private final Semaphore requests;
  private final Materializer materializer;

  /** What the actor system of a balancer is made with: no member of a cluster. */
  public static Config systemConfig(JetwayConfig config) {
    return config.config().getConfig("jetway-balancer").withFallback(config.config());
  }

  /**
   * Makes it; nothing listens yet.
   *
   * @param system made with {@link #systemConfig}
   */
  public Balancer(ActorSystem<?> system, BalancerSettings settings, Backends backends) {
    this.system = system;
    this.settings = settings;
    this.backends = backends;
    this.materializer = Materializer.matFromSystem(system);
    this.bodies = new KeptBodies(settings, materializer);
    this.pooled = new Pooled(Http.get(system));
    this.oneShot = new OneShot(Http.get(system), materializer);
    this.passage = new Passage(system);
    this.requests = new Semaphore(settings.requestsMax());
  }

  /**
   * Listens.
   *
   * @param port 0 for any free one; the binding's address tells which
   */
  public CompletionStage<ServerBinding> bind(String host, int port) {
    return Http.get(system)
        .newServerAt(host, port)
        .withSettings(
            ServerSettings.create(system.classicSystem())
                .withParsingErrorHandler(ParsingErrors.class.getName()))
        .bind(this::handle);
  }

  /** Answers a request; the stage never fails. */
  CompletionStage<HttpResponse> handle(HttpRequest request) {
    String requestId = RequestIds.of(request);
    if (!requests.tryAcquire()) {
      return CompletableFuture.completedStage(
          refused(request, requestId, new Refused(Problem.of(ProblemType.SERVER_BUSY))));
    }
    return bodies
        .read(request.entity())
        .thenCompose(
            body ->
                forwarding(request, requestId, body)
                    .answer()
                    .whenComplete((answer, never) -> bodies.drop(body)))
        .thenApply(
            answer -> passage.back(request, answer.response(), answer.visit(), requests::release))
        .exceptionally(
            failure -> {
              requests.release();
              return refused(request, requestId, failure);
            });
  }

  private Forwarding forwarding(HttpRequest request, String requestId, KeptBodies.Kept body) {
    boolean repeatable = body.isWhole() && isIdempotent(request);
    return new Forwarding(
        backends,
        repeatable ? pooled : oneShot,
        onward(request, requestId, body),
        requestId,
        repeatable,
        deadline(body),
        settings.attemptDeadline(),
        settings.triesMax(),
        materializer);
  }

  private Duration deadline(KeptBodies.Kept body) {
    return body.isWhole() ? settings.requestDeadline() : settings.uploadDeadline();
  }

  /** By HTTP, or by Jetway's contract (the key makes it so). */
  private static boolean isIdempotent(HttpRequest request) {
    return request.method().isIdempotent() || request.getHeader("idempotency-key").isPresent();
  }

  private static HttpRequest onward(HttpRequest request, String requestId, KeptBodies.Kept body) {
    List<HttpHeader> headers = Headers.ofRequest(request);
    if (headers.stream().noneMatch(header -> header.is("x-request-id"))) {
      headers.add(RawHeader.create(RequestIds.HEADER, requestId));
    }
    return HttpRequest.create()
        .withMethod(request.method())
        .withUri(request.getUri().toRelative())
        .withHeaders(headers)
        .withEntity(body.entity());
  }

  private HttpResponse refused(HttpRequest request, String requestId, Throwable failure) {
    Throwable cause =
        failure instanceof CompletionException wrapped && wrapped.getCause() != null
            ? wrapped.getCause()
            : failure;
    if (cause instanceof Refused refused) {
      if (refused.problem().type() == ProblemType.SERVER_BUSY) {
        // Nobody has looked at the body yet.
        request.entity().withSizeLimit(DISCARDED_MAX).discardBytes(system);
      }
      return Forwarding.problem(refused.problem(), requestId);
    }
    system.log().error("A request [{}] could not be forwarded", requestId, cause);
    return Forwarding.problem(Problem.of(ProblemType.INTERNAL_ERROR), requestId);
  }
}
