package dev.jetway.edge;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.jetway.edge.fixture.Answer;
import dev.jetway.edge.fixture.Edge;
import dev.jetway.flight.domain.BlockKind;
import dev.jetway.flight.domain.CustomerId;
import dev.jetway.flight.domain.FlightCommand;
import dev.jetway.flight.domain.FlightId;
import dev.jetway.flight.domain.HoldId;
import dev.jetway.flight.domain.ReservationId;
import dev.jetway.flight.domain.SeatNumber;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Scheduling and looking up flights, and their seat maps. */
class FlightsTest {
  @RegisterExtension static final Edge EDGE = new Edge();

  private static final String MAY_17 = "2026-05-17T13:20";

  @Test
  void schedulingAFlightPutsItOnSaleAndInTheDirectory() {
    Answer answer =
        EDGE.client()
            .post(
                "/v1/flights",
                """
                {"flight_no":"AA0012","departure_date_time":"2026-05-17T13:20:00",
                 "departure_utc_offset":"-07:00","origin_code":"LAX","destination_code":"DCA",
                 "arrival_date_time":"2026-05-17T21:30","arrival_utc_offset":"-04:00",
                 "aircraft":"320","configuration":"Y96"}""");

    assertThat(answer.status()).isEqualTo(201);
    JsonNode flight = answer.json();
    String id = flight.get("flight_id").asText();
    assertThat(answer.header("Location")).isEqualTo("/v1/flights/" + id);
    assertThat(flight.get("flight_no").asText()).isEqualTo("AA12");
    assertThat(flight.get("departure_date_time").asText()).isEqualTo(MAY_17);
    assertThat(flight.get("arrival_utc_offset").asText()).isEqualTo("-04:00");
    assertThat(flight.get("status").asText()).isEqualTo("open");
    assertThat(flight.get("available").asInt()).isEqualTo(96);
    assertThat(EDGE.client().get("/flights?flight_no=AA12&departure_date_time=" + MAY_17).json())
        .hasSize(1);
    Answer viewed = EDGE.client().get("/flights/" + id);
    assertThat(viewed.json()).isEqualTo(flight);
    assertThat(viewed.header("ETag")).isEqualTo("\"1\"");
  }

  @Test
  void schedulingTheSameAgainChangesNothing() {
    String body = Edge.flight("AA2532", MAY_17);
    JsonNode first = EDGE.client().post("/flights", body).json();

    Answer again = EDGE.client().post("/flights", body);

    assertThat(again.status()).isEqualTo(200);
    assertThat(again.json()).isEqualTo(first);
  }

