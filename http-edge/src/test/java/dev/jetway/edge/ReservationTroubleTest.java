package dev.jetway.edge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jetway.edge.fixture.Answer;
import dev.jetway.edge.fixture.Desk;
import dev.jetway.edge.fixture.Edge;
import dev.jetway.edge.fixture.SilentReservations;
import dev.jetway.reservation.actor.ReservationReply;
import dev.jetway.reservation.actor.ReservationReply.Reason;
import dev.jetway.reservation.domain.ReservationAnswer;
import dev.jetway.reservation.domain.ReservationCommand.RequestReservation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What clients are told when a reservation does not answer as it should: never a refusal. */
class ReservationTroubleTest {
  private static final SilentReservations BACKING = new SilentReservations();

  @RegisterExtension static final Edge EDGE = new Edge(Edge.shipped(), BACKING);

  private static final Desk DESK = new Desk(EDGE);
  private static final String NAME = "7cwDpH9ON9GJirv8Pp5MC1VvK0m3xQ2aQm9Yc3R5dGU";
  private static final String SEGMENT =
      Desk.seats("edcc03a4-7f4e-37d1-898a-bbfc3e9e4c0b", "12A", "12B");

  private static Answer call(String operation) {
    return switch (operation) {
      case "reserve" -> DESK.hold(SEGMENT);
      case "view" -> DESK.view(NAME);
      case "delete" -> EDGE.client().delete("/reservations/" + NAME);
      case "confirm", "extend", "cancel" -> DESK.act(NAME, operation);
      case "seat-changes" -> DESK.act(NAME, operation, "{'segment':1,'from':'1A','to':'1B'}");
      case "accept" -> DESK.act(NAME, operation, "{'segment':1}");
      case "changes" ->
          DESK.change(NAME, Desk.key(), "{'replaced':[1],'replacements':[" + SEGMENT + "]}");
      default -> throw new IllegalArgumentException(operation);
    };
  }

  private static void assertRetryable(Answer answer, String problem) {
    Desk.assertProblem(answer, 503, problem);
    assertThat(answer.json().get("retryable").asBoolean()).isTrue();
    assertThat(answer.header("Retry-After")).matches("[0-9]+");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "reserve",
        "delete",
        "confirm",
        "extend",
        "cancel",
        "seat-changes",
        "accept",
        "changes"
      })
  void anUnknownOutcomeSaysSo(String operation) {
    BACKING.answer(new ReservationReply.OutcomeUnknown());

    assertRetryable(call(operation), "outcome-unknown");
  }

  @ParameterizedTest
  @EnumSource
  void whatWasNotDecidedIsRetryable(Reason reason) {
    BACKING.answer(new ReservationReply.Unavailable(reason));

    for (String operation : new String[] {"reserve", "view", "confirm", "changes"}) {
      assertRetryable(
          call(operation),
          switch (reason) {
            case BUSY, MOVING, LOCATOR_TAKEN -> "reservation-busy";
            case DATABASE_UNAVAILABLE -> "reservations-unavailable";
            case TIMEOUT -> "reservation-timeout";
          });
    }
  }

  @Test
  void aTakenLocatorIsDrawnAgainAndNotForEver() {
    BACKING.answer(new ReservationReply.Unavailable(Reason.LOCATOR_TAKEN));

    call("reserve");

    assertThat(BACKING.asked()).hasSize(5);
    assertThat(
            BACKING.asked().stream()
                .map(command -> ((RequestReservation) command).locator())
                .distinct())
        .hasSizeGreaterThan(1);
  }

  @Test
  void aLookUpByLocatorThatFailsIsRetryable() {
    assertRetryable(DESK.view("K7RM3W"), "reservations-unavailable");
    assertRetryable(DESK.act("k7rm3w", "cancel"), "reservations-unavailable");
  }

  @Test
  void listsThatCannotBeReadAreRetryable() {
    assertRetryable(EDGE.client().get("/reservations?customer_id=c1"), "read-model-unavailable");
  }

  @ParameterizedTest
  @CsvSource({
    "RESERVATION_NOT_FOUND, 404, reservation-not-found",
    "OTHER_CONTENT, 422, idempotency-key-reused",
    "INVALID_REQUEST, 400, invalid-request",
    "LIMIT_EXCEEDED, 409, limit-exceeded",
    "TOO_MANY_HOLDS, 429, too-many-holds",
    "NOT_NOW, 409, action-not-available",
    "RESERVATION_ENDED, 409, reservation-ended",
    "SEGMENT_NOT_FOUND, 404, segment-not-found",
    "PASSENGER_NOT_FOUND, 404, passenger-not-found",
    "SEAT_NOT_FOUND, 404, seat-not-found",
    "MIXED_CURRENCIES, 400, invalid-request",
    "PAYMENT_REQUIRED, 402, payment-required",
    "SEAT_LATELY_LEFT, 409, seat-lately-left",
  })
  void everyRefusalHasItsProblem(ReservationAnswer.Code code, int status, String problem) {
    BACKING.answer(
        new ReservationReply.Answered(1, new ReservationAnswer.Rejected(code, "So it is.")));

    Answer answer = call("confirm");

    Desk.assertProblem(answer, status, problem);
    assertThat(answer.json().get("detail").asText()).isEqualTo("So it is.");
  }
}
