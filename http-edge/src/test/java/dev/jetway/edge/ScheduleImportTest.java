package dev.jetway.edge;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.jetway.edge.fixture.Answer;
import dev.jetway.edge.fixture.Edge;
import dev.jetway.flight.domain.AirportCode;
import dev.jetway.flight.domain.FlightId;
import dev.jetway.flight.domain.FlightNumber;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Schedule files, good, bad and broken off. */
class ScheduleImportTest {
  @RegisterExtension static final Edge EDGE = new Edge();

  private static final String LINES = "application/x-ndjson";
  private static final String STARTER = starter();

  /** The schedule that the project ships. */
  private static String starter() {
    try (InputStream in =
        Objects.requireNonNull(
            ScheduleImportTest.class.getResourceAsStream("/schedules/starter.ssim"))) {
      return new String(in.readAllBytes(), ISO_8859_1);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static Answer post(String query, BodyPublisher body, String accept) {
    return EDGE.client()
        .call(
            "POST",
            "/flights/import" + query,
            body,
            "Content-Type",
            "application/octet-stream",
            "Accept",
            accept);
  }

  private static Answer load(String file) {
    return post("", BodyPublishers.ofString(file, ISO_8859_1), "application/json");
  }

  private static List<JsonNode> lines(Answer answer) {
    return answer.text().lines().map(Answer::parsed).toList();
  }

  @AfterEach
  void noFileIsLeftBehind() {
    await().until(() -> temporaryFiles().isEmpty());
  }

  private static List<Path> temporaryFiles() throws IOException {
    String prefix = "jetway-import-" + ProcessHandle.current().pid() + "-";
    try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
      return files.filter(file -> file.getFileName().toString().startsWith(prefix)).toList();
    }
  }

  @Test
  void theFlightsOfAFileAreOnSaleAndImportingThemAgainChangesNothing() {
    Answer first = load(STARTER);
    Answer again = load(STARTER);

    assertThat(first.status()).as(first.text()).isEqualTo(200);
    int flights = first.json().get("flights").asInt();
    assertThat(flights).isGreaterThan(100);
    assertThat(first.json().get("created").asInt()).isEqualTo(flights);
    assertThat(first.json().get("not_loaded")).isEmpty();
    assertThat(again.json().get("flights").asInt()).isEqualTo(flights);
    assertThat(again.json().get("created").asInt()).isZero();
    assertThat(again.json().get("seats")).isEqualTo(first.json().get("seats"));
    JsonNode found =
        EDGE.client().get("/flights?flight_no=JW1&departure_date_time=2026-01-05T02:45").json();
    assertThat(found.at("/0/departure_utc_offset").asText()).isEqualTo("+04:00");
  }

  @Test
  void aSeasonIsMovedByWholeWeeks() {
    post("?start_on=2026-06-03", BodyPublishers.ofString(STARTER), "*/*");

    // 5 January was a Monday.
    String id =
        FlightId.of(
                FlightNumber.parse("JW1").orElseThrow(),
                LocalDate.parse("2026-06-08"),
                new AirportCode("DXB"))
            .toString();
    assertThat(EDGE.client().get("/flights/" + id).status()).isEqualTo(200);
    assertThat(EDGE.client().get("/flights/JW1/seat_map?departure_date=2026-01-05").problem())
        .isEqualTo("flight-not-found");
  }

  @Test
  void whoAsksForLinesSeesTheProgressAndThenTheReport() {
    Answer answer =
        EDGE.client()
            .call(
                "POST",
                "/v1/flights/import",
                BodyPublishers.ofString(STARTER),
                "Content-Type",
                "text/plain",
                "Accept",
                LINES);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("Content-Type")).isEqualTo(LINES);
    List<JsonNode> lines = lines(answer);
    JsonNode report = lines.getLast().get("report");
    assertThat(report.get("flights").asInt()).isEqualTo(report.get("created").asInt());
    assertThat(lines.subList(0, lines.size() - 1))
        .isNotEmpty()
        .allMatch(line -> line.at("/progress/of").equals(report.get("flights")));
  }

  @Test
  void aBadRecordLosesItselfAndIsReported() {
    String bad = STARTER.replaceFirst("DXB02450245", "D1B02450245");

    JsonNode report = load(bad).json();

    assertThat(report.at("/findings/0/line").asInt()).isEqualTo(3);
    assertThat(report.at("/findings/0/kind").asText()).isEqualTo("bad_record");
    assertThat(report.at("/finding_counts/bad_record").asInt()).isEqualTo(1);
    assertThat(report.get("flights").asInt()).isPositive();
  }

  @Test
  void aFlightThatIsOnRecordOtherwiseIsNamed() {
    EDGE.client()
        .post("/flights", Edge.flight("JW1", "2026-01-05T09:00").replace("\"LAX\"", "\"DXB\""));

    JsonNode report = load(STARTER).json();

    assertThat(report.get("not_loaded_count").asInt()).isEqualTo(1);
    assertThat(report.at("/not_loaded/0/line").asInt()).isEqualTo(3);
    assertThat(report.at("/not_loaded/0/retryable").asBoolean(true)).isFalse();
  }

