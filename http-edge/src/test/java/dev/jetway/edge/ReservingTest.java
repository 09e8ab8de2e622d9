package dev.jetway.edge;

import static dev.jetway.edge.fixture.Desk.COUPLE;
import static dev.jetway.edge.fixture.Desk.assertProblem;
import static dev.jetway.edge.fixture.Desk.body;
import static dev.jetway.edge.fixture.Desk.id;
import static dev.jetway.edge.fixture.Desk.key;
import static dev.jetway.edge.fixture.Desk.locator;
import static dev.jetway.edge.fixture.Desk.paid;
import static dev.jetway.edge.fixture.Desk.seats;
import static dev.jetway.edge.fixture.Desk.texts;
import static dev.jetway.edge.fixture.Desk.wish;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.jetway.edge.fixture.Answer;
import dev.jetway.edge.fixture.Desk;
import dev.jetway.edge.fixture.Edge;
import dev.jetway.edge.fixture.RealReservations;
import dev.jetway.edge.fixture.Till;
import dev.jetway.flight.domain.BlockKind;
import dev.jetway.flight.domain.FlightCommand;
import dev.jetway.flight.domain.FlightId;
import dev.jetway.flight.domain.SeatNumber;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Reserving seats on several flights: all of them or none, once per key. */
class ReservingTest {
  private static final RealReservations BACKING = new RealReservations();

  @RegisterExtension static final Edge EDGE = new Edge(Edge.shipped(), BACKING);

  private static final Desk DESK = new Desk(EDGE);
  private static final String NOW = "'now','payment_method':'" + Till.GOOD_CARD + "'";
  private static final String FAMILY =
      "[{'name':'Ada Byron','type':'adult'},{'name':'William King','type':'adult'},"
          + "{'name':'Byron King','type':'child'},{'name':'Annabella King','type':'child'},"
          + "{'name':'Ralph King','type':'infant'}]";

  private static String flight(int day) {
    return EDGE.schedule("2026-05-%02dT13:20".formatted(day));
  }

  @Test
  void aFamilyFliesOutAndBackWithConnectionsAndPaysAtOnce() {
    String out = flight(10);
    String further = flight(11);
    String back = flight(20);
    String home = flight(21);

    Answer made =
        DESK.reserve(
            key(),
            body(
                FAMILY,
                NOW,
                paid(10_000, out, "12A", "12B", "12C", "13A"),
                paid(5_000, further, "12A", "12B", "12C", "13A"),
                wish(back, "{'cabin':'economy','together':'required'}"),
                wish(home, "{'count':4,'characteristics':['window']}")));

    assertThat(made.status()).as(made.text()).isEqualTo(201);
    JsonNode json = made.json();
    assertThat(json.get("status").asText()).isEqualTo("confirmed");
    assertThat(json.get("settled").asBoolean()).isTrue();
    assertThat(json.at("/price/minor_units").asLong()).isEqualTo(60_000);
    assertThat(json.at("/paid/minor_units").asLong()).isEqualTo(60_000);
    assertThat(json.get("segments")).hasSize(4);
    assertThat(json.at("/segments/2/seats")).hasSize(4);
    assertThat(json.at("/segments/2").has("unmet")).isFalse();
    assertThat(json.at("/segments/3/unmet/characteristics/window").asInt()).isPositive();
    assertThat(texts(json.at("/segments/0/passengers"))).containsExactly("1", "2", "3", "4");
    assertThat(made.header("Location")).isEqualTo("/reservations/" + id(made));
    for (String flight : List.of(out, further, back, home)) {
      assertThat(DESK.booked(flight)).hasSize(4);
    }
    assertThat(BACKING.till().of(id(made)))
        .containsExactly(
            "payment/1 authorized 60000 minor units of EUR",
            "payment/1 captured 60000 minor units of EUR");
  }