  @Test
  void schedulingTheSameFlightWithOtherContentIsAConflict() {
    EDGE.schedule(MAY_17);

    Answer answer = EDGE.client().post("/flights", Edge.flight("AA2532", "2026-05-17T18:00"));

    assertThat(answer.status()).isEqualTo(409);
    assertThat(answer.problem()).isEqualTo("flight-conflict");
    assertThat(answer.json().get("retryable").asBoolean()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"aircraft,A-320", "configuration,W0"})
  void equipmentThatNobodyKnowsIsRefusedByField(String field, String value) {
    Answer answer =
        EDGE.client()
            .post(
                "/flights",
                """
                {"flight_no":"AA1","departure_date_time":"2026-05-17T13:20","origin_code":"LAX",
                 "destination_code":"DCA","%s":"%s"}"""
                    .formatted(field, value));

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().get("field").asText()).isEqualTo(field);
    assertThat(answer.json().get("detail").asText()).startsWith(field + " can't be used: ");
  }

  @Test
  void lookingUpANumberThatDoesNotFlyThenFindsNothing() {
    Answer answer = EDGE.client().get("/flights?flight_no=AA2532&departure_date_time=" + MAY_17);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "/flights/edcc03a4-7f4e-37d1-898a-bbfc3e9e4c0b",
    "/flights/nonsense",
    "/flights/%20",
    "/flights/edcc03a4-7f4e-37d1-898a-bbfc3e9e4c0b/seat_map",
    "/flights/AA2532/seat_map",
    "/flights/nonsense/seat_map",
    "/flights/AA2532/seat_map?departure_date=2026-05-17",
    "/reservations?flight_id=nonsense",
    "/reservations?flight_id=edcc03a4-7f4e-37d1-898a-bbfc3e9e4c0b",
  })
  void whatNamesNoFlightIsNotFound(String path) {
    Answer answer = EDGE.client().get(path);

    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.problem()).isEqualTo("flight-not-found");
  }

  @Test
  void anUpcomingFlightIsMeantBeforeOneThatHasLeft() {
    EDGE.schedule("2026-02-01T13:20");
    String upcoming = EDGE.schedule(MAY_17);

    Answer answer = EDGE.client().get("/flights/AA2532/seat_map");

    assertThat(answer.json().get("flight_id").asText()).isEqualTo(upcoming);
  }

  @Test
  void aFlightOfThePastIsDepartedFromTheFirstAnswerOn() {
    Answer first = EDGE.client().post("/flights", Edge.flight("AA2532", "2020-05-17T13:20"));
    Answer again = EDGE.client().post("/flights", Edge.flight("AA2532", "2020-05-17T13:20"));

    assertThat(first.status()).isEqualTo(201);
    assertThat(first.json().get("status").asText()).isEqualTo("departed");
    assertThat(first.json().get("version").asLong()).isEqualTo(1);
    assertThat(again.status()).isEqualTo(200);
    assertThat(again.json()).isEqualTo(first.json());
  }

  @Test
  void aNumberWithOnlyOneFlightMeansItEvenWhenItHasLeft() {
    String gone = EDGE.schedule("2020-05-17T13:20");

    Answer answer = EDGE.client().get("/flights/AA2532/seat_map");

    assertThat(answer.json().get("flight_id").asText()).isEqualTo(gone);
    assertThat(answer.json().get("status").asText()).isEqualTo("departed");
  }

  @Test
  void aNumberOfSeveralFlightsIsAmbiguousUntilADateIsGiven() {
    EDGE.schedule(MAY_17);
    String second = EDGE.schedule("2026-05-18T13:20");

    Answer ambiguous = EDGE.client().get("/flights/AA2532/seat_map");
    Answer dated = EDGE.client().get("/flights/AA2532/seat_map?departure_date=2026-05-18");

    assertThat(ambiguous.status()).isEqualTo(409);
    assertThat(ambiguous.problem()).isEqualTo("ambiguous-flight");
    assertThat(ambiguous.json().get("candidates")).hasSize(2);
    assertThat(dated.json().get("flight_id").asText()).isEqualTo(second);
  }

  @Test
  void theSeatMapHasATagUntilSomethingChanges() {
    String flight = EDGE.schedule(MAY_17);
    String path = "/flights/" + flight + "/seat_map";
    Answer first = EDGE.client().get(path);
    String tag = first.header("ETag");

    Answer unchanged = EDGE.client().get(path, "If-None-Match", "\"x\", W/" + tag);
    EDGE.book(flight, "12B", "c1");
    Answer changed = EDGE.client().get(path, "If-None-Match", tag);

    assertThat(tag).isEqualTo("\"" + first.json().get("version").asLong() + "\"");
    assertThat(first.header("Cache-Control")).isEqualTo("no-cache");
    assertThat(unchanged.status()).isEqualTo(304);
    assertThat(unchanged.header("ETag")).isEqualTo(tag);
    assertThat(unchanged.text()).isEmpty();
    assertThat(changed.status()).isEqualTo(200);
    assertThat(changed.header("ETag")).isNotEqualTo(tag);
  }

  @Test
  void theTagOfANumberNamesTheFlightToo() {
    String flight = EDGE.schedule(MAY_17);

    Answer answer = EDGE.client().get("/flights/AA2532/seat_map");

    assertThat(answer.header("ETag")).isEqualTo("\"1-" + flight + "\"");
  }

  @Test
  void theSeatMapShowsStatesAndCharacteristics() {
    String flight = EDGE.scheduleOwnSeatMap(MAY_17);
    FlightId id = FlightId.parse(flight).orElseThrow();
    EDGE.book(flight, "12B", "c1");
    EDGE.flights()
        .decide(
            id,
            new FlightCommand.HoldSeats(
                new HoldId("h1"),
                new ReservationId("r1"),
                new CustomerId("c2"),
                List.of(new SeatNumber(12, 'C')),
                Instant.parse("2026-03-01T12:10:00Z")));
    block(id, "12D", BlockKind.BLOCKED);
    block(id, "12E", BlockKind.INOPERATIVE);

    JsonNode seats =
        EDGE.client().get("/flights/" + flight + "/seat_map").json().at("/Cabin/0/Row");

    assertThat(seat(seats, 12, 'A')).contains("available", "false", "false", "SeatIsFree");
    assertThat(seat(seats, 12, 'B')).contains("occupied", "true", "false", "SeatIsOccupied");
    assertThat(seat(seats, 12, 'C')).contains("held", "true", "false", "SeatIsHeld");
    assertThat(seat(seats, 12, 'D')).contains("blocked", "true", "false", "SeatIsBlocked");
    assertThat(seat(seats, 12, 'E')).contains("inoperative", "false", "true", "SeatIsInoperative");
    JsonNode exit = seats.at("/6/Seat/0");
    assertThat(exit.get("exitRowInd").asBoolean()).isTrue();
    assertThat(exit.get("noInfantInd").asBoolean()).isTrue();
    assertThat(exit.get("chargeableInd").asBoolean()).isTrue();
    assertThat(exit.at("/Location/0/Detail/code").asText()).isEqualTo("W");
    assertThat(seats.at("/15/Seat/5/restrictedReclineInd").asBoolean()).isTrue();
    assertThat(seats.at("/15/Seat/5/Limitations/0/Detail/content").asText())
        .isEqualTo("RestrictedRecline");
  }

  private static void block(FlightId flight, String seat, BlockKind kind) {
    EDGE.flights()
        .decide(
            flight,
            new FlightCommand.BlockSeats(
                List.of(SeatNumber.parse(seat).orElseThrow()), kind, "by the test"));
  }

  private static List<String> seat(JsonNode rows, int row, char column) {
    JsonNode seat = rows.get(row - 8).get("Seat").get(column - 'A');
    return List.of(
        seat.get("state").asText(),
        seat.get("occupiedInd").asText(),
        seat.get("inoperativeInd").asText(),
        seat.at("/Occupation/0/Detail/content").asText());
  }
}
