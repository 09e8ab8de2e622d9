package dev.jetway.edge;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static org.assertj.core.api.Assertions.assertThat;

import dev.jetway.edge.fixture.Answer;
import dev.jetway.edge.fixture.Edge;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What strangers send: always the right 4xx, never a fault, never a word from inside. */
class HostileInputTest {
  @RegisterExtension static final Edge EDGE = new Edge();

  private static final String ID = "edcc03a4-7f4e-37d1-898a-bbfc3e9e4c0b";
  private static final String GOOD_SEAT = "'seat_num':'12B','customer_id':'c1'";
  private static final int TEN_MB = 10_000_000;

  private static Arguments body(String name, String body, String problem, String field) {
    return Arguments.of(name, body.replace('\'', '"'), problem, field);
  }

  private static Arguments booking(String name, String members, String problem, String field) {
    return body(name, "{'flight_id':'" + ID + "'," + members + "}", problem, field);
  }

  static Stream<Arguments> bodies() {
    String customer = "'seat_num':'12B','customer_id':";
    return Stream.of(
        body("empty", "", "invalid-json", ""),
        body("blank", " \n ", "invalid-json", ""),
        body("not JSON", "hello", "invalid-json", ""),
        body("XML", "<a/>", "invalid-json", ""),
        body("broken off", "{'flight_id':'x'", "invalid-json", ""),
        body("broken off in a text", "{'flight_id':'x", "invalid-json", ""),
        body("single quotes", "{\\'a\\':1}", "invalid-json", ""),
        body("a comment", "{/* */}", "invalid-json", ""),
        body("an array", "[{}]", "invalid-json", ""),
        body("a number", "1", "invalid-json", ""),
        body("null", "null", "invalid-json", ""),
        body("two objects", "{'flight_id':'x'," + GOOD_SEAT + "}{}", "invalid-json", ""),
        body("trailing comma", "{'flight_id':'x'," + GOOD_SEAT + ",}", "invalid-json", ""),
        body("a raw line break", "{'flight_id':'x\n'}", "invalid-json", ""),
        body("100,000 brackets", "[".repeat(100_000), "invalid-json", ""),
        body("a huge number", "{'flight_id':" + "9".repeat(100_000) + "}", "invalid-json", ""),
        body("a byte order mark", "\uFEFF{}", "invalid-json", ""),
        body("no members", "{}", "missing-field", "flight_id"),
        booking("no seat", "'customer_id':'c'", "missing-field", "seat_num"),
        booking("no customer", "'seat_num':'12B'", "missing-field", "customer_id"),
        booking("an unknown field", GOOD_SEAT + ",'price':'1'", "unknown-field", "price"),
        booking("a field in capitals", GOOD_SEAT + ",'SEAT_NUM':'1A'", "unknown-field", "SEAT_NUM"),
        booking("a field twice", GOOD_SEAT + ",'seat_num':'12C'", "invalid-field", "seat_num"),
        booking("a nasty name", GOOD_SEAT + ",'<b>\\uD800':'1'", "unknown-field", "?b??"),
        booking("an empty name", GOOD_SEAT + ",'':'1'", "unknown-field", "(empty name)"),
        booking("a deep field", GOOD_SEAT + ",'x':" + "[".repeat(5000), "unknown-field", "x"),
        booking("a number for a text", customer + "7", "invalid-field", "customer_id"),
        booking("a list for a text", customer + "['a']", "invalid-field", "customer_id"),
        booking("an object for a text", customer + "{}", "invalid-field", "customer_id"),
        booking("null for a text", customer + "null", "invalid-field", "customer_id"),
        booking("true for a text", customer + "true", "invalid-field", "customer_id"),
        booking("an empty text", customer + "''", "invalid-field", "customer_id"),
        booking("a blank text", customer + "' \u3000'", "invalid-field", "customer_id"),
        booking("129 characters", customer + q(129), "invalid-field", "customer_id"),
        booking("NUL", customer + "'a\\u0000b'", "invalid-field", "customer_id"),
        booking("a tab", customer + "'a\\tb'", "invalid-field", "customer_id"),
        booking("a C1 control", customer + "'a\\u0085b'", "invalid-field", "customer_id"),
        booking("half a pair", customer + "'a\\uD800'", "invalid-field", "customer_id"),
        booking("the other half", customer + "'\\uDC00a'", "invalid-field", "customer_id"),
        seat("ZZ9"),
        seat("0A"),
        seat("12b"),
        seat("200A"),
        seat("12"),
        seat("B"),
        seat("012B"),
        seat("12BB"),
        seat("-1A"),
        seat("\u0661A"),
        seat("12B "),
        seat("99999999999999999999A"),
        seat("1; DROP TABLE seats"));
  }

