package dev.jetway.edge;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.jetway.edge.fixture.Answer;
import dev.jetway.edge.fixture.Contract;
import dev.jetway.edge.fixture.Edge;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What no HTTP client would send, through a bare socket. */
class HostileBytesTest {
  @RegisterExtension static final Edge EDGE = new Edge();

  private static final int READ_TIMEOUT_MS = 10_000;

  static Stream<Arguments> requests() {
    String host = "Host: x\r\nConnection: close\r\n";
    String put = "PUT /reservations HTTP/1.1\r\n" + host + "Content-Type: application/json\r\n";
    String floods =
        IntStream.range(0, 200).mapToObj(i -> "X-H" + i + ": 1\r\n").collect(Collectors.joining());
    return Stream.of(
        Arguments.of("garbage", "\1\2\3 hello\r\n\r\n", 0),
        Arguments.of("a greeting", "HELO example.org\r\n\r\n", 0),
        Arguments.of("TLS", "\26\3\1\2\0\1\0\1\374\3\3 \r\n\r\n", 0),
        Arguments.of("no version", "GET /ping\r\n\r\n", 400),
        Arguments.of("HTTP/3.7", "GET /ping HTTP/3.7\r\n" + host + "\r\n", 400),
        Arguments.of("no Host", "GET /ping HTTP/1.1\r\nConnection: close\r\n\r\n", 400),
        Arguments.of("two Hosts", "GET /ping HTTP/1.1\r\nHost: a\r\n" + host + "\r\n", 400),
        Arguments.of("bad percents", "GET /flights/%zz HTTP/1.1\r\n" + host + "\r\n", 400),
        Arguments.of("bad UTF-8", "GET /flights/%ff%fe HTTP/1.1\r\n" + host + "\r\n", 0),
        Arguments.of("bad query", "GET /flights?a=%zz HTTP/1.1\r\n" + host + "\r\n", 400),
        Arguments.of("odd query", "GET /flights?a=%ff HTTP/1.1\r\n" + host + "\r\n", 400),
        Arguments.of("blank in path", "GET /a b HTTP/1.1\r\n" + host + "\r\n", 400),
        Arguments.of("long URI", "GET /" + "a".repeat(9000) + " HTTP/1.1\r\n" + host + "\r\n", 414),
        Arguments.of("many headers", "GET /ping HTTP/1.1\r\n" + host + floods + "\r\n", 0),
        Arguments.of(
            "a long header",
            "GET /ping HTTP/1.1\r\n" + host + "X-A: " + "a".repeat(20_000) + "\r\n\r\n",
            431),
        Arguments.of(
            "a long header name",
            "GET /ping HTTP/1.1\r\n" + host + "a".repeat(300) + ": 1\r\n\r\n",
            0),
        Arguments.of("a long method", "A".repeat(300) + " /ping HTTP/1.1\r\n" + host + "\r\n", 400),
        Arguments.of("two lengths", put + "Content-Length: 1\r\nContent-Length: 2\r\n\r\n{}", 400),
        Arguments.of("a bad length", put + "Content-Length: -1\r\n\r\n", 400),
        Arguments.of("a huge length", put + "Content-Length: 99999999999\r\n\r\n", 413),
        Arguments.of("bad chunks", put + "Transfer-Encoding: chunked\r\n\r\nzz\r\n", 400),
        Arguments.of("odd coding", put + "Transfer-Encoding: nonsense\r\n\r\n{}", 400),
        Arguments.of(
            "smuggling",
            put + "Transfer-Encoding: chunked\r\nContent-Length: 3\r\n\r\n0\r\n\r\n",
            400),
        Arguments.of("gzip", put + "Content-Encoding: gzip\r\nContent-Length: 2\r\n\r\n{}", 415),
        Arguments.of("half a body", put + "Content-Length: 100\r\n\r\n{", 408));
  }

  /** Status 0 stands for any 4xx: the parser has several words for it. */
  @ParameterizedTest(name = "{0}")
  @MethodSource("requests")
  void whatIsNotHttpMeetsAProblem(String name, String request, int status) throws IOException {
    Answer answer = exchange(request);

    assertThat(answer.status()).as(answer.text()).isBetween(400, 499);
    if (status != 0) {
      assertThat(answer.status()).as(answer.text()).isEqualTo(status);
    }
    assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
    assertThat(answer.text()).doesNotContain("Exception", "pekko", "java.", "hello");
    assertThat(answer.headers()).doesNotContainKey("Server");
  }

  @Test
  void aBodyThatIsAnnouncedIsAskedForAndRead() throws IOException {
    try (Socket socket = connected()) {
      send(
          socket,
          String.join(
              "\r\n",
              "PUT /reservations HTTP/1.1",
              "Host: x",
              "Connection: close",
              "Expect: 100-continue",
              "Content-Type: application/json",
              "Content-Length: 2",
              "\r\n"));
      String interim = head(socket);
      send(socket, "{}");
      Answer answer = received(socket);

      assertThat(interim).startsWith("HTTP/1.1 100 Continue\r\n");
      assertThat(answer.problem()).isEqualTo("missing-field");
    }
  }

  /**
   * Pekko parses what arrives in one read by recursion, and a stack that overflows ends the JVM.
   */
  @Test
  void requestsWithoutAPauseAreAllAnswered() throws IOException {
    int requests = 10_000;
    String all = "GET /ping HTTP/1.1\r\nHost:x\r\n\r\n".repeat(requests - 1);
    String last = "GET /ping HTTP/1.1\r\nHost:x\r\nConnection: close\r\n\r\n";
    try (Socket socket = connected()) {
      Thread.ofVirtual()
          .start(
              () -> {
                try {
                  send(socket, all + last);
                } catch (IOException e) {
                  // What was not sent is not answered, and missed below.
                }
              });
      String answers = new String(socket.getInputStream().readAllBytes(), ISO_8859_1);

      assertThat(answers.split("HTTP/1.1 200 OK", -1)).hasSize(requests + 1);
    }
  }

  private static Answer exchange(String request) throws IOException {
    try (Socket socket = connected()) {
      send(socket, request);
      return received(socket);
    }
  }

  private static Socket connected() throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), EDGE.port());
    socket.setSoTimeout(READ_TIMEOUT_MS);
    return socket;
  }

  private static void send(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(ISO_8859_1));
    socket.getOutputStream().flush();
  }

  /** Everything up to the first blank line. */
  private static String head(Socket socket) throws IOException {
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      int next = socket.getInputStream().read();
      assertThat(next).as("what follows %s", head).isNotNegative();
      head.append((char) next);
    }
    return head.toString();
  }

  private static Answer received(Socket socket) throws IOException {
    return parsed(new String(socket.getInputStream().readAllBytes(), ISO_8859_1));
  }

  private static Answer parsed(String response) {
    int blank = response.indexOf("\r\n\r\n");
    assertThat(blank).as("an answer, not: %s", response).isPositive();
    List<String> lines = response.substring(0, blank).lines().toList();
    Map<String, List<String>> headers = new LinkedHashMap<>();
    for (String line : lines.subList(1, lines.size())) {
      int colon = line.indexOf(':');
      headers
          .computeIfAbsent(line.substring(0, colon), name -> new ArrayList<>())
          .add(line.substring(colon + 1).strip());
    }
    int status = Integer.parseInt(lines.getFirst().split(" ", -1)[1]);
    String body = response.substring(blank + 4);
    if (status >= 400) {
      Contract.check("ANY", "/ping", status, headers, body.getBytes(ISO_8859_1));
    }
    return new Answer(status, headers, body);
  }
}
