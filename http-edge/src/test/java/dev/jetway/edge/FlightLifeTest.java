package dev.jetway.edge;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.jetway.edge.fixture.Answer;
import dev.jetway.edge.fixture.Edge;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What agents do to a flight, and what that does to its holds, bookings and the directory. */
class FlightLifeTest {
  @RegisterExtension static final Edge EDGE = new Edge();

  private static final String MAY_17 = "2026-05-17T13:20";
  private static final String FOG = "{\"reason\":\"fog\"}";

  private static Answer tell(String flight, String what) {
    String path = "/flights/" + flight + "/" + what;
    return what.equals("cancel") ? EDGE.client().post(path, FOG) : EDGE.client().post(path);
  }

  private static Answer reschedule(String flight, String members) {
    return EDGE.client()
        .post("/v1/flights/" + flight + "/reschedule", "{" + members.replace('\'', '"') + "}");
  }

  private static JsonNode found(String departure) {
    return EDGE.client().get("/flights?flight_no=AA2532&departure_date_time=" + departure).json();
  }

  private static String holdId(Answer hold) {
    return hold.json().get("hold_id").asText();
  }

  @ParameterizedTest
  @CsvSource({"close, closed", "depart, departed", "cancel, cancelled", "open, open"})
  void aChangeShowsEverywhereAndRepeatingItChangesNothing(String what, String status) {
    String flight = EDGE.schedule(MAY_17);

    Answer first = tell(flight, what);
    Answer again = tell(flight, what);

    assertThat(first.status()).isEqualTo(200);
    assertThat(first.json().get("status").asText()).isEqualTo(status);
    assertThat(again.status()).isEqualTo(200);
    assertThat(again.json()).isEqualTo(first.json());
    assertThat(EDGE.client().get("/flights/" + flight).json()).isEqualTo(first.json());
    assertThat(found(MAY_17).at("/0/status").asText()).isEqualTo(status);
  }

  @ParameterizedTest
  @CsvSource({
    "depart, open, flight-closed",
    "depart, close, flight-closed",
    "depart, cancel, flight-closed",
    "cancel, open, flight-cancelled",
    "cancel, close, flight-cancelled",
    "cancel, depart, flight-cancelled",
  })
  void whatIsOverStaysOver(String end, String what, String problem) {
    String flight = EDGE.schedule(MAY_17);
    tell(flight, end);

    Answer answer = tell(flight, what);

    assertThat(answer.status()).isEqualTo(409);
    assertThat(answer.problem()).isEqualTo(problem);
    assertThat(reschedule(flight, "'departure_date_time':'2026-05-18T10:00'").problem())
        .isEqualTo(problem);
  }

  @Test
  void aClosedFlightSellsNothingButConfirmsItsHolds() {
    String flight = EDGE.schedule(MAY_17);
    String hold = holdId(EDGE.hold(flight, "k1", "c1", "12A"));
    tell(flight, "close");

    assertThat(EDGE.book(flight, "12B", "c2").problem()).isEqualTo("flight-closed");
    assertThat(EDGE.hold(flight, "k2", "c2", "12B").problem()).isEqualTo("flight-closed");
    assertThat(EDGE.client().post("/holds/" + hold + "/confirm").status()).isEqualTo(200);
    tell(flight, "open");
    assertThat(EDGE.book(flight, "12B", "c2").status()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource({"depart, 410, hold-expired", "cancel, 409, flight-cancelled"})
  void anEndEndsHoldsAndKeepsBookings(String end, int status, String problem) {
    String flight = EDGE.schedule(MAY_17);
    String hold = holdId(EDGE.hold(flight, "k1", "c1", "12A"));
    EDGE.book(flight, "12B", "c2");
    tell(flight, end);

    Answer confirmed = EDGE.client().post("/holds/" + hold + "/confirm");

    assertThat(confirmed.status()).isEqualTo(status);
    assertThat(confirmed.problem()).isEqualTo(problem);
    assertThat(EDGE.client().get("/reservations?flight_id=" + flight).json()).hasSize(1);
  }

  @Test
  void aRescheduledFlightKeepsItsIdAndIsFoundAtItsNewTime() {
    String flight = EDGE.schedule(MAY_17);
    String hold = holdId(EDGE.hold(flight, "k1", "c1", "12A"));

    Answer moved =
        reschedule(
            flight,
            "'departure_date_time':'2026-05-18T01:00','departure_utc_offset':'-07:00',"
                + "'arrival_date_time':'2026-05-18T09:00','arrival_utc_offset':'-04:00'");

    assertThat(moved.status()).as(moved.text()).isEqualTo(200);
    assertThat(moved.json().get("flight_id").asText()).isEqualTo(flight);
    assertThat(moved.json().get("arrival_date_time").asText()).isEqualTo("2026-05-18T09:00");
    assertThat(found(MAY_17)).isEmpty();
    assertThat(found("2026-05-18T01:00").at("/0/flight_id").asText()).isEqualTo(flight);
    assertThat(EDGE.client().post("/holds/" + hold + "/confirm").status()).isEqualTo(200);
  }

  @Test
  void offsetsThatAreNotNamedStay() {
    String flight = EDGE.schedule(MAY_17);
    reschedule(flight, "'departure_date_time':'2026-05-17T14:00','departure_utc_offset':'-07:00'");

    JsonNode moved = reschedule(flight, "'departure_date_time':'2026-05-17T15:00'").json();

    assertThat(moved.get("departure_utc_offset").asText()).isEqualTo("-07:00");
    assertThat(moved.has("arrival_date_time")).isFalse();
  }

  @Test
  void schedulingAsAtFirstAfterAReschedulingChangesNothing() {
    String flight = EDGE.schedule(MAY_17);
    JsonNode moved = reschedule(flight, "'departure_date_time':'2026-05-17T15:00'").json();

    Answer again = EDGE.client().post("/flights", Edge.flight("AA2532", MAY_17));

    assertThat(again.status()).isEqualTo(200);
    assertThat(again.json()).isEqualTo(moved);
    assertThat(found("2026-05-17T15:00")).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'departure_date_time':'2026-03-01T12:00' | invalid-request | ~~",
        "'departure_date_time':'2026-02-30T12:00' | invalid-field | departure_date_time",
        "'arrival_date_time':'2026-05-17T12:00' | missing-field | departure_date_time",
        "'departure_date_time':'2026-05-17T12:00','x':'1' | unknown-field | x",
        "'departure_date_time':'2026-05-17T12:00','arrival_date_time':'2026-05-16T10:00'"
            + " | invalid-field | arrival_date_time",
        "'departure_date_time':'2026-05-17T12:00','departure_utc_offset':'Z',"
            + "'arrival_date_time':'2026-05-17T13:00','arrival_utc_offset':'+01:00'"
            + " | invalid-field | arrival_date_time",
        "'departure_date_time':'2026-05-17T12:00','arrival_utc_offset':'Z'"
            + " | invalid-field | arrival_utc_offset",
      },
      quoteCharacter = '~')
  void timesThatCannotBeAreRefused(String members, String problem, String field) {
    Answer answer = reschedule(EDGE.schedule(MAY_17), members);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.problem()).isEqualTo(problem);
    assertThat(answer.json().path("field").asText()).isEqualTo(field);
  }

