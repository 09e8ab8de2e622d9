package dev.jetway.reservation.payment.http;

import static dev.jetway.reservation.payment.http.RawServer.answers;
import static dev.jetway.reservation.payment.http.RawServer.sends;
import static dev.jetway.reservation.payment.http.RawServer.writeForEver;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.jetway.reservation.domain.Money;
import dev.jetway.reservation.payment.PaymentProvider.Answer;
import dev.jetway.reservation.payment.http.RawServer.Script;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.LoggerFactory;

/** The adapter before servers that answer too late, too much, nonsense, or not at all. */
class UnreliableProviderTest {
  private static final Money PRICE = new Money(45_000, "EUR");
  private static final String KEY = "party/payment/1";
  private static final String METHOD = "4111-secret-card";
  private static final String TOKEN = "secret-token";
  private static final String DONE_BODY = "{\"status\":\"done\"}";
  private static final Answer DONE = new Answer.Done();
  private static final Answer UNKNOWN = new Answer.Unknown();
  private static final Duration SOON = Duration.ofMillis(700);
  private static final Duration LONG = Duration.ofMinutes(5);
  private static final int PATIENCE_S = 60;

  private static HttpPaymentProvider before(int port, int callsMax) {
    return new HttpPaymentProvider(
        new HttpPaymentSettings(
            URI.create("http://127.0.0.1:" + port + "/base"),
            new BearerToken(TOKEN),
            Duration.ofSeconds(2),
            callsMax,
            16 * 1024),
        InstantSource.system());
  }

  private static CompletionStage<Answer> ask(HttpPaymentProvider payments, Duration within) {
    return payments.authorize(KEY, PRICE, METHOD, Instant.now().plus(within));
  }

  private static Answer get(CompletionStage<Answer> answer) {
    return answer.toCompletableFuture().orTimeout(PATIENCE_S, TimeUnit.SECONDS).join();
  }

  @Test
  void aCallIsOneRequestOfTheProtocol() throws IOException {
    try (RawServer server = new RawServer(answers("200 OK", DONE_BODY));
        HttpPaymentProvider payments = before(server.port(), 1)) {
      assertThat(get(ask(payments, LONG))).isEqualTo(DONE);
      assertThat(server.requests())
          .singleElement()
          .asString()
          .startsWith("PUT /base/payments/party%2Fpayment%2F1/authorization HTTP/1.1\n")
          .contains("Authorization: Bearer " + TOKEN + "\n")
          .contains("Content-Type: application/json\n")
          .endsWith("{\"amount\":45000,\"currency\":\"EUR\",\"method\":\"4111-secret-card\"}");
    }
  }

  static Map<String, Script> nonsense() {
    return Map.ofEntries(
        Map.entry("closes at once", sends("")),
        Map.entry("breaks off", sends("HTTP/1.1 200 OK\r\nContent-Length: 17\r\n\r\n{\"stat")),
        Map.entry("no HTTP", sends("SSH-2.0-OpenSSH_9.6\r\n\r\n")),
        Map.entry("empty", answers("200 OK", "")),
        Map.entry("no content", sends("HTTP/1.1 204 No Content\r\n\r\n")),
        Map.entry("malformed", answers("200 OK", "{\"status\":")),
        Map.entry("a page", answers("200 OK", "<html>Please log in</html>")),
        Map.entry("elsewhere", answers("307 See\r\nLocation: /elsewhere", DONE_BODY)),
        Map.entry("unauthorized", answers("401 Unauthorized", "{}")),
        Map.entry("wants a password", answers("401 No\r\nWWW-Authenticate: Basic", "{}")),
        Map.entry("not found", answers("404 Not Found", "{}")),
        Map.entry("in progress", answers("409 Conflict", "{\"status\":\"in-progress\"}")),
        Map.entry("busy", answers("429 Too Many", "{}")),
        Map.entry("error", answers("500 Error", DONE_BODY)),
        Map.entry("unavailable", answers("503 Later\r\nRetry-After: 0", "{}")));
  }

  static Set<String> nonsenseNames() {
    return nonsense().keySet();
  }

  @ParameterizedTest
  @MethodSource("nonsenseNames")
  void nonsenseIsUnknownAndNotAskedForTwice(String name) throws IOException {
    Script script = nonsense().getOrDefault(name, sends(""));
    try (RawServer server = new RawServer(script);
        HttpPaymentProvider payments = before(server.port(), 1)) {
      assertThat(get(ask(payments, LONG))).isEqualTo(UNKNOWN);
      assertThat(server.requests()).hasSize(1);
    }
  }

  @Test
  void nobodyThereIsUnknown() throws IOException {
    int port;
    try (RawServer server = new RawServer(sends(""))) {
      port = server.port();
    }
    try (HttpPaymentProvider payments = before(port, 1)) {
      assertThat(get(ask(payments, LONG))).isEqualTo(UNKNOWN);
    }
  }

