package dev.jetway.edge;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.jetway.edge.fixture.Answer;
import dev.jetway.edge.fixture.Edge;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Holding seats, and what becomes of a hold, however often it is asked for. */
class HoldsTest {
  @RegisterExtension static final Edge EDGE = new Edge();

  private static final String MAY_17 = "2026-05-17T13:20";
  private static final String KEY = "8e03978e-40d5-43dd-bc93-6894a57f9324";

  private static Answer hold(String flight, String members) {
    return EDGE.client()
        .post(
            "/flights/" + flight + "/holds",
            "{" + members.replace('\'', '"') + "}",
            "Idempotency-Key",
            KEY);
  }

  private static String path(Answer hold) {
    return "/holds/" + hold.json().get("hold_id").asText();
  }

  private static Answer extend(Answer hold, String members) {
    return EDGE.client().post(path(hold) + "/extend", "{" + members.replace('\'', '"') + "}");
  }

  private static Answer confirm(Answer hold) {
    return EDGE.client().post(path(hold) + "/confirm");
  }

  private static void assertProblem(Answer answer, int status, String problem) {
    assertThat(answer.status()).as(answer.text()).isEqualTo(status);
    assertThat(answer.problem()).isEqualTo(problem);
  }

  private static JsonNode booked(String flight) {
    return EDGE.client().get("/reservations?flight_id=" + flight).json();
  }

  @Test
  void heldSeatsAreKeptFromOthersThenBookedThenGivenBack() {
    String flight = EDGE.schedule(MAY_17);

    Answer hold = EDGE.hold(flight, KEY, "c1", "12B", "12A");
    Answer confirmed = confirm(hold);

    assertThat(hold.status()).isEqualTo(201);
    assertThat(hold.json().get("seats").toString()).isEqualTo("[\"12A\",\"12B\"]");
    assertThat(hold.json().get("expires_at").asText()).isEqualTo("2026-03-01T12:10:00Z");
    assertProblem(EDGE.book(flight, "12A", "c2"), 403, "seat-taken");
    assertThat(confirmed.status()).isEqualTo(200);
    assertThat(confirmed.json().get("reservation_id")).isEqualTo(hold.json().get("reservation_id"));
    assertThat(confirm(hold).json()).isEqualTo(confirmed.json());
    assertThat(booked(flight)).hasSize(2);
    Answer cancelled =
        EDGE.client().delete("/reservations/" + confirmed.json().get("reservation_id").asText());
    assertThat(cancelled.json().get("seats")).hasSize(2);
    assertThat(booked(flight)).isEmpty();
    assertProblem(confirm(hold), 410, "hold-expired");
  }

  @Test
  void theSameKeyAndBodyIsTheSameHold() {
    String flight = EDGE.schedule(MAY_17);
    Answer first = EDGE.hold(flight, KEY, "c1", "12A", "12B");
    EDGE.setClock(Edge.NOW.plusSeconds(60));

    Answer again = EDGE.hold(flight, KEY, "c1", "12B", "12A");

    assertThat(again.status()).isEqualTo(201);
    assertThat(again.json()).isEqualTo(first.json());
  }

