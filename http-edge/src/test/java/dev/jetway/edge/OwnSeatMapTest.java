package dev.jetway.edge;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.jetway.edge.fixture.Answer;
import dev.jetway.edge.fixture.Edge;
import dev.jetway.edge.fixture.OwnSeatMap;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Flights with seat maps of the client's own. */
class OwnSeatMapTest {
  @RegisterExtension static final Edge EDGE = new Edge();

  private static final String MAY_17 = "2026-05-17T13:20";

  private static Answer post(String number, JsonNode seatMap) {
    return EDGE.client().post("/flights", Edge.flight(number, MAY_17, seatMap));
  }

  private static JsonNode seatMap(Answer flight) {
    return EDGE.client()
        .get("/flights/" + flight.json().get("flight_id").asText() + "/seat_map")
        .json();
  }

  @Test
  void aFlightHasTheSeatsThatWereSent() {
    Answer first = post("AA1", OwnSeatMap.json());
    Answer again = post("AA1", OwnSeatMap.json());

    assertThat(first.status()).as(first.text()).isEqualTo(201);
    assertThat(first.json().get("seats").asInt()).isEqualTo(96);
    assertThat(again.status()).isEqualTo(200);
    assertThat(EDGE.client().post("/flights", Edge.flight("AA1", MAY_17)).problem())
        .isEqualTo("flight-conflict");
    JsonNode cabin = seatMap(first).at("/Cabin/0");
    assertThat(cabin.at("/Wing/lastRow").asInt()).isEqualTo(22);
    assertThat(cabin.at("/Column/2/Characteristics/0").asText()).isEqualTo("Aisle");
    assertThat(cabin.at("/Row/6/Seat/0/exitRowInd").asBoolean()).isTrue();
    assertThat(cabin.at("/Row/7/Seat/0/exitRowInd").asBoolean()).isFalse();
  }

  /** One aisle and two, single seats beside aisles, rows that narrow, several cabins. */
  @ParameterizedTest
  @CsvSource({
    "320, J8Y156",
    "388, F14J76Y401",
    "77W, F8J42W24Y247",
    "789, J28W21Y166",
    "E90, F1Y99",
    "CR2, Y50",
    "AT7, Y70",
    "100, Y1",
    "744, F14J52W36Y235"
  })
  void whateverASeatMapShowsCanBeSentBack(String aircraft, String configuration) {
    Answer laid =
        EDGE.client()
            .post(
                "/flights",
                Edge.flight("AA1", MAY_17)
                    .replace(
                        "\"320\"",
                        "\"" + aircraft + "\",\"configuration\":\"" + configuration + "\""));
    assertThat(laid.status()).as(laid.text()).isEqualTo(201);
    EDGE.book(laid.json().get("flight_id").asText(), "1A", "c1");
    JsonNode shown = seatMap(laid);

    Answer sentBack = post("AA2", shown);

    assertThat(sentBack.status()).as(sentBack.text()).isEqualTo(201);
    assertThat(sentBack.json().get("available")).isEqualTo(laid.json().get("available"));
    assertThat(asNew(seatMap(sentBack).get("Cabin"))).isEqualTo(asNew(shown.get("Cabin")));
  }

  /** Without what passengers have done since. */
  private static JsonNode asNew(JsonNode cabins) {
    for (JsonNode seat : cabins.findValues("Seat").stream().flatMap(OwnSeatMapTest::all).toList()) {
      ((ObjectNode) seat).remove(List.of("state", "occupiedInd", "Occupation"));
    }
    return cabins;
  }

  private static Stream<JsonNode> all(JsonNode array) {
    return Stream.iterate(0, i -> i < array.size(), i -> i + 1).map(array::get);
  }

  @Test
  void withASeatMapTheAircraftIsButAName() {
    assertThat(
            EDGE.client()
                .post(
                    "/flights",
                    Edge.flight("AA1", MAY_17, OwnSeatMap.json()).replace("\"320\"", "\"ZZZ\""))
                .status())
        .isEqualTo(201);
  }

  @ParameterizedTest
  @CsvSource({"Y96, 201", "W0, 400", "Y95, 400", "W18Y78, 400", "LL05, 400", "VV1, 201"})
  void aConfigurationMustCountTheSameSeats(String configuration, int status) {
    String body =
        Edge.flight("AA1", MAY_17, OwnSeatMap.json())
            .replace("\"320\"", "\"320\",\"configuration\":\"" + configuration + "\"");

    Answer answer = EDGE.client().post("/flights", body);

    assertThat(answer.status()).as(answer.text()).isEqualTo(status);
    if (status == 400) {
      assertThat(answer.json().get("field").asText()).isEqualTo("configuration");
    }
  }

  private static Arguments spoilt(String problem, String field, Consumer<ObjectNode> how) {
    ObjectNode map = OwnSeatMap.json();
    how.accept(map);
    return Arguments.of(problem, field.isEmpty() ? "seat_map" : "seat_map." + field, map);
  }

  private static ObjectNode cabin(ObjectNode map) {
    return (ObjectNode) map.at("/Cabin/0");
  }

