package dev.jetway.reservation.payment.simulated;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.jetway.reservation.payment.domain.PaymentCall;
import dev.jetway.reservation.payment.simulated.domain.Decision;
import dev.jetway.reservation.payment.simulated.domain.Verdict;
import dev.jetway.reservation.payment.wire.WireAnswer;
import dev.jetway.reservation.payment.wire.WireRequest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The simulated provider as a process of its own: the wire protocol over HTTP, on loopback.
 *
 * <p>A thread for each call waits for the database and holds answers back; threads are virtual, and
 * calls beyond {@link SimulatedSettings#callsMax} are answered 503. It trusts whoever reaches the
 * loopback address not to open connections without end.
 */
public final class SimulatedProviderServer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SimulatedProviderServer.class);

  /** Of a request's body, in bytes; the protocol's are a few hundred. */
  private static final int BODY_MAX = 16 * 1024;

  private final HttpServer server;
  private final ExecutorService threads;
  private final JdbcBooks books;
  private final Semaphore places;
  private final Duration silenceMax;
  private final byte[] authorization;

  private SimulatedProviderServer(
      HttpServer server, JdbcBooks books, String token, SimulatedSettings settings) {
    this.server = server;
    this.books = books;
    this.threads = Executors.newVirtualThreadPerTaskExecutor();
    this.places = new Semaphore(settings.callsMax());
    this.silenceMax = settings.silenceMax();
    this.authorization = ("Bearer " + token).getBytes(StandardCharsets.UTF_8);
  }

  /**
   * Starts to answer.
   *
   * @param port on loopback, 0 for any free one
   * @param token that callers must show; empty if they need none
   * @throws IOException when the port is taken
   */
  public static SimulatedProviderServer start(
      JdbcBooks books, int port, String token, SimulatedSettings settings) throws IOException {
    HttpServer http =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    SimulatedProviderServer server = new SimulatedProviderServer(http, books, token, settings);
    http.setExecutor(server.threads);
    http.createContext("/", exchange -> server.handle(exchange, !token.isEmpty()));
    http.start();
    return server;
  }

  /** What {@code jetway.payment.http.url} has to be. */
  public URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  private void handle(HttpExchange exchange, boolean closed) throws IOException {
    try (exchange) {
      if (closed && !isAuthorized(exchange)) {
        answer(exchange, WireAnswer.unsettled(401, "unauthorized"));
      } else if (!places.tryAcquire()) {
        answer(exchange, WireAnswer.unsettled(503, "busy"));
      } else {
        try {
          serve(exchange);
        } finally {
          places.release();
        }
      }
    }
  }

  private boolean isAuthorized(HttpExchange exchange) {
    String shown = exchange.getRequestHeaders().getFirst("Authorization");
    return shown != null
        && MessageDigest.isEqual(shown.getBytes(StandardCharsets.UTF_8), authorization);
  }

  private void serve(HttpExchange exchange) throws IOException {
    Optional<PaymentCall> call = call(exchange);
    if (call.isEmpty()) {
      answer(exchange, WireAnswer.unsettled(400, "not-a-call"));
      return;
    }
    try {
      Decision decision = books.handle(call.get()).toCompletableFuture().join();
      boolean silent = decision.verdict() instanceof Verdict.Silence;
      Thread.sleep(silent ? silenceMax : decision.delay());
      if (!silent) {
        answer(exchange, answer(decision.verdict()));
      }
    } catch (CompletionException failure) {
      LOG.warn("{} failed: {}", call.get(), String.valueOf(failure.getCause()));
      answer(exchange, WireAnswer.unsettled(500, "error"));
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private static Optional<PaymentCall> call(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readNBytes(BODY_MAX + 1);
    return exchange.getRequestMethod().equals("PUT") && body.length <= BODY_MAX
        ? new WireRequest(
                exchange.getRequestURI().getRawPath(), new String(body, StandardCharsets.UTF_8))
            .call()
        : Optional.empty();
  }

  private static WireAnswer answer(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Done() -> WireAnswer.done();
      case Verdict.Refused(String reason) -> WireAnswer.refused(reason);
      case Verdict.InProgress v -> WireAnswer.unsettled(409, "in-progress");
      case Verdict.Broken v -> WireAnswer.unsettled(500, "error");
      case Verdict.Silence v -> WireAnswer.unsettled(500, "error");
    };
  }

  private static void answer(HttpExchange exchange, WireAnswer answer) throws IOException {
    byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(answer.status(), body.length);
    exchange.getResponseBody().write(body);
  }

  /** Ends at once; calls under way go unanswered, though they may have been done. */
  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
