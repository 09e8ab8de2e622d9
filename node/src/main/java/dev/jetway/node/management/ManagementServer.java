package dev.jetway.node.management;

import dev.jetway.cluster.settings.ManagementSettings;
import dev.jetway.edge.http.Exchange;
import dev.jetway.edge.http.Reply;
import dev.jetway.edge.http.Route;
import dev.jetway.edge.http.Router;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.http.javadsl.Http;
import org.apache.pekko.http.javadsl.ServerBinding;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.stream.Materializer;

/**
 * The management port: {@code /alive}, {@code /startup} and {@code /ready} for supervisors, {@code
 * /cluster} for operators. It answers from the node's start until its actor system ends.
 */
public final class ManagementServer {
  /** Nothing here takes a body. */
  private static final int BODY_LIMIT = 1024;

  private static final long BODY_BUDGET = 64 * 1024;
  private static final Duration BODY_DEADLINE = Duration.ofSeconds(1);

  private final ActorSystem<?> system;
  private final Readiness readiness;
  private final ClusterView cluster;

  public ManagementServer(ActorSystem<?> system, Readiness readiness, ClusterView cluster) {
    this.system = system;
    this.readiness = readiness;
    this.cluster = cluster;
  }

  /** Listens. */
  public CompletionStage<ServerBinding> bind(ManagementSettings settings) {
    Router router =
        new Router(
            List.of(
                Route.at("/alive").get(exchange -> Reply.now(answer(exchange, true))),
                Route.at("/startup")
                    .get(exchange -> Reply.now(answer(exchange, readiness.isStarted()))),
                Route.at("/ready").get(this::ready),
                Route.at("/cluster").get(this::cluster)),
            BODY_LIMIT,
            BODY_BUDGET,
            BODY_DEADLINE,
            Materializer.matFromSystem(system));
    return Http.get(system).newServerAt(settings.bind(), settings.port()).bind(router::handle);
  }

  private CompletionStage<HttpResponse> ready(Exchange exchange) {
    return readiness.now().thenApply(ready -> answer(exchange, ready));
  }

  private CompletionStage<HttpResponse> cluster(Exchange exchange) {
    exchange.expectNoQuery();
    return cluster.look().thenApply(seen -> Reply.json(200, seen));
  }

  private static HttpResponse answer(Exchange exchange, boolean yes) {
    exchange.expectNoQuery();
    return Reply.json(
        yes ? 200 : 503,
        json -> {
          json.writeStartObject();
          json.writeStringField("status", yes ? "pass" : "fail");
          json.writeEndObject();
        });
  }
}
