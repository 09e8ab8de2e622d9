package dev.jetway.edge.http;

import java.util.concurrent.CompletionStage;
import org.apache.pekko.http.javadsl.model.HttpResponse;

/**
 * Answers the requests of one route and method. Refuses by throwing {@link
 * dev.jetway.edge.problem.Refused}, or failing the stage with it; never blocks.
 */
@FunctionalInterface
public interface Handler {
  CompletionStage<HttpResponse> handle(Exchange exchange);
}