  private static ObjectNode at(ObjectNode map, String pointer) {
    return (ObjectNode) cabin(map).at(pointer);
  }

  static Stream<Arguments> spoiltMaps() {
    String invalid = "invalid-field";
    return Stream.of(
        spoilt("missing-field", "Cabin", m -> m.remove("Cabin")),
        spoilt("unknown-field", "cabin", m -> m.putArray("cabin")),
        spoilt(invalid, "Cabin", m -> m.put("Cabin", "x")),
        spoilt(invalid, "Cabin", m -> m.putArray("Cabin")),
        spoilt(invalid, "Cabin[0]", m -> m.putArray("Cabin").add(1)),
        spoilt(invalid, "Cabin", m -> addMany(m.putArray("Cabin"), OwnSeatMap.json(), 11)),
        spoilt("missing-field", "Cabin[0].CabinClass", m -> cabin(m).remove("CabinClass")),
        spoilt(
            invalid,
            "Cabin[0].CabinClass.CabinType",
            m -> at(m, "/CabinClass").put("CabinType", "Eco")),
        spoilt("missing-field", "Cabin[0].Column", m -> cabin(m).remove("Column")),
        spoilt(invalid, "Cabin[0].Column[1].Column", m -> at(m, "/Column/1").put("Column", "A")),
        spoilt(invalid, "Cabin[0].Column[1].Column", m -> at(m, "/Column/1").put("Column", "AB")),
        spoilt(
            invalid,
            "Cabin[0].Column[1].Characteristics[0]",
            m -> at(m, "/Column/1").putArray("Characteristics").add("Middle")),
        spoilt(
            invalid,
            "Cabin[0].Column[5].Characteristics",
            m -> at(m, "/Column/5").putArray("Characteristics").add("Aisle")),
        spoilt(invalid, "Cabin[0].Wing.lastRow", m -> at(m, "/Wing").put("lastRow", 200)),
        spoilt("missing-field", "Cabin[0].Wing.firstRow", m -> at(m, "/Wing").remove("firstRow")),
        spoilt(invalid, "Cabin[0].Row", m -> cabin(m).putArray("Row")),
        spoilt(invalid, "Cabin[0].Row[3].RowNumber", m -> at(m, "/Row/3").put("RowNumber", 10)),
        spoilt(invalid, "Cabin[0].Row[3].RowNumber", m -> at(m, "/Row/3").put("RowNumber", 0)),
        spoilt(invalid, "Cabin[0].Row[3].RowNumber", m -> at(m, "/Row/3").put("RowNumber", "11")),
        spoilt("unknown-field", "Cabin[0].Row[3].row", m -> at(m, "/Row/3").put("row", 1)),
        spoilt(invalid, "Cabin[0].Row[3].Seat", m -> at(m, "/Row/3").putArray("Seat")),
        spoilt("missing-field", "Cabin[0].Row[3].Seat[1].Number", m -> seat(m).remove("Number")),
        spoilt(invalid, "Cabin[0].Row[3].Seat[1].Number", m -> seat(m).put("Number", "A")),
        spoilt(invalid, "Cabin[0].Row[3].Seat[1].Number", m -> seat(m).put("Number", "G")),
        spoilt(invalid, "Cabin[0].Row[3].Seat[1].Number", m -> seat(m).put("Number", "b")),
        spoilt(invalid, "Cabin[0].Row[3].Seat[1].premiumInd", m -> seat(m).put("premiumInd", 1)),
        spoilt("unknown-field", "Cabin[0].Row[3].Seat[1].price", m -> seat(m).put("price", 1)),
        spoilt(
            invalid,
            "Cabin[0].Row[3].Seat[1].Facilities[0].Detail.content",
            m ->
                seat(m).putArray("Facilities").addObject().putObject("Detail").put("content", "?")),
        spoilt(
            "missing-field",
            "Cabin[0].Row[3].Seat[1].Facilities[0].Detail",
            m -> seat(m).putArray("Facilities").addObject()),
        spoilt(invalid, "", OwnSeatMapTest::grow));
  }

  private static ObjectNode seat(ObjectNode map) {
    return at(map, "/Row/3/Seat/1");
  }

  private static void addMany(ArrayNode cabins, ObjectNode map, int count) {
    for (int i = 0; i < count; i++) {
      cabins.add(cabin(map));
    }
  }

  /** 151 rows of six. */
  private static void grow(ObjectNode map) {
    ArrayNode rows = (ArrayNode) cabin(map).get("Row");
    while (rows.size() < 151) {
      ObjectNode row = rows.get(0).deepCopy();
      rows.add(row.put("RowNumber", rows.size() + 8));
    }
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("spoiltMaps")
  void aMapThatCannotBeIsRefusedByPath(String problem, String field, JsonNode map) {
    Answer answer = post("AA1", map);

    assertThat(answer.status()).as(answer.text()).isEqualTo(400);
    assertThat(answer.problem()).isEqualTo(problem);
    assertThat(answer.json().get("field").asText()).isEqualTo(field);
  }
}