  static Stream<Arguments> brokenFiles() {
    return Stream.of(
        Arguments.of("empty", ""),
        Arguments.of("a greeting", "hello"),
        Arguments.of("rubbish", "\0\1\2\377".repeat(10_000)),
        Arguments.of("no trailer", STARTER.substring(0, STARTER.lastIndexOf("\n5"))),
        Arguments.of("cut in a record", STARTER.substring(0, 1000)),
        Arguments.of("one line without end", " ".repeat(500_000)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("brokenFiles")
  void ofABrokenFileNothingIsScheduled(String name, String file) {
    Answer answer = load(file);

    assertThat(answer.status()).as(answer.text()).isEqualTo(400);
    assertThat(answer.problem()).isEqualTo("broken-schedule");
    assertThat(answer.json().get("line").asInt()).isPositive();
    assertThat(answer.text()).doesNotContain("Exception", "hello", "dev.jetway");
    assertThat(EDGE.flights().origins()).isEmpty();
  }

  @Test
  void whatIsNoUploadIsRefused() {
    BodyPublisher file = BodyPublishers.ofString(STARTER);

    Answer date = post("?start_on=2026-02-30", file, "*/*");
    Answer unknown = post("?from=2026-02-01", file, "*/*");
    Answer json = EDGE.client().post("/flights/import", "{}");

    assertThat(date.json().get("field").asText()).isEqualTo("start_on");
    assertThat(unknown.problem()).isEqualTo("unknown-field");
    assertThat(json.status()).isEqualTo(415);
    assertThat(EDGE.flights().origins()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"2, true", "2, false", "12, false"})
  void aFileThatIsTooLargeIsRefused(int mebibytes, boolean announced) {
    byte[] bytes = new byte[mebibytes << 20];

    Answer answer =
        post(
            "",
            announced
                ? BodyPublishers.ofByteArray(bytes)
                : BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(bytes)),
            "*/*");

    assertThat(answer.status()).isEqualTo(413);
    assertThat(answer.problem()).isEqualTo("body-too-large");
  }

  @Test
  void anImportThatBreaksOffSaysSo() {
    EDGE.directory().fail();
    CompletableFuture<Answer> plain = CompletableFuture.supplyAsync(() -> load(STARTER));
    Answer watched = post("", BodyPublishers.ofString(STARTER), LINES);

    assertThat(plain.join().problem()).isEqualTo("outcome-unknown");
    assertThat(plain.join().status()).isEqualTo(503);
    JsonNode problem = lines(watched).getLast().get("problem");
    assertThat(problem.get("type").asText()).isEqualTo("/problems/outcome-unknown");
    assertThat(problem.get("detail").asText()).contains("Import the same file again");
    EDGE.directory().mend();
    assertThat(load(STARTER).json().get("not_loaded")).isEmpty();
  }

  @Test
  void onlySoManyImportsAreUnderWayAndWhoLeavesStopsHis() throws IOException {
    EDGE.flights().fail(new CompletableFuture<>());
    try (Socket one = importing();
        Socket other = importing()) {
      assertThat(one.getInputStream().read()).isNotNegative();
      assertThat(other.getInputStream().read()).isNotNegative();

      Answer third = load(STARTER);

      assertThat(third.status()).isEqualTo(503);
      assertThat(third.problem()).isEqualTo("imports-busy");
      assertThat(third.header("Retry-After")).isNotEmpty();
    }
    EDGE.flights().mend();
    await().until(ScheduleImportTest::bothSlotsAreFree);
  }

  private static boolean bothSlotsAreFree() {
    CompletableFuture<Answer> one = CompletableFuture.supplyAsync(() -> load(STARTER));
    return load(STARTER).status() == 200 && one.join().status() == 200;
  }

  /** A client that has sent its file, and reads slowly. */
  private static Socket importing() throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), EDGE.port());
    socket.setSoTimeout(10_000);
    byte[] file = STARTER.getBytes(ISO_8859_1);
    socket.getOutputStream().write(head(file.length).getBytes(ISO_8859_1));
    socket.getOutputStream().write(file);
    socket.getOutputStream().flush();
    return socket;
  }

  private static String head(int length) {
    return String.join(
        "\r\n",
        "POST /flights/import HTTP/1.1",
        "Host: x",
        "Content-Type: application/octet-stream",
        "Accept: " + LINES,
        "Content-Length: " + length,
        "\r\n");
  }

  @Test
  void aFileThatDoesNotArriveWholeIsThrownAway() throws IOException {
    for (int i = 0; i < 3; i++) {
      try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), EDGE.port())) {
        socket.getOutputStream().write(head(1000).getBytes(ISO_8859_1));
        socket.getOutputStream().write(new byte[500]);
        socket.getOutputStream().flush();
        await().until(() -> !temporaryFiles().isEmpty());
      }
      await().until(() -> temporaryFiles().isEmpty());
    }
    assertThat(bothSlotsAreFree()).isTrue();
  }
}
