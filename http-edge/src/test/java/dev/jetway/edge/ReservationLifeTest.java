package dev.jetway.edge;

import static dev.jetway.edge.fixture.Desk.assertProblem;
import static dev.jetway.edge.fixture.Desk.id;
import static dev.jetway.edge.fixture.Desk.key;
import static dev.jetway.edge.fixture.Desk.locator;
import static dev.jetway.edge.fixture.Desk.paid;
import static dev.jetway.edge.fixture.Desk.seats;
import static dev.jetway.edge.fixture.Desk.texts;
import static dev.jetway.edge.fixture.Desk.wish;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.jetway.edge.fixture.Answer;
import dev.jetway.edge.fixture.Desk;
import dev.jetway.edge.fixture.Edge;
import dev.jetway.edge.fixture.RealReservations;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What becomes of a reservation: bought, kept longer, changed, given back, or let go by time. */
class ReservationLifeTest {
  private static final RealReservations BACKING = new RealReservations();

  @RegisterExtension static final Edge EDGE = new Edge(Edge.shipped(), BACKING);

  private static final Desk DESK = new Desk(EDGE);
  private static final String GOOD = "{'payment_method':'good-card'}";

  private static String flight(int day) {
    return EDGE.schedule("2026-05-%02dT13:20".formatted(day));
  }

  private static void assertStatus(Answer answer, String status) {
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    assertThat(answer.json().get("status").asText()).isEqualTo(status);
  }

  @Test
  void whatIsHeldIsBoughtAndBuyingAgainIsHarmless() {
    String flight = flight(10);
    Answer held = DESK.hold(paid(10_000, flight, "12A", "12B"));

    Answer bought = DESK.act(locator(held), "confirm", GOOD);

    assertStatus(bought, "confirmed");
    assertThat(bought.json().has("expires_at")).isFalse();
    assertThat(DESK.act(id(held), "confirm", GOOD).json()).isEqualTo(bought.json());
    assertThat(DESK.booked(flight)).containsExactly("12A", "12B");
    assertThat(BACKING.till().of(id(held)))
        .containsExactly(
            "payment/1 authorized 20000 minor units of EUR",
            "payment/1 captured 20000 minor units of EUR");
  }

  @Test
  void whatIsFreeIsConfirmedWithoutABody() {
    Answer held = DESK.hold(seats(flight(10), "12A", "12B"));

    assertStatus(DESK.act(id(held), "confirm"), "confirmed");
  }

  @Test
  void aDeclinedPaymentLeavesTheSeatsHeldForAnotherCard() {
    Answer held = DESK.hold(paid(10_000, flight(10), "12A", "12B"));

    assertProblem(DESK.act(id(held), "confirm"), 402, "payment-required");
    Answer declined = DESK.act(id(held), "confirm", "{'payment_method':'bad-card'}");

    assertProblem(declined, 402, "payment-declined");
    assertThat(texts(declined.json().get("available_actions"))).contains("confirm");
    assertStatus(DESK.act(id(held), "confirm", GOOD), "confirmed");
  }

  @Test
  void anOfferIsExtendedFromNow() {
    Answer held = DESK.hold(seats(flight(10), "12A", "12B"));
    EDGE.setClock(Edge.NOW.plus(Duration.ofMinutes(10)));

    Answer extended = DESK.act(id(held), "extend");

    assertStatus(extended, "held");
    assertThat(extended.json().get("expires_at").asText()).isEqualTo("2026-03-01T12:25:00Z");
  }

  @Test
  void anOfferThatIsOverIsOver() {
    String flight = flight(10);
    String key = key();
    String request = Desk.body(Desk.COUPLE, "'later'", seats(flight, "12A", "12B"));
    Answer held = DESK.reserve(key, request);
    EDGE.setClock(Edge.NOW.plus(Duration.ofMinutes(15)));

    assertProblem(DESK.act(id(held), "confirm"), 409, "reservation-ended");
    assertThat(DESK.view(id(held)).json().get("status").asText()).isEqualTo("expired");
    assertThat(DESK.view(id(held)).json().at("/failure/type").asText())
        .isEqualTo("/problems/offer-expired");
    assertProblem(DESK.act(id(held), "extend"), 409, "reservation-ended");
    assertProblem(DESK.reserve(key, request), 410, "offer-expired");
    assertThat(EDGE.book(flight, "12A", "c2").status()).isEqualTo(200);
  }

  @Test
  void whatCannotBeDoneNowSaysWhatCan() {
    String flight = flight(10);
    Answer held = DESK.hold(seats(flight, "12A", "12B"));

    Answer refused = DESK.act(id(held), "seat-changes", "{'segment':1,'from':'12A','to':'12C'}");

    assertProblem(refused, 409, "action-not-available");
    assertThat(texts(refused.json().get("available_actions")))
        .containsExactly("confirm", "extend", "cancel");
    Answer bought = DESK.buy(seats(flight, "13A", "13B"));
    assertProblem(DESK.act(id(bought), "extend"), 409, "action-not-available");
    assertThat(DESK.act(id(bought), "accept", "{'segment':1}").status()).isEqualTo(409);
  }

