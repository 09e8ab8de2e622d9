package dev.jetway.edge;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.jetway.edge.fixture.Answer;
import dev.jetway.edge.fixture.Edge;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * The contracts of the original ms-flights and ms-reservations services, literally: what their
 * clients read must be there with the same names and values. Members of ours may stand beside it.
 */
class OriginalContractTest {
  @RegisterExtension static final Edge EDGE = new Edge();

  private static final String DEPARTURE = "2026-05-17T13:20";

  @Test
  void bookingASeat() {
    Answer answer = EDGE.book(EDGE.schedule(DEPARTURE), "12B", "dfgh");

    assertThat(answer.status()).isEqualTo(200);
    assertHolds(answer.json(), "{'status':'success'}");
  }

  @Test
  void bookingATakenSeat() {
    String flight = EDGE.schedule(DEPARTURE);
    EDGE.book(flight, "12B", "dfgh");

    Answer answer = EDGE.book(flight, "12B", "somebody else");

    assertThat(answer.status()).isEqualTo(403);
    assertHolds(
        answer.json(),
        """
        {'error':'Could not complete reservation for 12B',
         'description':'Seat already reserved. Cannot double-book'}""");
  }

  @Test
  void listingBookedSeats() {
    String flight = EDGE.schedule(DEPARTURE);
    EDGE.book(flight, "12B", "dfgh");

    Answer answer = EDGE.client().get("/reservations?flight_id=" + flight);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json()).isEqualTo(json("[{'seat_no':'12B'}]"));
  }

  @Test
  void findingAFlight() {
    String flight = EDGE.schedule(DEPARTURE);

    Answer answer = EDGE.client().get("/flights?flight_no=AA2532&departure_date_time=" + DEPARTURE);

    assertThat(answer.status()).isEqualTo(200);
    assertHolds(
        answer.json(),
        "[{'flight_id':'" + flight + "','origin_code':'LAX','destination_code':'DCA'}]");
  }

  @Test
  void theSeatMap() {
    EDGE.scheduleOwnSeatMap(DEPARTURE);

    Answer answer = EDGE.client().get("/flights/AA2532/seat_map");

    assertThat(answer.status()).isEqualTo(200);
    assertHolds(
        answer.json(),
        """
        {'Cabin':[{'firstRow':8,'lastRow':23,'Wing':{'firstRow':14,'lastRow':22},
          'CabinClass':{'CabinType':'Economy'},
          'Column':[{'Column':'A','Characteristics':['Window']}],
          'Row':[{'RowNumber':8,'Seat':[{'premiumInd':false,'exitRowInd':false,
            'restrictedReclineInd':false,'noInfantInd':false,'Number':'A',
            'Facilities':[{'Detail':{'content':'LegSpaceSeat'}}]}]}]}]}""");
  }

  @Test
  void ping() {
    Answer answer = EDGE.client().get("/ping");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json()).isEqualTo(json("{'status':'pass'}"));
  }

  @Test
  void health() {
    Answer answer = EDGE.client().get("/health");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("Content-Type")).isEqualTo("application/health+json");
    assertHolds(answer.json(), "{'status':'pass','checks':{}}");
  }

  private static JsonNode json(String singleQuoted) {
    return Answer.parsed(singleQuoted.replace('\'', '"'));
  }

  private static void assertHolds(JsonNode actual, String expected) {
    List<String> missing = new ArrayList<>();
    compare("", actual, json(expected), missing);
    assertThat(missing).as("%s", actual).isEmpty();
  }

  /** Objects may have more members, arrays more elements. */
  private static void compare(String at, JsonNode actual, JsonNode expected, List<String> missing) {
    if (expected.isObject() && actual.isObject()) {
      expected
          .fieldNames()
          .forEachRemaining(
              name -> compare(at + "/" + name, actual.path(name), expected.get(name), missing));
    } else if (expected.isArray() && actual.isArray()) {
      for (int i = 0; i < expected.size(); i++) {
        compare(at + "/" + i, actual.path(i), expected.get(i), missing);
      }
    } else if (!expected.equals(actual)) {
      missing.add(at + ": expected " + expected + " but was " + actual);
    }
  }
}
