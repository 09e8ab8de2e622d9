package dev.jetway.reservation.payment.http;

import dev.jetway.reservation.payment.OpenPaymentProvider;
import dev.jetway.reservation.payment.TroubleLog;
import dev.jetway.reservation.payment.domain.PaymentCall;
import dev.jetway.reservation.payment.wire.WireAnswer;
import dev.jetway.reservation.payment.wire.WireRequest;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/**
 * A provider that speaks the wire protocol. A call is one request: never sent again, never
 * redirected; at its deadline it is broken off, and its connection closed. A call beyond {@link
 * HttpPaymentSettings#callsMax} is answered as unknown, at once.
 *
 * <p>Java's own client does it: it never blocks, a PUT is never repeated by it, and it needs no
 * actor system. Pekko HTTP's pool repeats a PUT by default and queues without regard to deadlines,
 * and this module would have it for nothing else.
 */
public final class HttpPaymentProvider implements OpenPaymentProvider {
  private static final Answer UNKNOWN = new Answer.Unknown();

  private final HttpClient client;
  private final HttpPaymentSettings settings;
  private final InstantSource clock;
  private final Semaphore places;
  private final TroubleLog trouble =
      new TroubleLog(LoggerFactory.getLogger(HttpPaymentProvider.class));

  /** Connects when first used. */
  public HttpPaymentProvider(HttpPaymentSettings settings, InstantSource clock) {
    this.settings = settings;
    this.clock = clock;
    this.places = new Semaphore(settings.callsMax());
    this.client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(settings.connectTimeout())
            .build();
  }

  @Override
  public CompletionStage<Answer> call(PaymentCall call, Instant deadline) {
    WireRequest request = WireRequest.of(call);
    Duration left = Duration.between(clock.instant(), deadline);
    if (!left.isPositive()) {
      return unknown(request, "its deadline has passed");
    }
    if (!places.tryAcquire()) {
      return unknown(request, "more than " + settings.callsMax() + " calls are under way");
    }
    CompletableFuture<HttpResponse<String>> exchange = send(request);
    CompletableFuture<Answer> answer =
        exchange
            .handle((response, failure) -> answer(request, response, failure))
            .completeOnTimeout(UNKNOWN, left.toMillis(), TimeUnit.MILLISECONDS);
    return answer.whenComplete(
        (given, failure) -> {
          exchange.cancel(true); // Does nothing unless it is still under way.
          places.release();
        });
  }

  private CompletableFuture<HttpResponse<String>> send(WireRequest request) {
    try {
      return client.sendAsync(http(request), response -> new LimitedBody(settings.answerMax()));
    } catch (RuntimeException unusable) {
      return CompletableFuture.failedFuture(unusable);
    }
  }

  private HttpRequest http(WireRequest request) {
    HttpRequest.Builder builder =
        HttpRequest.newBuilder(URI.create(settings.url() + request.path()))
            .header("Content-Type", "application/json")
            .header("Accept", "application/json")
            .PUT(BodyPublishers.ofString(request.body()));
    if (!settings.token().isEmpty()) {
      builder.header("Authorization", "Bearer " + settings.token().value());
    }
    return builder.build();
  }

  private Answer answer(
      WireRequest request, @Nullable HttpResponse<String> response, @Nullable Throwable failure) {
    if (response == null) {
      tell(request, reason(failure));
      return UNKNOWN;
    }
    Answer answer = new WireAnswer(response.statusCode(), response.body()).meaning();
    if (answer instanceof Answer.Unknown) {
      tell(request, "status " + response.statusCode());
    }
    return answer;
  }

  private static String reason(@Nullable Throwable failure) {
    Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
    return cause instanceof CancellationException
        ? "no answer by its deadline"
        : String.valueOf(cause);
  }

  private CompletionStage<Answer> unknown(WireRequest request, String reason) {
    tell(request, reason);
    return CompletableFuture.completedStage(UNKNOWN);
  }

  private void tell(WireRequest request, String reason) {
    trouble.unknown(request.toString(), reason, clock.instant());
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}
