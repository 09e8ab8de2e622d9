package dev.jetway.edge.health;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.jetway.edge.health.HealthCheck.Observation;
import dev.jetway.edge.health.HealthCheck.Status;
import dev.jetway.edge.http.Exchange;
import dev.jetway.edge.http.Reply;
import dev.jetway.edge.json.Json;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers {@code /ping} and {@code /health} (draft-inadarei-api-health-check-06). */
public final class HealthHandlers {
  private static final Logger LOG = LoggerFactory.getLogger(HealthHandlers.class);

  private final List<HealthCheck> checks;
  private final Duration deadline;
  private final InstantSource clock;

  /**
   * Answers with these checks.
   *
   * @param deadline how long one check may take
   */
  public HealthHandlers(List<HealthCheck> checks, Duration deadline, InstantSource clock) {
    this.checks = List.copyOf(checks);
    this.deadline = deadline;
    this.clock = clock;
  }

  private record Result(String name, Observation observation) {}

  /** Says that this process answers, and nothing else. */
  public CompletionStage<HttpResponse> ping(Exchange exchange) {
    exchange.expectNoQuery();
    return Reply.now(
        Reply.json(
            200,
            json -> {
              json.writeStartObject();
              json.writeStringField("status", "pass");
              json.writeEndObject();
            }));
  }

  /** All checks at once; the worst one is the whole. */
  public CompletionStage<HttpResponse> health(Exchange exchange) {
    exchange.expectNoQuery();
    List<CompletableFuture<Result>> looks = checks.stream().map(this::look).toList();
    return CompletableFuture.allOf(looks.toArray(CompletableFuture[]::new))
        .thenApply(done -> response(looks.stream().map(CompletableFuture::join).toList()));
  }

  private CompletableFuture<Result> look(HealthCheck check) {
    return CompletableFuture.completedStage(check)
        .thenCompose(HealthCheck::observe)
        .toCompletableFuture()
        .orTimeout(deadline.toMillis(), TimeUnit.MILLISECONDS)
        .exceptionally(
            failure -> {
              LOG.warn("health check {} failed: {}", check.name(), failure.toString());
              return Observation.fail(clock.instant(), "The check failed; see the log.");
            })
        .thenApply(observation -> new Result(check.name(), observation));
  }

  private static HttpResponse response(List<Result> results) {
    Status worst =
        results.stream()
            .map(result -> result.observation().status())
            .max(Comparator.naturalOrder())
            .orElse(Status.PASS);
    return Reply.fresh(
        worst == Status.FAIL ? 503 : 200,
        Reply.HEALTH_JSON,
        Json.bytes(json -> write(json, worst, results)));
  }

  private static void write(JsonGenerator json, Status worst, List<Result> results)
      throws IOException {
    json.writeStartObject();
    json.writeStringField("status", word(worst));
    json.writeObjectFieldStart("checks");
    for (Result result : results) {
      Observation observation = result.observation();
      json.writeArrayFieldStart(result.name());
      json.writeStartObject();
      json.writeStringField("status", word(observation.status()));
      Json.optional(json, "observedValue", observation.value());
      Json.optional(json, "observedUnit", observation.unit());
      json.writeStringField("time", observation.time().toString());
      Json.optional(json, "output", observation.output());
      json.writeEndObject();
      json.writeEndArray();
    }
    json.writeEndObject();
    json.writeEndObject();
  }

  private static String word(Status status) {
    return status.name().toLowerCase(Locale.ROOT);
  }
}