  @Test
  void aBlockedSeatIsNotForSaleUntilItIsUnblocked() {
    String flight = EDGE.schedule(MAY_17);
    String seat = "/flights/" + flight + "/seats/12B";

    Answer blocked =
        EDGE.client().post(seat + "/block", "{\"kind\":\"inoperative\",\"reason\":\"recline\"}");
    Answer again =
        EDGE.client().post(seat + "/block", "{\"kind\":\"inoperative\",\"reason\":\"recline\"}");
    Answer refused = EDGE.book(flight, "12B", "c1");
    Answer unblocked = EDGE.client().post(seat + "/unblock", "{}");

    assertThat(blocked.status()).isEqualTo(200);
    assertThat(blocked.json().get("kind").asText()).isEqualTo("inoperative");
    assertThat(again.json()).isEqualTo(blocked.json());
    assertThat(refused.problem()).isEqualTo("seat-blocked");
    assertThat(unblocked.json().get("blocked").asBoolean()).isFalse();
    assertThat(EDGE.client().post(seat + "/unblock").json()).isEqualTo(unblocked.json());
    assertThat(EDGE.book(flight, "12B", "c1").status()).isEqualTo(200);
  }

  @Test
  void aSeatThatSomebodyHasIsNotBlocked() {
    String flight = EDGE.schedule(MAY_17);
    EDGE.book(flight, "12B", "c1");

    Answer answer = EDGE.client().post("/flights/" + flight + "/seats/12B/block", FOG);

    assertThat(answer.status()).isEqualTo(409);
    assertThat(answer.problem()).isEqualTo("seats-unavailable");
    assertThat(answer.json().at("/conflicts/0/seats/0").asText()).isEqualTo("12B");
    assertThat(EDGE.client().post("/flights/" + flight + "/seats/12B/unblock").status())
        .isEqualTo(200);
    assertThat(EDGE.book(flight, "12B", "c2").problem()).isEqualTo("seat-taken");
  }

  @ParameterizedTest
  @ValueSource(strings = {"99A", "0A", "12b", "nonsense", "%00"})
  void aSeatThatIsNoneIsNotFound(String seat) {
    String path = "/flights/" + EDGE.schedule(MAY_17) + "/seats/" + seat;

    assertThat(EDGE.client().post(path + "/block", FOG).problem()).isEqualTo("seat-not-found");
    assertThat(EDGE.client().post(path + "/unblock").problem()).isEqualTo("seat-not-found");
  }

  @ParameterizedTest
  @ValueSource(strings = {"open", "close", "depart", "cancel"})
  void aFlightThatIsNotThereIsNotFound(String what) {
    assertThat(tell("nonsense", what).problem()).isEqualTo("flight-not-found");
    assertThat(tell("edcc03a4-7f4e-37d1-898a-bbfc3e9e4c0b", what).status()).isEqualTo(404);
  }
}