  @Test
  void aPassengerMovesToAnotherSeat() {
    String flight = flight(10);
    Answer bought = DESK.buy(seats(flight, "12A", "12B"));
    String move = "{'segment':1,'from':'12B','to':'14F'}";

    Answer moved = DESK.act(id(bought), "seat-changes", move);

    assertStatus(moved, "confirmed");
    assertThat(texts(moved.json().at("/segments/0/seats"))).containsExactly("12A", "14F");
    assertThat(DESK.act(id(bought), "seat-changes", move).json()).isEqualTo(moved.json());
    assertThat(DESK.booked(flight)).containsExactly("12A", "14F");
    Answer back = DESK.act(id(bought), "seat-changes", "{'segment':1,'from':'14F','to':'12B'}");
    assertProblem(back, 409, "seat-lately-left");
    assertThat(back.json().get("retryable").asBoolean()).isTrue();
    assertThat(back.header("Retry-After")).isEqualTo("30");
  }

  @Test
  void aSeatThatCannotBeHadLeavesThePassengerWhereHeIs() {
    String flight = flight(10);
    Answer bought = DESK.buy(seats(flight, "12A", "12B"));
    EDGE.book(flight, "14F", "c9");

    Answer refused = DESK.act(id(bought), "seat-changes", "{'segment':1,'from':'12B','to':'14F'}");

    assertProblem(refused, 409, "seats-unavailable");
    assertThat(texts(refused.json().at("/conflicts/0/seats"))).containsExactly("14F");
    assertThat(DESK.view(id(bought)).json().get("segments"))
        .isEqualTo(bought.json().get("segments"));
    assertProblem(
        DESK.act(id(bought), "seat-changes", "{'segment':2,'from':'12B','to':'15F'}"),
        404,
        "segment-not-found");
    assertProblem(
        DESK.act(id(bought), "seat-changes", "{'segment':1,'from':'12C','to':'15F'}"),
        404,
        "seat-not-found");
  }

  @Test
  void aFlightIsChangedForAnotherAndTheDifferenceIsPaid() {
    String old = flight(10);
    String other = flight(11);
    Answer bought = DESK.buy(paid(10_000, old, "12A", "12B"));
    String key = key();
    String change =
        "{'replaced':[1],'replacements':["
            + paid(15_000, other, "14C", "14D")
            + "],'payment_method':'good-card'}";

    Answer changed = DESK.change(locator(bought), key, change);

    assertStatus(changed, "confirmed");
    assertThat(changed.json().get("segments")).hasSize(1);
    assertThat(changed.json().at("/segments/0/flight_id").asText()).isEqualTo(other);
    assertThat(changed.json().at("/segments/0/number").asInt()).isEqualTo(2);
    assertThat(changed.json().at("/paid/minor_units").asInt()).isEqualTo(30_000);
    assertThat(DESK.booked(old)).isEmpty();
    assertThat(DESK.booked(other)).containsExactly("14C", "14D");
    assertThat(DESK.change(id(bought), key, change).json()).isEqualTo(changed.json());
    assertProblem(
        DESK.change(id(bought), key, change.replace("14D", "14E")), 422, "idempotency-key-reused");
  }

  @Test
  void aChangeThatCannotBeWholeChangesNothing() {
    String old = flight(10);
    String other = flight(11);
    Answer bought = DESK.buy(paid(10_000, old, "12A", "12B"));
    EDGE.book(other, "14D", "c9");

    Answer refused =
        DESK.change(
            id(bought),
            key(),
            "{'replaced':[1],'replacements':[" + paid(10_000, other, "14C", "14D") + "]}");

    assertProblem(refused, 409, "seats-unavailable");
    assertThat(refused.json().at("/conflicts/0/flight_id").asText()).isEqualTo(other);
    assertThat(texts(refused.json().at("/conflicts/0/seats"))).containsExactly("14D");
    Answer now = DESK.view(id(bought));
    assertThat(now.json().get("status").asText()).isEqualTo("confirmed");
    assertThat(now.json().get("segments")).isEqualTo(bought.json().get("segments"));
    assertThat(DESK.booked(old)).hasSize(2);
    assertThat(EDGE.book(other, "14C", "c8").status()).isEqualTo(200);
  }

