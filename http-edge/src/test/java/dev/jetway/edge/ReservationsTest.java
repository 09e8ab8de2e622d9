package dev.jetway.edge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jetway.edge.fixture.Answer;
import dev.jetway.edge.fixture.Edge;
import dev.jetway.flight.domain.BlockKind;
import dev.jetway.flight.domain.FlightCommand;
import dev.jetway.flight.domain.FlightId;
import dev.jetway.flight.domain.SeatNumber;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Booking a seat at once, and giving it back. */
class ReservationsTest {
  @RegisterExtension static final Edge EDGE = new Edge();

  private static final String MAY_17 = "2026-05-17T13:20";

  @Test
  void theOwnerRepeatingGetsTheSameReservation() {
    String flight = EDGE.schedule(MAY_17);
    Answer first = EDGE.book(flight, "12B", "c1");

    Answer again = EDGE.book(flight, "12B", "c1");

    assertThat(again.status()).isEqualTo(200);
    assertThat(again.json()).isEqualTo(first.json());
  }

  @Test
  void exactlyOneOfManyGetsTheSeat() {
    String flight = EDGE.schedule(MAY_17);

    List<Integer> answers =
        IntStream.range(0, 64)
            .parallel()
            .mapToObj(i -> EDGE.book(flight, "12B", "c" + i).status())
            .toList();

    assertThat(answers).containsOnlyOnce(200);
    assertThat(answers.stream().filter(status -> status == 403)).hasSize(63);
  }

  @Test
  void aCancelledBookingFreesTheSeatAndIsThenUnknown() {
    String flight = EDGE.schedule(MAY_17);
    String id = EDGE.book(flight, "12B", "c1").json().get("reservation_id").asText();

    Answer cancelled = EDGE.client().delete("/reservations/" + id);
    Answer again = EDGE.client().delete("/v1/reservations/" + id);

    assertThat(cancelled.status()).isEqualTo(200);
    assertThat(cancelled.json().get("seats").get(0).asText()).isEqualTo("12B");
    assertThat(again.status()).isEqualTo(404);
    assertThat(again.problem()).isEqualTo("booking-not-found");
    assertThat(again.json().get("detail").asText()).contains("cancelled already");
    assertThat(EDGE.book(flight, "12B", "c2").status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "x",
        "7cwDpH9ON9GJirv8Pp5MC1VvK0m3xQ2a",
        "7cwDpH9ON9GJirv8Pp5MC1VvK0m3xQ2",
        "7cwDpH9ON9GJirv8Pp5MC1VvK0m3xQ2aa",
        "7cwDpH9ON9GJirv8Pp5MC1VvK0m3xQ2=",
        "%00"
      })
  void anIdThatNamesNoBookingIsNotFound(String id) {
    Answer answer = EDGE.client().delete("/reservations/" + id);

    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.problem()).isEqualTo("booking-not-found");
  }

  @Test
  void aSeatThatTheFlightHasNotIsNotFound() {
    Answer answer = EDGE.book(EDGE.schedule(MAY_17), "99A", "c1");

    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.problem()).isEqualTo("seat-not-found");
    assertThat(answer.json().at("/conflicts/0/seats/0").asText()).isEqualTo("99A");
  }

  @ParameterizedTest
  @ValueSource(strings = {"nonsense", "edcc03a4-7f4e-37d1-898a-bbfc3e9e4c0b"})
  void aFlightThatIsNotThereIsNotFound(String flight) {
    Answer answer = EDGE.book(flight, "12B", "c1");

    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.problem()).isEqualTo("flight-not-found");
  }

  @Test
  void aBlockedSeatIsRefusedAsTheOriginalRefusesTakenOnes() {
    String flight = EDGE.schedule(MAY_17);
    decide(
        flight,
        new FlightCommand.BlockSeats(List.of(new SeatNumber(12, 'B')), BlockKind.BLOCKED, "crew"));

    Answer answer = EDGE.book(flight, "12B", "c1");

    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.problem()).isEqualTo("seat-blocked");
    assertThat(answer.json().get("error").asText())
        .isEqualTo("Could not complete reservation for 12B");
  }

  @Test
  void aDepartedFlightSellsNothingMore() {
    String flight = EDGE.schedule(MAY_17);
    String id = EDGE.book(flight, "12A", "c1").json().get("reservation_id").asText();
    EDGE.setClock(Instant.parse("2026-05-17T13:20:00Z"));

    assertClosed(EDGE.book(flight, "12B", "c1"), "flight-closed");
    assertClosed(EDGE.client().delete("/reservations/" + id), "flight-closed");
  }

  @Test
  void aClosedFlightSellsNothing() {
    String flight = EDGE.schedule(MAY_17);
    decide(flight, new FlightCommand.CloseFlight());

    assertClosed(EDGE.book(flight, "12B", "c1"), "flight-closed");
  }

  @Test
  void aCancelledFlightSellsNothing() {
    String flight = EDGE.schedule(MAY_17);
    decide(flight, new FlightCommand.CancelFlight("snow"));

    assertClosed(EDGE.book(flight, "12B", "c1"), "flight-cancelled");
  }

  @Test
  void theRequestIdGoesIntoTheJournalAndBack() {
    Answer answer = EDGE.client().get("/reservations?flight_id=" + id(), "X-Request-Id", "trace/7");

    assertThat(answer.header("X-Request-Id")).isEqualTo("trace/7");
    assertThat(answer.json().get("request_id").asText()).isEqualTo("trace/7");
    assertThat(EDGE.flights().origins().getLast().commandId()).isEqualTo("trace/7");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a b", "<script>", "ä"})
  void aRequestIdThatIsNotSafeIsReplaced(String unsafe) {
    Answer answer = EDGE.client().get("/ping", "X-Request-Id", unsafe);

    assertThat(answer.header("X-Request-Id")).matches("[0-9a-f-]{36}");
  }

  private static String id() {
    return "edcc03a4-7f4e-37d1-898a-bbfc3e9e4c0b";
  }

  private static void decide(String flight, FlightCommand command) {
    EDGE.flights().decide(FlightId.parse(flight).orElseThrow(), command);
  }

  private static void assertClosed(Answer answer, String problem) {
    assertThat(answer.status()).isEqualTo(409);
    assertThat(answer.problem()).isEqualTo(problem);
  }
}