  @Test
  void silenceIsUnknownByTheDeadlineAndBrokenOff() throws Exception {
    assertBrokenOffByTheDeadline(connection -> connection.getInputStream().read());
  }

  @Test
  void anAnswerInDripsIsUnknownByTheDeadlineAndBrokenOff() throws Exception {
    assertBrokenOffByTheDeadline(
        connection -> {
          sends("HTTP/1.1 200 OK\r\nContent-Length: 10000\r\n\r\n").answer(connection);
          writeForEver(connection.getOutputStream(), new byte[] {' '}, 20);
        });
  }

  private static void assertBrokenOffByTheDeadline(Script script) throws Exception {
    CountDownLatch left = new CountDownLatch(1);
    try (RawServer server =
            new RawServer(
                connection -> {
                  try {
                    script.answer(connection);
                  } finally {
                    left.countDown();
                  }
                });
        HttpPaymentProvider payments = before(server.port(), 1)) {
      Instant asked = Instant.now();
      assertThat(get(ask(payments, SOON))).isEqualTo(UNKNOWN);
      assertThat(Instant.now()).isBetween(asked.plus(SOON).minusMillis(100), asked.plusSeconds(30));
      assertThat(left.await(PATIENCE_S, TimeUnit.SECONDS)).as("the client hung up").isTrue();
    }
  }

  @Test
  void anAnswerOfMoreBytesThanAllowedIsUnknown() throws IOException {
    String limit = DONE_BODY + " ".repeat(16 * 1024 - DONE_BODY.length());
    for (String body : new String[] {limit, limit + " "}) {
      try (RawServer server = new RawServer(answers("200 OK", body));
          HttpPaymentProvider payments = before(server.port(), 1)) {
        assertThat(get(ask(payments, LONG))).isEqualTo(body.equals(limit) ? DONE : UNKNOWN);
      }
    }
  }

  @Test
  void anAnswerWithoutEndIsNotReadToItsEnd() throws Exception {
    CountDownLatch left = new CountDownLatch(1);
    byte[] piece = " ".repeat(64 * 1024).getBytes(StandardCharsets.UTF_8);
    try (RawServer server =
            new RawServer(
                connection -> {
                  sends("HTTP/1.1 200 OK\r\n\r\n").answer(connection);
                  writeForEver(connection.getOutputStream(), piece, 0);
                  left.countDown();
                });
        HttpPaymentProvider payments = before(server.port(), 1)) {
      assertThat(get(ask(payments, LONG))).as("long before the deadline").isEqualTo(UNKNOWN);
      assertThat(left.await(PATIENCE_S, TimeUnit.SECONDS)).as("the client hung up").isTrue();
    }
  }

  @Test
  void moreCallsThanAllowedAreUnknownAtOnceAndTheirPlacesReturn() throws IOException {
    try (RawServer server = new RawServer(connection -> connection.getInputStream().read());
        HttpPaymentProvider payments = before(server.port(), 2)) {
      CompletionStage<Answer> one = ask(payments, SOON);
      CompletionStage<Answer> two = ask(payments, SOON);
      assertThat(ask(payments, LONG).toCompletableFuture()).isCompletedWithValue(UNKNOWN);
      assertThat(get(one)).isEqualTo(UNKNOWN);
      assertThat(get(two)).isEqualTo(UNKNOWN);
      ask(payments, LONG);
      await().untilAsserted(() -> assertThat(server.requests()).hasSize(3));
    }
  }

  @Test
  void whatIsUnderWayEndsWithTheAdapter() throws IOException {
    try (RawServer server = new RawServer(connection -> connection.getInputStream().read())) {
      HttpPaymentProvider payments = before(server.port(), 1);
      CompletionStage<Answer> answer = ask(payments, LONG);
      await().untilAsserted(() -> assertThat(server.requests()).hasSize(1));
      payments.close();
      assertThat(get(answer)).isEqualTo(UNKNOWN);
      assertThat(get(ask(payments, LONG))).as("after it").isEqualTo(UNKNOWN);
    }
  }

  @Test
  void theLogSaysWhyOnceAndNeverWithWhat() throws IOException {
    Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    ListAppender<ILoggingEvent> log = new ListAppender<>();
    log.start();
    root.addAppender(log);
    try (RawServer server = new RawServer(answers("401 Unauthorized", "{}"));
        HttpPaymentProvider payments = before(server.port(), 1)) {
      for (int i = 0; i < 5; i++) {
        assertThat(get(ask(payments, LONG))).isEqualTo(UNKNOWN);
      }
    } finally {
      root.detachAppender(log);
    }
    assertThat(log.list.stream().map(ILoggingEvent::getFormattedMessage))
        .filteredOn(line -> line.contains("payment call"))
        .singleElement()
        .asString()
        .contains("PUT /payments/party%2Fpayment%2F1/authorization", "status 401");
    assertThat(log.list.stream().map(ILoggingEvent::getFormattedMessage))
        .noneMatch(line -> line.contains("4111") || line.contains(TOKEN));
  }
}