  @Test
  void aChangeThatCostsMoreNeedsAPaymentMethodAndAGoodOne() {
    Answer bought = DESK.buy(paid(10_000, flight(10), "12A", "12B"));
    String change =
        "{'replaced':[1],'replacements':[" + paid(15_000, flight(11), "14C", "14D") + "]";

    assertProblem(DESK.change(id(bought), key(), change + "}"), 402, "payment-required");
    Answer declined = DESK.change(id(bought), key(), change + ",'payment_method':'bad-card'}");
    assertProblem(declined, 402, "payment-declined");
    assertThat(DESK.view(id(bought)).json().get("segments"))
        .isEqualTo(bought.json().get("segments"));
  }

  @Test
  void aFlightMayChooseTheNewSeats() {
    Answer bought = DESK.buy(seats(flight(10), "12A", "12B"));

    Answer changed =
        DESK.change(
            id(bought),
            key(),
            "{'replaced':[1],'replacements':["
                + wish(flight(11), "{'together':'required'}")
                + "]}");

    assertStatus(changed, "confirmed");
    assertThat(changed.json().at("/segments/0/seats")).hasSize(2);
    Answer disagrees =
        DESK.change(
            id(bought),
            key(),
            "{'replaced':[2],'replacements':[" + wish(flight(12), "{'count':3}") + "]}");
    assertProblem(disagrees, 400, "invalid-field");
    assertThat(disagrees.json().get("field").asText())
        .isEqualTo("replacements[0].best_available.count");
  }

  @Test
  void aChangeNeedsAKey() {
    Answer bought = DESK.buy(seats(flight(10), "12A", "12B"));
    String change = "{'replaced':[1],'replacements':[" + seats(flight(11), "1A", "1B") + "]}";

    assertProblem(DESK.act(id(bought), "changes", change), 400, "idempotency-key-required");
  }

  @Test
  void aCancelledReservationIsGivenBackWithItsMoneyAndItsLocator() {
    String flight = flight(10);
    Answer bought = DESK.buy(paid(10_000, flight, "12A", "12B"));

    Answer cancelled = DESK.act(locator(bought), "cancel", "{}");

    assertStatus(cancelled, "cancelled");
    assertThat(cancelled.json().get("available_actions")).isEmpty();
    assertThat(cancelled.json().at("/refunded/minor_units").asInt()).isEqualTo(20_000);
    assertThat(DESK.booked(flight)).isEmpty();
    assertThat(DESK.act(id(bought), "cancel").json()).isEqualTo(cancelled.json());
    assertProblem(DESK.act(id(bought), "confirm"), 409, "reservation-ended");
  }

  @Test
  void deletingAReservationCancelsIt() {
    Answer bought = DESK.buy(seats(flight(10), "12A", "12B"));

    Answer deleted = EDGE.client().delete("/reservations/" + id(bought));

    assertStatus(deleted, "cancelled");
    assertThat(EDGE.client().delete("/v1/reservations/" + id(bought)).json())
        .isEqualTo(deleted.json());
  }

  @Test
  void oneFlightOfSeveralIsGivenBack() {
    String out = flight(10);
    String back = flight(20);
    Answer bought = DESK.buy(paid(10_000, out, "12A", "12B"), paid(9_000, back, "12A", "12B"));

    Answer left = DESK.act(id(bought), "cancel", "{'segments':[2]}");

    assertStatus(left, "confirmed");
    assertThat(left.json().get("segments")).hasSize(1);
    assertThat(left.json().at("/refunded/minor_units").asInt()).isEqualTo(18_000);
    assertThat(DESK.booked(out)).hasSize(2);
    assertThat(DESK.booked(back)).isEmpty();
    assertProblem(DESK.act(id(bought), "cancel", "{'segments':[7]}"), 404, "segment-not-found");
  }

  @Test
  void onePassengerOfSeveralStaysAtHome() {
    String out = flight(10);
    String back = flight(20);
    Answer bought = DESK.buy(paid(10_000, out, "12A", "12B"), paid(9_000, back, "14C", "14D"));

    Answer left = DESK.act(id(bought), "cancel", "{'passengers':[1]}");

    assertStatus(left, "confirmed");
    JsonNode passengers = left.json().get("passengers");
    assertThat(passengers.at("/0/travels").asBoolean()).isFalse();
    assertThat(passengers.at("/1/travels").asBoolean()).isTrue();
    assertThat(DESK.booked(out)).containsExactly("12B");
    assertThat(DESK.booked(back)).containsExactly("14D");
    assertThat(left.json().at("/refunded/minor_units").asInt()).isEqualTo(19_000);
    assertProblem(DESK.act(id(bought), "cancel", "{'passengers':[3]}"), 404, "passenger-not-found");
    Answer changed =
        DESK.change(
            id(bought), key(), "{'replaced':[2],'replacements':[" + wish(flight(21), "{}") + "]}");
    assertThat(changed.json().at("/segments/1/seats")).hasSize(1);
  }
}