  @Test
  void manyAtOnceWithOneKeyMakeOneHold() {
    String flight = EDGE.schedule(MAY_17);

    List<String> answers =
        IntStream.range(0, 32)
            .parallel()
            .mapToObj(i -> EDGE.hold(flight, KEY, "c1", "12A").text())
            .toList();

    assertThat(answers).containsOnly(answers.getFirst());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'customer_id':'c1','seats':['12B'],'duration_seconds':600",
        "'customer_id':'c1','seats':['12A','12B'],'duration_seconds':600",
        "'customer_id':'c2','seats':['12A'],'duration_seconds':600",
        "'customer_id':'c1','seats':['12A'],'duration_seconds':601",
        "'customer_id':'c1','seats':['12A'],'expires_at':'2026-03-01T12:10:00Z'",
      })
  void theSameKeyWithAnotherBodyIsRefused(String other) {
    String flight = EDGE.schedule(MAY_17);
    Answer first = EDGE.hold(flight, KEY, "c1", "12A");

    assertProblem(hold(flight, other), 422, "idempotency-key-reused");
    confirm(first);
    assertProblem(hold(flight, other), 422, "idempotency-key-reused");
    assertThat(booked(flight)).hasSize(1);
  }

  @Test
  void theKeyOfAConfirmedHoldBooksNothingMore() {
    String flight = EDGE.schedule(MAY_17);
    confirm(EDGE.hold(flight, KEY, "c1", "12A"));

    assertProblem(EDGE.hold(flight, KEY, "c1", "12A"), 409, "hold-confirmed");
    assertThat(booked(flight)).hasSize(1);
  }

  @Test
  void aReservationOfOneFlightIsNotThatOfAnother() {
    Answer one = EDGE.hold(EDGE.schedule(MAY_17), KEY, "c1", "12A");
    Answer other = EDGE.hold(EDGE.schedule("2026-05-18T13:20"), KEY, "c1", "12A");

    assertThat(path(one)).isNotEqualTo(path(other));
    assertThat(one.json().get("reservation_id")).isNotEqualTo(other.json().get("reservation_id"));
  }

  @Test
  void anExpiredHoldIsGoneAndItsKeyMakesANewOneIfTheSeatIsFree() {
    String flight = EDGE.schedule(MAY_17);
    Answer hold = EDGE.hold(flight, KEY, "c1", "12A");
    EDGE.setClock(Edge.NOW.plusSeconds(600));

    assertProblem(confirm(hold), 410, "hold-expired");
    assertProblem(extend(hold, "'duration_seconds':60"), 410, "hold-expired");
    Answer anew = EDGE.hold(flight, KEY, "c1", "12A");
    assertThat(anew.status()).isEqualTo(201);
    assertThat(path(anew)).isEqualTo(path(hold));
    assertThat(anew.json().get("expires_at").asText()).isEqualTo("2026-03-01T12:20:00Z");
    EDGE.setClock(Edge.NOW.plusSeconds(1200));
    EDGE.book(flight, "12A", "c2");
    assertProblem(EDGE.hold(flight, KEY, "c1", "12A"), 409, "seats-unavailable");
  }

  @Test
  void aReleasedHoldFreesItsSeatsAndReleasingAgainIsHarmless() {
    String flight = EDGE.schedule(MAY_17);
    Answer hold = EDGE.hold(flight, KEY, "c1", "12A");

    Answer released = EDGE.client().delete("/v1" + path(hold));

    assertThat(released.status()).isEqualTo(200);
    assertThat(EDGE.client().delete(path(hold)).json()).isEqualTo(released.json());
    assertProblem(confirm(hold), 410, "hold-expired");
    assertThat(EDGE.book(flight, "12A", "c2").status()).isEqualTo(200);
  }

  @Test
  void aConfirmedHoldIsNotReleased() {
    String flight = EDGE.schedule(MAY_17);
    Answer hold = EDGE.hold(flight, KEY, "c1", "12A");
    confirm(hold);

    assertProblem(EDGE.client().delete(path(hold)), 409, "hold-confirmed");
    assertThat(booked(flight)).hasSize(1);
  }

  @Test
  void aHoldIsAllOrNothingAndSaysWhatIsInTheWay() {
    String flight = EDGE.schedule(MAY_17);
    EDGE.book(flight, "12B", "c2");

    Answer refused = EDGE.hold(flight, KEY, "c1", "12A", "12B", "12C");

    assertProblem(refused, 409, "seats-unavailable");
    assertThat(refused.json().at("/conflicts/0/seats").toString()).isEqualTo("[\"12B\"]");
    assertThat(EDGE.book(flight, "12A", "c3").status()).isEqualTo(200);
    assertThat(EDGE.hold(flight, KEY, "c1", "12C").status()).isEqualTo(201);
  }

  @Test
  void anExtensionNeverShortensAndNeverOutlastsTheDeparture() {
    String flight = EDGE.schedule("2026-03-01T13:00");
    Answer hold = EDGE.hold(flight, KEY, "c1", "12A");

    Answer shorter = extend(hold, "'duration_seconds':1");
    Answer longer = extend(hold, "'expires_at':'2026-03-01T13:30:00+01:00'");
    Answer longest = extend(hold, "'duration_seconds':604800");

    assertThat(shorter.json()).isEqualTo(hold.json());
    assertThat(longer.json().get("expires_at").asText()).isEqualTo("2026-03-01T12:30:00Z");
    assertThat(longest.json().get("expires_at").asText()).isEqualTo("2026-03-01T13:00:00Z");
    assertThat(EDGE.hold(flight, KEY, "c1", "12A").json()).isEqualTo(longest.json());
  }

  @Test
  void aHoldWithoutATermLastsTenMinutes() {
    Answer hold = hold(EDGE.schedule(MAY_17), "'customer_id':'c1','seats':['12A']");

    assertThat(hold.json().get("expires_at").asText())
        .isEqualTo(Edge.NOW.plus(Duration.ofMinutes(10)).toString());
  }

  @Test
  void aKeyIsRequired() {
    String path = "/flights/" + EDGE.schedule(MAY_17) + "/holds";
    String body = "{\"customer_id\":\"c1\",\"seats\":[\"12A\"]}";

    assertProblem(EDGE.client().post(path, body), 400, "idempotency-key-required");
    for (String key : List.of("a b", "x".repeat(129))) {
      Answer answer = EDGE.client().post(path, body, "Idempotency-Key", key);
      assertProblem(answer, 400, "invalid-field");
      assertThat(answer.json().get("field").asText()).isEqualTo("Idempotency-Key");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "'seats':['12A'] | missing-field | customer_id",
        "'customer_id':'c1' | missing-field | seats",
        "'customer_id':'c1','seats':[] | invalid-field | seats",
        "'customer_id':'c1','seats':'12A' | invalid-field | seats",
        "'customer_id':'c1','seats':[12] | invalid-field | seats[0]",
        "'customer_id':'c1','seats':['12A','x'] | invalid-field | seats[1]",
        "'customer_id':'c1','seats':['12A',['12B']] | invalid-field | seats[1]",
        "'customer_id':'c1','seats':['12A','12A'] | invalid-request | ~~",
        "'customer_id':'c1','seats':['12A'],'duration_seconds':0"
            + " | invalid-field | duration_seconds",
        "'customer_id':'c1','seats':['12A'],'duration_seconds':604801"
            + " | invalid-field | duration_seconds",
        "'customer_id':'c1','seats':['12A'],'duration_seconds':1.5"
            + " | invalid-field | duration_seconds",
        "'customer_id':'c1','seats':['12A'],'duration_seconds':99999999999"
            + " | invalid-field | duration_seconds",
        "'customer_id':'c1','seats':['12A'],'duration_seconds':'60'"
            + " | invalid-field | duration_seconds",
        "'customer_id':'c1','seats':['12A'],'expires_at':'2026-03-01T12:00:00Z'"
            + " | invalid-field | expires_at",
        "'customer_id':'c1','seats':['12A'],'expires_at':'2026-03-08T12:00:01Z'"
            + " | invalid-field | expires_at",
        "'customer_id':'c1','seats':['12A'],'expires_at':'2026-03-01T12:30'"
            + " | invalid-field | expires_at",
        "'customer_id':'c1','seats':['12A'],'duration_seconds':9,'expires_at':'2026-03-01T13:00Z'"
            + " | invalid-field | expires_at",
        "'customer_id':'c1','seats':['12A'],'seat':'12A' | unknown-field | seat",
      })
  void aHoldThatCannotBeIsRefused(String members, String problem, String field) {
    Answer answer = hold(EDGE.schedule(MAY_17), members);

    assertProblem(answer, 400, problem);
    assertThat(answer.json().path("field").asText()).isEqualTo(field);
  }

  @Test
  void aHundredSeatsAreTooMany() {
    String seats =
        String.join(",", IntStream.range(0, 100).mapToObj(i -> "'" + (i + 1) + "A'").toList());

    Answer answer = hold(EDGE.schedule(MAY_17), "'customer_id':'c','seats':[" + seats + "]");

    assertProblem(answer, 400, "invalid-field");
    assertThat(answer.json().get("field").asText()).isEqualTo("seats");
  }

  @Test
  void anExtensionSaysHowLong() {
    Answer hold = EDGE.hold(EDGE.schedule(MAY_17), KEY, "c1", "12A");

    assertProblem(extend(hold, ""), 400, "missing-field");
    assertProblem(extend(hold, "'duration_seconds':0"), 400, "invalid-field");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "x",
        "7cwDpH9ON9GJirv8Pp5MC1VvK0m3xQ2aQm9Yc3R5dGU",
        "7cwDpH9ON9GJirv8Pp5MC1VvK0m3xQ2aQm9Yc3R5dGV",
        "7cwDpH9ON9GJirv8Pp5MC1VvK0m3xQ2aQm9Yc3R5dGU=",
        "%00"
      })
  void anIdThatNamesNoHoldIsNotFound(String id) {
    assertProblem(EDGE.client().delete("/holds/" + id), 404, "hold-not-found");
    assertProblem(EDGE.client().post("/holds/" + id + "/confirm"), 404, "hold-not-found");
    assertProblem(
        EDGE.client().post("/holds/" + id + "/extend", "{\"duration_seconds\":60}"),
        404,
        "hold-not-found");
  }

  @Test
  void aFlightThatIsNotThereIsNotFound() {
    assertProblem(EDGE.hold("nonsense", KEY, "c1", "12A"), 404, "flight-not-found");
    assertProblem(
        EDGE.hold("edcc03a4-7f4e-37d1-898a-bbfc3e9e4c0b", KEY, "c1", "12A"),
        404,
        "flight-not-found");
  }

  @Test
  void aSeatThatTheFlightHasNotIsNotFound() {
    assertProblem(EDGE.hold(EDGE.schedule(MAY_17), KEY, "c1", "99A"), 404, "seat-not-found");
  }
}