  @Test
  void aReservationIsFoundByItsIdAndItsLocatorInAnyCase() {
    Answer made = DESK.buy(seats(flight(10), "12A", "12B"));

    assertThat(DESK.view(id(made)).json()).isEqualTo(made.json());
    assertThat(DESK.view(locator(made)).json()).isEqualTo(made.json());
    Answer small = DESK.view(locator(made).toLowerCase(Locale.ROOT));
    assertThat(small.json()).isEqualTo(made.json());
    assertThat(
            EDGE.client()
                .get("/v1/reservations/" + id(made), "If-None-Match", small.header("ETag"))
                .status())
        .isEqualTo(304);
  }

  @Test
  void whatIsConfirmedLaterIsHeldUntilThen() {
    String flight = flight(10);

    Answer held = DESK.hold(seats(flight, "12A", "12B"));

    assertThat(held.status()).as(held.text()).isEqualTo(201);
    assertThat(held.json().get("status").asText()).isEqualTo("held");
    assertThat(held.json().get("expires_at").asText()).isEqualTo("2026-03-01T12:15:00Z");
    assertThat(texts(held.json().get("available_actions")))
        .containsExactly("confirm", "extend", "cancel");
    assertThat(DESK.booked(flight)).isEmpty();
    assertProblem(EDGE.book(flight, "12A", "c2"), 403, "seat-taken");
  }

  @Test
  void aDeclinedPaymentKeepsNothing() {
    String flight = flight(10);
    String key = key();
    String body =
        body(COUPLE, "'now','payment_method':'bad-card'", paid(10_000, flight, "12A", "12B"));

    Answer refused = DESK.reserve(key, body);

    assertProblem(refused, 402, "payment-declined");
    assertThat(refused.json().get("retryable").asBoolean()).isFalse();
    assertThat(EDGE.book(flight, "12A", "c2").status()).isEqualTo(200);
    Answer view = DESK.view(id(refused));
    assertThat(view.json().get("status").asText()).isEqualTo("rejected");
    assertThat(view.json().at("/failure/type").asText()).isEqualTo("/problems/payment-declined");
    assertProblem(DESK.reserve(key, body), 402, "payment-declined");
  }

  @Test
  void whatCostsSomethingNeedsAPaymentMethodNow() {
    Answer refused =
        DESK.reserve(key(), body(COUPLE, "'now'", paid(10_000, flight(10), "12A", "12B")));

    assertProblem(refused, 402, "payment-required");
  }

  @Test
  void takenSeatsAreNamedOnAllFlightsAndNothingIsKept() {
    String out = flight(10);
    String back = flight(20);
    EDGE.book(out, "12B", "c9");
    EDGE.book(back, "3C", "c9");
    EDGE.book(back, "3D", "c9");
    int before = DESK.available(out);

    Answer refused =
        DESK.reserve(key(), body(COUPLE, NOW, seats(out, "12A", "12B"), seats(back, "3C", "3D")));

    assertProblem(refused, 409, "seats-unavailable");
    JsonNode conflicts = refused.json().get("conflicts");
    assertThat(conflicts).hasSize(2);
    assertThat(conflicts.at("/0/flight_id").asText()).isEqualTo(out);
    assertThat(texts(conflicts.at("/0/seats"))).containsExactly("12B");
    assertThat(conflicts.at("/1/flight_id").asText()).isEqualTo(back);
    assertThat(texts(conflicts.at("/1/seats"))).containsExactly("3C", "3D");
    assertThat(DESK.available(out)).isEqualTo(before);
  }

  @Test
  void theSameKeyAndBodyIsTheSameReservation() {
    String key = key();
    String body = body(COUPLE, NOW, paid(10_000, flight(10), "12A", "12B"));
    Answer first = DESK.reserve(key, body);

    List<String> again =
        IntStream.range(0, 8).parallel().mapToObj(i -> DESK.reserve(key, body).text()).toList();

    assertThat(first.status()).isEqualTo(201);
    assertThat(again).containsOnly(first.text());
    assertThat(BACKING.till().of(id(first))).hasSize(2);
  }