  private static String q(int length) {
    return "'" + "x".repeat(length) + "'";
  }

  private static Arguments seat(String text) {
    return booking(
        "seat " + text, "'customer_id':'c','seat_num':'" + text + "'", "invalid-field", "seat_num");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("bodies")
  void aBadBookingIsRefused(String name, String body, String problem, String field) {
    assertRefused(EDGE.client().put("/reservations", body), 400, problem, field);
  }

  static Stream<Arguments> flights() {
    return Stream.of(
        flight("departure_date_time", "2026-02-30T10:00"),
        flight("departure_date_time", "2026-13-01T10:00"),
        flight("departure_date_time", "2025-02-29T10:00"),
        flight("departure_date_time", "2026-05-17T24:00"),
        flight("departure_date_time", "2026-05-17T10:60"),
        flight("departure_date_time", "2026-05-17"),
        flight("departure_date_time", "2026-05-17T10:00Z"),
        flight("departure_date_time", "2026-05-17T10:00+02:00"),
        flight("departure_date_time", "2026-05-17 10:00"),
        flight("departure_date_time", "0000-05-17T10:00"),
        flight("departure_date_time", "+999999999-05-17T10:00"),
        flight("departure_date_time", "tomorrow"),
        flight("arrival_date_time", "2026-02-30T10:00"),
        flight("departure_utc_offset", "+25:00"),
        flight("departure_utc_offset", "+18:01"),
        flight("departure_utc_offset", "Europe/Zurich"),
        flight("arrival_utc_offset", "+02:00"),
        flight("flight_no", "AA"),
        flight("flight_no", "AA0"),
        flight("flight_no", "AA99999"),
        flight("flight_no", "aa12"),
        flight("origin_code", "LAXX"),
        flight("origin_code", "lax"),
        flight("destination_code", "D1A"),
        flight("destination_code", "LAX")); // where it comes from
  }

  private static Arguments flight(String field, String value) {
    return Arguments.of(field, value);
  }

  @ParameterizedTest(name = "{0} = {1}")
  @MethodSource("flights")
  void aBadFlightIsRefused(String field, String value) {
    String good = Edge.flight("AA1", "2026-05-17T10:00");
    String without = good.replaceAll("\"" + field + "\":\"[^\"]*\",", "");
    String body = without.replaceFirst("\\{", "{\"" + field + "\":\"" + value + "\",");

    assertRefused(EDGE.client().post("/flights", body), 400, "invalid-field", field);
  }

  static Stream<Arguments> agents() {
    String flight = "/flights/" + ID;
    return Stream.of(
        Arguments.of(flight + "/open", "[]", "invalid-json", ""),
        Arguments.of(flight + "/open", "{'now':'1'}", "unknown-field", "now"),
        Arguments.of(flight + "/close", "x", "invalid-json", ""),
        Arguments.of(flight + "/depart?x=1", "{}", "unknown-field", "x"),
        Arguments.of(flight + "/cancel", "", "invalid-json", ""),
        Arguments.of(flight + "/cancel", "{}", "missing-field", "reason"),
        Arguments.of(flight + "/cancel", "{'reason':" + q(129) + "}", "invalid-field", "reason"),
        Arguments.of(flight + "/cancel", "{'reason':7}", "invalid-field", "reason"),
        Arguments.of(flight + "/cancel", "{'reason':'a\\u0000'}", "invalid-field", "reason"),
        Arguments.of(flight + "/seats/1A/block", "{}", "missing-field", "reason"),
        Arguments.of(
            flight + "/seats/1A/block", "{'reason':'r','kind':'BLOCKED'}", "invalid-field", "kind"),
        Arguments.of(flight + "/seats/1A/unblock", "{'reason':'r'}", "unknown-field", "reason"),
        Arguments.of("/holds/x/confirm", "{'a':1}", "unknown-field", "a"),
        Arguments.of("/holds/x/extend", "{'duration_seconds':1e3}", "invalid-field", "*"),
        Arguments.of("/holds/x/extend", "{'duration_seconds':{}}", "invalid-field", "*"),
        Arguments.of("/holds/x/extend", "{'expires_at':null}", "invalid-field", "expires_at"));
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("agents")
  void aBadChangeIsRefused(String path, String body, String problem, String field) {
    Answer answer = EDGE.client().post(path, body.replace('\'', '"'));

    String named = answer.json().path("field").asText();
    assertRefused(answer, 400, problem, field.equals("*") ? named : field);
  }

  static Stream<Arguments> queries() {
    return Stream.of(
        Arguments.of("/reservations", "missing-field", "flight_id"),
        Arguments.of("/reservations?flight_id", "invalid-field", "flight_id"),
        Arguments.of("/reservations?flight_id=", "invalid-field", "flight_id"),
        Arguments.of("/reservations?flight_id=x&flight_id=y", "invalid-field", "flight_id"),
        Arguments.of("/reservations?flight_id=x%00", "invalid-field", "flight_id"),
        Arguments.of("/reservations?flight_id=x&a=b", "unknown-field", "a"),
        Arguments.of("/reservations?flight_id=" + "x".repeat(129), "invalid-field", "flight_id"),
        Arguments.of("/flights", "missing-field", "flight_no"),
        Arguments.of("/flights?flight_no=AA1", "missing-field", "departure_date_time"),
        Arguments.of(
            "/flights?flight_no=AA1&departure_date_time=2026-02-30T10:00",
            "invalid-field",
            "departure_date_time"),
        Arguments.of("/flights/AA1/seat_map?departure_date=x", "invalid-field", "departure_date"),
        Arguments.of(
            "/flights/" + ID + "/seat_map?departure_date=2026-05-17",
            "invalid-field",
            "departure_date"),
        Arguments.of("/flights/AA1/seat_map?as_of=3", "unknown-field", "as_of"),
        Arguments.of("/flights/" + ID + "?x=1", "unknown-field", "x"),
        Arguments.of("/ping?x=1", "unknown-field", "x"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("queries")
  void aBadQueryIsRefused(String path, String problem, String field) {
    assertRefused(EDGE.client().get(path), 400, problem, field);
  }

  private static final String BOOKING =
      "{\"flight_id\":\"x\",\"seat_num\":\"12B\",\"customer_id\":\"ä\"}";

  static Stream<Arguments> encodings() {
    byte[] latin1 = BOOKING.getBytes(ISO_8859_1);
    byte[] wide = BOOKING.getBytes(UTF_16);
    byte[] huge = new byte[TEN_MB];
    String json = "application/json";
    return Stream.of(
        Arguments.of("Latin 1", bytes(latin1), json, 400, "invalid-json"),
        Arguments.of("UTF-16", bytes(wide), json, 400, "invalid-json"),
        Arguments.of("a form", bytes(latin1), "application/x-www-form-urlencoded", 415, "*"),
        Arguments.of("a text", bytes(latin1), "text/plain", 415, "unsupported-media-type"),
        Arguments.of("XML", bytes(latin1), "application/xml", 415, "unsupported-media-type"),
        Arguments.of("a nonsense type", bytes(latin1), "nonsense", 415, "*"),
        Arguments.of("10 MB", bytes(huge), json, 413, "body-too-large"),
        Arguments.of("10 MB chunked", chunked(huge), json, 413, "body-too-large"),
        Arguments.of("20 MB chunked", chunked(new byte[2 * TEN_MB]), json, 413, "*"),
        Arguments.of("1 MiB and 1", bytes(new byte[1024 * 1024 + 1]), json, 413, "*"),
        Arguments.of("1 MiB of NUL", bytes(new byte[1024 * 1024]), json, 400, "invalid-json"));
  }

  private static BodyPublisher bytes(byte[] body) {
    return BodyPublishers.ofByteArray(body);
  }

  private static BodyPublisher chunked(byte[] body) {
    return BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("encodings")
  void aBodyThatCannotBeReadIsRefused(
      String name, BodyPublisher body, String type, int status, String problem) {
    Answer answer = EDGE.client().call("PUT", "/reservations", body, "Content-Type", type);

    assertRefused(answer, status, problem, "");
  }

  static Stream<Arguments> methods() {
    return Stream.of(
        Arguments.of("GET", "/nowhere", 404, ""),
        Arguments.of("GET", "/v1", 404, ""),
        Arguments.of("GET", "/v2/ping", 404, ""),
        Arguments.of("GET", "/v1/v1/ping", 404, ""),
        Arguments.of("GET", "/ping/", 404, ""),
        Arguments.of("GET", "//ping", 404, ""),
        Arguments.of("GET", "/flights//seat_map", 404, ""),
        Arguments.of("GET", "/docs/../nothing", 404, ""),
        Arguments.of("GET", "/docs/nothing.js", 404, ""),
        Arguments.of("GET", "/problems/nothing", 404, ""),
        Arguments.of("PATCH", "/reservations", 405, "PUT, POST, GET, HEAD, OPTIONS"),
        Arguments.of("DELETE", "/reservations", 405, "PUT, POST, GET, HEAD, OPTIONS"),
        Arguments.of("PATCH", "/flights", 405, "GET, HEAD, POST, OPTIONS"),
        Arguments.of("PUT", "/v1/flights/" + ID, 405, "GET, HEAD, OPTIONS"),
        Arguments.of("PUT", "/reservations/x", 405, "GET, HEAD, DELETE, OPTIONS"),
        Arguments.of("GET", "/reservations/x/confirm", 405, "POST, OPTIONS"),
        Arguments.of("POST", "/ping", 405, "GET, HEAD, OPTIONS"),
        Arguments.of("GET", "/flights/import", 405, "POST, OPTIONS"),
        Arguments.of("GET", "/flights/" + ID + "/cancel", 405, "POST, OPTIONS"),
        Arguments.of("DELETE", "/flights/" + ID + "/seats/1A/block", 405, "POST, OPTIONS"),
        Arguments.of("GET", "/flights/" + ID + "/holds", 405, "POST, OPTIONS"),
        Arguments.of("GET", "/holds/x", 405, "DELETE, OPTIONS"),
        Arguments.of("GET", "/holds/x/confirm", 405, "POST, OPTIONS"),
        Arguments.of("POST", "/flights/" + ID + "/nothing", 404, ""),
        Arguments.of("POST", "/flights/" + ID + "/seats/1A", 404, ""),
        Arguments.of("BREW", "/ping", 405, "GET, HEAD, POST, PUT, DELETE, OPTIONS"));
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("methods")
  void aWrongPathOrMethodIsRefused(String method, String path, int status, String allow) {
    Answer answer = EDGE.client().call(method, path, BodyPublishers.noBody());

    assertRefused(answer, status, status == 404 ? "not-found" : "method-not-allowed", "");
    assertThat(answer.header("Allow")).isEqualTo(allow);
  }

  private static void assertRefused(Answer answer, int status, String problem, String field) {
    assertThat(answer.status()).as(answer.text()).isEqualTo(status);
    assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
    if (!problem.equals("*")) {
      assertThat(answer.problem()).isEqualTo(problem);
    }
    assertThat(answer.json().path("field").asText()).isEqualTo(field);
    assertThat(answer.text())
        .doesNotContain("Exception", "jackson", "pekko", "java.", "dev.jetway", "\tat ");
  }
}
