package dev.jetway.node.balancer;

import static dev.jetway.node.balancer.ScriptedServer.dies;
import static dev.jetway.node.balancer.ScriptedServer.respond;
import static dev.jetway.node.balancer.ScriptedServer.says;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jetway.cluster.settings.JetwayConfig;
import dev.jetway.node.balancer.ScriptedServer.Script;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class BalancerTest {
  private static final int MIB = 1024 * 1024;

  /** Short where a test waits for it to pass, long where it must not. */
  private static final BalancerSettings SETTINGS =
      new BalancerSettings(
          200,
          MIB,
          4L * MIB,
          Duration.ofMillis(500),
          Duration.ofSeconds(20),
          Duration.ofSeconds(15),
          Duration.ofSeconds(20),
          3);

  private static ActorSystem<Void> system;
  private static HttpClient client;

  private final Backends backends = new Backends();
  private final List<ScriptedServer> servers = new ArrayList<>();

  @BeforeAll
  static void start() {
    system =
        ActorSystem.create(
            Behaviors.empty(), "balancer", Balancer.systemConfig(JetwayConfig.load(Map.of())));
    client = HttpClient.newHttpClient();
  }

  @AfterAll
  static void stop() {
    system.terminate();
    client.close();
  }

  @AfterEach
  void stopServers() {
    servers.forEach(ScriptedServer::close);
  }

  @Test
  void passesRequestsAndAnswersOnWithoutWhatBelongsToOneConnection() throws Exception {
    ScriptedServer node =
        node(
            (request, out, connection) ->
                respond(out, 418, "tea", "X-Kind: pot", "Connection: X-Hop", "X-Hop: secret"));
    URI address = balance(SETTINGS);
    String head =
        String.join(
            "\r\n",
            "POST /a%2Fb/%7Ec?x=1&y=%20 HTTP/1.1",
            "Host: seats.example",
            "Connection: close, X-Mine",
            "X-Mine: secret",
            "TE: trailers",
            "X-Forwarded-For: 192.0.2.7",
            "X-Request-Id: r-1",
            "Content-Type: text/plain",
            "Content-Length: 5",
            "",
            "hello");
    String answer = raw(address, head);

    assertThat(answer).startsWith("HTTP/1.1 418").contains("X-Kind: pot").endsWith("tea");
    assertThat(answer).doesNotContain("X-Hop");
    ScriptedServer.Request arrived = node.requests().get(0);
    assertThat(arrived.line()).isEqualTo("POST /a%2Fb/%7Ec?x=1&y=%20 HTTP/1.1");
    assertThat(arrived.bodyBytes()).isEqualTo(5);
    assertThat(arrived.headers())
        .containsEntry("host", "seats.example")
        .containsEntry("x-forwarded-for", "192.0.2.7, 127.0.0.1")
        .containsEntry("x-request-id", "r-1")
        .containsEntry("content-type", "text/plain")
        .doesNotContainKeys("x-mine", "te");
  }

  @ParameterizedTest
  @CsvSource({"GET,", "PUT,", "DELETE,", "POST,a-key"})
  void asksAnotherNodeWhenOneDiesOverWhatCanBeRepeated(String method, @Nullable String key)
      throws Exception {
    ScriptedServer dying = node(dies());
    node(says("done"));
    URI address = balance(SETTINGS);
    for (int i = 0; i < 4; i++) { // Both nodes have their turn at being first.
      HttpResponse<String> answer = send(address, method, key, "{\"seat\":\"12B\"}");
      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.body()).isEqualTo("done");
    }
    assertThat(dying.requests()).isNotEmpty();
  }

  @Test
  void saysThatTheOutcomeIsUnknownWhenANodeDiesOverWhatMustNotBeRepeated() throws Exception {
    ScriptedServer dying = node(dies());
    ScriptedServer other = node(says("done"));
    URI address = balance(SETTINGS);
    List<Integer> statuses = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      HttpResponse<String> answer = send(address, "POST", null, "{}");
      statuses.add(answer.statusCode());
      if (answer.statusCode() == 503) {
        assertThat(answer.headers().firstValue("Content-Type"))
            .contains("application/problem+json");
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
        assertThat(answer.body())
            .contains("\"type\":\"/problems/outcome-unknown\"", "\"retryable\":true");
      }
    }
    assertThat(statuses).containsOnly(200, 503);
    // Each was sent once, to one of them.
    assertThat(dying.requests().size() + other.requests().size()).isEqualTo(4);
  }

  @Test
  void triesAtMostThreeNodes() throws Exception {
    for (int i = 0; i < 5; i++) {
      node(dies());
    }
    HttpResponse<String> answer = send(balance(SETTINGS), "PUT", null, "{}");
    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.body()).contains("/problems/outcome-unknown");
    assertThat(servers.stream().mapToInt(server -> server.requests().size()).sum()).isEqualTo(3);
  }

  /** A refused connection has cost nothing, so even a POST without a key goes on. */
  @Test
  void goesOnWithAnythingWhenAConnectionIsRefused() throws Exception {
    ready(
        new Backend(
            "gone",
            new java.net.InetSocketAddress(InetAddress.getLoopbackAddress(), closedPort())));
    ScriptedServer other = node(says("done"));
    URI address = balance(SETTINGS);
    for (int i = 0; i < 4; i++) {
      assertThat(send(address, "POST", null, "{}").statusCode()).isEqualTo(200);
    }
    assertThat(other.requests()).hasSize(4);
  }

  @Test
  void asksAnotherNodeWhenOneIsFrozen() throws Exception {
    CountDownLatch never = new CountDownLatch(1);
    ScriptedServer frozen = node((request, out, connection) -> never.await());
    node(says("done"));
    URI address =
        balance(
            new BalancerSettings(
                200,
                MIB,
                4L * MIB,
                Duration.ofSeconds(5),
                Duration.ofSeconds(20),
                Duration.ofMillis(500),
                Duration.ofSeconds(20),
                3));
    assertThat(send(address, "PUT", null, "{}").body()).isEqualTo("done");
    assertThat(send(address, "PUT", null, "{}").body()).isEqualTo("done");
    assertThat(frozen.requests()).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"Content-Length: 1000", "Transfer-Encoding: chunked"})
  void cutsAnAnswerOffThatItsNodeHasNotFinished(String framing) {
    node(
        (request, out, connection) -> {
          out.write(("HTTP/1.1 200 OK\r\n" + framing + "\r\n\r\n3\r\nabc\r\n").getBytes(US_ASCII));
          out.flush();
          connection.setSoLinger(true, 0);
          connection.close();
        });
    URI address = balance(SETTINGS);
    assertThatThrownBy(() -> send(address, "GET", null, null)).isInstanceOf(IOException.class);
  }

  @Test
  void passesANodesOwnRefusalOn() throws Exception {
    ScriptedServer busy = node((request, out, connection) -> respond(out, 503, "retry"));
    ScriptedServer idle = node(says("done"));
    URI address = balance(SETTINGS);
    List<Integer> statuses = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      statuses.add(send(address, "PUT", null, "{}").statusCode());
    }
    assertThat(statuses).containsOnly(200, 503);
    assertThat(busy.requests().size() + idle.requests().size()).isEqualTo(4);
  }

  @Test
  void sendsNothingToADrainingNodeAndWaitsForWhatItHas() throws Exception {
    CountDownLatch arrived = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    ScriptedServer leaving =
        server(
            (request, out, connection) -> {
              arrived.countDown();
              goOn.await();
              respond(out, 200, "before it left");
            });
    Backend backend = ready(new Backend("leaving", leaving.address()));
    URI address = balance(SETTINGS);
    CompletableFuture<HttpResponse<String>> underWay =
        client.sendAsync(request(address, "POST", null, "{}"), BodyHandlers.ofString());
    arrived.await();
    backend.drain();
    assertThat(backends.visit(List.of())).as("nobody else is there").isEmpty();
    ScriptedServer staying = node(says("stays"));

    for (int i = 0; i < 4; i++) {
      assertThat(send(address, "GET", null, null).body()).isEqualTo("stays");
    }
    assertThat(backend.awaitIdle(Duration.ofMillis(20))).isFalse();
    goOn.countDown();
    assertThat(backend.awaitIdle(Duration.ofSeconds(10))).isTrue();
    assertThat(underWay.get(10, TimeUnit.SECONDS).body()).isEqualTo("before it left");
    assertThat(leaving.requests()).hasSize(1);
    assertThat(staying.requests()).hasSize(4);
  }

  /** The node closes each connection as idle, at the very moment when the next request comes. */
  @ParameterizedTest
  @CsvSource({"POST,", "PUT,"})
  void losesNoRequestToAConnectionThatTheNodeHasClosed(String method, @Nullable String key)
      throws Exception {
    Set<Socket> used = ConcurrentHashMap.newKeySet();
    node(
        (request, out, connection) -> {
          if (used.add(connection)) {
            respond(out, 200, "once");
          } else {
            connection.close();
          }
        });
    URI address = balance(SETTINGS);
    for (int i = 0; i < 20; i++) {
      assertThat(send(address, method, key, "{}").statusCode()).isEqualTo(200);
    }
  }

  @Test
  void streamsALargeUploadWhateverItsFraming() throws Exception {
    ScriptedServer node = node(says("had it"));
    URI address = balance(SETTINGS);
    byte[] piece = new byte[MIB];
    int pieces = 48;
    HttpResponse<String> answer =
        client.send(
            HttpRequest.newBuilder(address.resolve("/flights/import"))
                .POST(
                    BodyPublishers.ofByteArrays(
                        IntStream.range(0, pieces).mapToObj(i -> piece).toList()))
                .build(),
            BodyHandlers.ofString());
    assertThat(answer.body()).isEqualTo("had it");
    assertThat(send(address, "PUT", null, "x".repeat(3 * MIB)).statusCode()).isEqualTo(200);
    assertThat(node.requests())
        .extracting(ScriptedServer.Request::bodyBytes)
        .containsExactly((long) pieces * MIB, 3L * MIB);
  }

  @Test
  void troublesNoNodeWithABodyThatDoesNotArrive() throws Exception {
    ScriptedServer node = node(says("done"));
    URI address = balance(SETTINGS);
    String answer = raw(address, "PUT / HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\nhalf");
    assertThat(answer).startsWith("HTTP/1.1 408").contains("/problems/body-timeout");
    assertThat(node.requests()).isEmpty();
  }

  @Test
  void saysThatNothingWasDoneWhenNoNodeIsReady() throws Exception {
    ScriptedServer node = server(says("done"));
    Backend backend = new Backend("late", node.address());
    backends.add(backend);
    BalancerSettings hasty =
        new BalancerSettings(
            200,
            MIB,
            4L * MIB,
            Duration.ofSeconds(5),
            Duration.ofMillis(200),
            Duration.ofMillis(200),
            Duration.ofMillis(200),
            3);
    HttpResponse<String> answer = send(balance(hasty), "PUT", null, "{}");
    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.body())
        .contains("/problems/server-busy", "\"retryable\":true", "Nothing has changed.");
    assertThat(node.requests()).isEmpty();

    // One that becomes ready in time is waited for.
    URI patient = balance(SETTINGS);
    CompletableFuture<HttpResponse<String>> waiting =
        client.sendAsync(request(patient, "POST", null, "{}"), BodyHandlers.ofString());
    backend.ready(true);
    assertThat(waiting.get(10, TimeUnit.SECONDS).body()).isEqualTo("done");
  }

  @Test
  void refusesMoreRequestsThanItMayHaveUnderWay() throws Exception {
    CountDownLatch arrived = new CountDownLatch(2);
    CountDownLatch goOn = new CountDownLatch(1);
    node(
        (request, out, connection) -> {
          arrived.countDown();
          goOn.await();
          respond(out, 200, "done");
        });
    BalancerSettings two =
        new BalancerSettings(
            2,
            MIB,
            4L * MIB,
            Duration.ofSeconds(5),
            Duration.ofSeconds(8),
            Duration.ofSeconds(8),
            Duration.ofSeconds(8),
            3);
    URI address = balance(two);
    List<CompletableFuture<HttpResponse<String>>> underWay = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      underWay.add(client.sendAsync(request(address, "GET", null, null), BodyHandlers.ofString()));
    }
    arrived.await();
    HttpResponse<String> third = send(address, "GET", null, null);
    assertThat(third.statusCode()).isEqualTo(503);
    assertThat(third.body()).contains("/problems/server-busy");
    goOn.countDown();
    for (CompletableFuture<HttpResponse<String>> answer : underWay) {
      assertThat(answer.get(10, TimeUnit.SECONDS).statusCode()).isEqualTo(200);
    }
    // And the room is free again, more often than there is room.
    for (int i = 0; i < 5; i++) {
      assertThat(send(address, "GET", null, null).statusCode()).isEqualTo(200);
    }
  }

  @Test
  void sharesTheLoadOfManyClients() throws Exception {
    for (int i = 0; i < 3; i++) {
      node(says("x".repeat(50_000)));
    }
    URI address = balance(SETTINGS);
    int clients = 64;
    int each = 20;
    List<CompletableFuture<Void>> all = new ArrayList<>();
    for (int i = 0; i < clients; i++) {
      CompletableFuture<Void> done = new CompletableFuture<>();
      all.add(done);
      Thread unused =
          Thread.ofVirtual()
              .start(
                  () -> {
                    try {
                      for (int n = 0; n < each; n++) {
                        assertThat(send(address, "GET", null, null).body()).hasSize(50_000);
                      }
                      done.complete(null);
                    } catch (IOException | InterruptedException | RuntimeException | Error e) {
                      done.completeExceptionally(e);
                    }
                  });
    }
    for (CompletableFuture<Void> done : all) {
      done.get(50, TimeUnit.SECONDS);
    }
    assertThat(servers).allSatisfy(server -> assertThat(server.requests()).hasSizeGreaterThan(100));
    assertThat(servers.stream().mapToInt(server -> server.requests().size()).sum())
        .isEqualTo(clients * each);
  }

  private ScriptedServer server(Script script) {
    ScriptedServer server = new ScriptedServer(script);
    servers.add(server);
    return server;
  }

  /** A node that is ready. */
  private ScriptedServer node(Script script) {
    ScriptedServer server = server(script);
    Backend unused = ready(new Backend("node", server.address()));
    return server;
  }

  private Backend ready(Backend backend) {
    backend.ready(true);
    backends.add(backend);
    return backend;
  }

  private URI balance(BalancerSettings settings) {
    int port =
        new Balancer(system, settings, backends)
            .bind("127.0.0.1", 0)
            .toCompletableFuture()
            .join()
            .localAddress()
            .getPort();
    return URI.create("http://127.0.0.1:" + port);
  }

  private static HttpRequest request(
      URI address, String method, @Nullable String key, @Nullable String body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(address)
            .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
            .header("Content-Type", "application/json");
    return (key == null ? request : request.header("Idempotency-Key", key)).build();
  }

  private static HttpResponse<String> send(
      URI address, String method, @Nullable String key, @Nullable String body)
      throws IOException, InterruptedException {
    return client.send(request(address, method, key, body), BodyHandlers.ofString());
  }

  /** Sends these bytes, and reads until the connection is closed. */
  private static String raw(URI address, String text) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), address.getPort())) {
      OutputStream out = socket.getOutputStream();
      out.write(text.getBytes(US_ASCII));
      out.flush();
      InputStream in = socket.getInputStream();
      return new String(in.readAllBytes(), US_ASCII);
    }
  }

  private static int closedPort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