  @Test
  void manyAtOnceWithOneKeyMakeOneReservation() {
    String flight = flight(10);
    String key = key();
    String body = body(COUPLE, NOW, paid(10_000, flight, "12A", "12B"));

    List<Answer> answers =
        IntStream.range(0, 8).parallel().mapToObj(i -> DESK.reserve(key, body)).toList();

    assertThat(answers).allMatch(answer -> answer.status() == 201);
    assertThat(answers.stream().map(Desk::locator).distinct()).hasSize(1);
    assertThat(DESK.booked(flight)).hasSize(2);
  }

  @Test
  void theSameKeyWithAnotherBodyIsRefused() {
    String flight = flight(10);
    String key = key();
    DESK.reserve(key, body(COUPLE, "'later'", seats(flight, "12A", "12B")));

    Answer other = DESK.reserve(key, body(COUPLE, "'later'", seats(flight, "12A", "12C")));

    assertProblem(other, 422, "idempotency-key-reused");
    assertThat(EDGE.book(flight, "12C", "c2").status()).isEqualTo(200);
  }

  @Test
  void theKeyOfOneCustomerIsNotThatOfAnother() {
    String flight = flight(10);
    String key = key();
    Answer one = DESK.reserve(key, body(COUPLE, "'later'", seats(flight, "12A", "12B")));

    Answer other =
        DESK.reserve(key, body(COUPLE, "'later'", seats(flight, "13A", "13B")).replace("c1", "c2"));

    assertThat(other.status()).as(other.text()).isEqualTo(201);
    assertThat(id(other)).isNotEqualTo(id(one));
  }

  @Test
  void whatTheBankTakesLongForIsUnderWay() {
    String key = key();
    String body =
        body(COUPLE, "'now','payment_method':'slow-card'", paid(10_000, flight(10), "12A", "12B"));

    Answer answer = DESK.reserve(key, body);

    assertThat(answer.status()).as(answer.text()).isEqualTo(202);
    assertThat(answer.json().get("settled").asBoolean()).isFalse();
    assertThat(answer.header("Retry-After")).isEqualTo("1");
    assertThat(answer.header("Location")).isEqualTo("/reservations/" + id(answer));
    Answer cancelled = DESK.act(id(answer), "cancel");
    assertThat(cancelled.json().get("status").asText()).isEqualTo("cancelled");
    assertProblem(DESK.reserve(key, body), 409, "reservation-ended");
  }

  @Test
  void aFlightThatIsNotThereIsNotFound() {
    String unknown = "edcc03a4-7f4e-37d1-898a-bbfc3e9e4c0b";
    Answer answer =
        DESK.reserve(
            key(),
            body(COUPLE, "'later'", seats(flight(10), "12A", "12B"), seats(unknown, "1A", "1B")));

    assertProblem(answer, 404, "flight-not-found");
  }

  @Test
  void aFlightThatIsNotOnSaleIsRefused() {
    String closed = flight(10);
    EDGE.client().post("/flights/" + closed + "/close");
    String cancelled = flight(11);
    EDGE.client().post("/flights/" + cancelled + "/cancel", "{\"reason\":\"snow\"}");

    assertProblem(DESK.hold(seats(closed, "12A", "12B")), 409, "flight-closed");
    assertProblem(DESK.hold(seats(cancelled, "12A", "12B")), 409, "flight-cancelled");
  }

  @Test
  void aSeatThatTheFlightHasNotIsNotFound() {
    Answer answer = DESK.hold(seats(flight(10), "12A", "99A"));

    assertProblem(answer, 404, "seat-not-found");
    assertThat(texts(answer.json().at("/conflicts/0/seats"))).containsExactly("99A");
  }

  @Test
  void aWishThatCannotBeIsRefusedWithItsOwnType() {
    String flight = EDGE.scheduleOwnSeatMap("2026-05-10T13:20");
    assertProblem(DESK.hold(wish(flight, "{'cabin':'first'}")), 409, "not-enough-seats");
    List<SeatNumber> all = new ArrayList<>();
    for (int row = 8; row <= 23; row++) {
      for (char column = 'A'; column <= 'F'; column++) {
        all.add(new SeatNumber(row, column));
      }
    }
    all.removeAll(List.of(new SeatNumber(8, 'A'), new SeatNumber(23, 'F')));
    EDGE.flights()
        .decide(
            FlightId.parse(flight).orElseThrow(),
            new FlightCommand.BlockSeats(all, BlockKind.BLOCKED, "crew"));

    assertProblem(DESK.hold(wish(flight, "{'together':'required'}")), 409, "seats-not-together");
    Answer apart = DESK.hold(wish(flight, "{'together':true}"));
    assertThat(apart.status()).as(apart.text()).isEqualTo(201);
    assertThat(apart.json().at("/segments/0/unmet/apart").asBoolean()).isTrue();
  }

  @Test
  void aPartyThatIsTooLargeIsRefused() {
    String ten = "[" + "{'name':'A','type':'adult'},".repeat(9) + "{'name':'B','type':'adult'}]";

    assertProblem(
        DESK.reserve(key(), body(ten, "'later'", wish(flight(10), "{}"))), 409, "limit-exceeded");
  }

  @Test
  void whoHoldsAsMuchAsOneMayConfirmsOrWaits() {
    String flight = flight(10);
    String one = "[{'name':'A','type':'adult'}]";
    String hoarder = body(one, "'later'", wish(flight, "{}")).replace("c1", "hoarder");
    List<Answer> held = IntStream.range(0, 20).mapToObj(i -> DESK.reserve(key(), hoarder)).toList();
    assertThat(held).allMatch(answer -> answer.status() == 201);

    Answer refused = DESK.reserve(key(), hoarder);

    assertProblem(refused, 429, "too-many-holds");
    assertThat(refused.json().get("retryable").asBoolean()).isTrue();
    assertThat(refused.header("Retry-After")).isEqualTo("1");
    DESK.act(id(held.getFirst()), "confirm");
    await().until(() -> DESK.reserve(key(), hoarder).status() == 201);
  }

  @ParameterizedTest
  @ValueSource(strings = {"'12A'", "'12A','12A'", "'12A','12B','12C'"})
  void everybodyNeedsASeatOfHisOwn(String seats) {
    String segment = "{'flight_id':'" + flight(10) + "','seats':[" + seats + "]}";

    assertProblem(DESK.reserve(key(), body(COUPLE, "'later'", segment)), 400, "invalid-request");
  }

  @Test
  void whoReservesFindsItInHisList() {
    String body = body(COUPLE, NOW, seats(flight(10), "12A", "12B")).replace("c1", "lister");
    Answer made = DESK.reserve(key(), body);

    await()
        .untilAsserted(
            () -> {
              JsonNode list = EDGE.client().get("/reservations?customer_id=lister").json();
              assertThat(list.at("/reservations/0/reservation_id").asText()).isEqualTo(id(made));
              assertThat(list.at("/reservations/0/status").asText()).isEqualTo("confirmed");
            });
  }

  @Test
  void aBookingMadeAtOnceIsNotLookedAtAsAReservation() {
    String booking = EDGE.book(flight(10), "12A", "c1").json().get("reservation_id").asText();

    Answer answer = DESK.view(booking);

    assertProblem(answer, 404, "reservation-not-found");
    assertThat(answer.json().get("detail").asText()).contains("customer_id");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"x", "AAAAAA", "ABCDE0", "%00", "7cwDpH9ON9GJirv8Pp5MC1VvK0m3xQ2aQm9Yc3R5dGU"})
  void whatNamesNoReservationIsNotFound(String name) {
    assertProblem(DESK.view(name), 404, "reservation-not-found");
    for (String action : List.of("confirm", "extend", "cancel")) {
      assertProblem(DESK.act(name, action), 404, "reservation-not-found");
    }
    assertProblem(
        DESK.act(name, "seat-changes", "{'segment':1,'from':'1A','to':'1B'}"),
        404,
        "reservation-not-found");
    assertProblem(DESK.act(name, "accept", "{'segment':1}"), 404, "reservation-not-found");
    assertProblem(
        DESK.change(
            name, key(), "{'replaced':[1],'replacements':[" + seats(flight(10), "1A") + "]}"),
        404,
        "reservation-not-found");
  }
}
