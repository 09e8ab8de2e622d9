package dev.jetway.edge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jetway.edge.fixture.Answer;
import dev.jetway.edge.fixture.Edge;
import dev.jetway.flight.actor.FlightReply;
import dev.jetway.flight.actor.FlightReply.Reason;
import dev.jetway.flight.domain.FlightAnswer;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What clients are told when something behind the edge does not work: never a refusal. */
class TroubleTest {
  @RegisterExtension
  static final Edge EDGE =
      new Edge(
          Edge.shipped()
              .with("pekko.http.server.request-timeout", "300ms")
              .with("jetway.edge.moving.tries-max", "3")
              .with("jetway.edge.moving.pause-min", "1ms")
              .with("jetway.edge.moving.pause-max", "1ms"));

  private static final String FLIGHT = "edcc03a4-7f4e-37d1-898a-bbfc3e9e4c0b";
  private static final String BOOKING = "7cwDpH9ON9GJirv8Pp5MC1VvK0m3xQ2a";
  private static final String HOLD = "7cwDpH9ON9GJirv8Pp5MC1VvK0m3xQ2aQm9Yc3R5dGU";
  private static final String MAY_17 = "2026-05-17T13:20";

  private static Answer call(String operation) {
    return switch (operation) {
      case "book" -> EDGE.book(FLIGHT, "12B", "c1");
      case "cancel" -> EDGE.client().delete("/reservations/" + BOOKING);
      case "schedule" -> EDGE.client().post("/flights", Edge.flight("AA1", MAY_17));
      case "close" -> EDGE.client().post("/flights/" + FLIGHT + "/close");
      case "block" ->
          EDGE.client().post("/flights/" + FLIGHT + "/seats/1A/block", "{\"reason\":\"crew\"}");
      case "hold" -> EDGE.hold(FLIGHT, "k", "c1", "12B");
      case "confirm" -> EDGE.client().post("/holds/" + HOLD + "/confirm");
      case "release" -> EDGE.client().delete("/holds/" + HOLD);
      case "list" -> EDGE.client().get("/reservations?flight_id=" + FLIGHT);
      case "view" -> EDGE.client().get("/flights/" + FLIGHT);
      case "seat-map" -> EDGE.client().get("/flights/" + FLIGHT + "/seat_map");
      default -> throw new IllegalArgumentException(operation);
    };
  }

  private static void assertRetryable(Answer answer, String problem) {
    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.problem()).isEqualTo(problem);
    assertThat(answer.json().get("retryable").asBoolean()).isTrue();
    assertThat(answer.header("Retry-After")).matches("[0-9]+");
  }

  @ParameterizedTest
  @CsvSource({
    "BUSY, book, flight-busy",
    "BUSY, seat-map, flight-busy",
    "JOURNAL_UNAVAILABLE, book, journal-unavailable",
    "JOURNAL_UNAVAILABLE, cancel, journal-unavailable",
    "JOURNAL_UNAVAILABLE, schedule, journal-unavailable",
    "OWNERSHIP_UNSURE, book, flight-moving",
    "OWNERSHIP_UNSURE, seat-map, flight-moving",
    "TIMEOUT, list, flight-timeout",
    "TIMEOUT, view, flight-timeout",
    "TIMEOUT, seat-map, flight-timeout",
    "FAULT, book, flight-fault",
    "BUSY, hold, flight-busy",
    "JOURNAL_UNAVAILABLE, confirm, journal-unavailable",
    "JOURNAL_UNAVAILABLE, close, journal-unavailable",
  })
  void whatWasNotDecidedIsRetryable(Reason reason, String operation, String problem) {
    EDGE.flights().fail(CompletableFuture.completedStage(new FlightReply.Unavailable(reason)));

    assertRetryable(call(operation), problem);
  }

  @ParameterizedTest
  @CsvSource({
    "OWNERSHIP_UNSURE, book, 3",
    "OWNERSHIP_UNSURE, seat-map, 3",
    "BUSY, book, 1",
    "JOURNAL_UNAVAILABLE, book, 1",
    "TIMEOUT, view, 1",
  })
  void onlyAFlightThatMovesIsAskedAgain(Reason reason, String operation, int times) {
    EDGE.flights().fail(CompletableFuture.completedStage(new FlightReply.Unavailable(reason)));

    int unused = call(operation).status();

    assertThat(EDGE.flights().origins()).hasSize(times);
  }

  @Test
  void anUnknownOutcomeIsNotAskedForAgain() {
    EDGE.flights().fail(CompletableFuture.completedStage(new FlightReply.OutcomeUnknown()));

    int unused = call("book").status();

    assertThat(EDGE.flights().origins()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({"book", "cancel", "schedule", "close", "block", "hold", "confirm", "release"})
  void anUnknownOutcomeSaysSo(String operation) {
    EDGE.flights().fail(CompletableFuture.completedStage(new FlightReply.OutcomeUnknown()));

    assertRetryable(call(operation), "outcome-unknown");
  }

  @ParameterizedTest
  @CsvSource({"book, outcome-unknown", "view, request-timeout"})
  void anAnswerThatNeverComesIsGivenUp(String operation, String problem) {
    EDGE.flights().fail(new CompletableFuture<>());

    Answer answer = call(operation);

    assertRetryable(answer, problem);
    assertThat(answer.header("Connection")).isEqualTo("close");
  }

  @ParameterizedTest
  @CsvSource({"book", "view"})
  void aFaultOfOursTellsNothingButItsId(String operation) {
    EDGE.flights().fail(CompletableFuture.failedStage(new IllegalStateException("secret")));

    Answer answer = call(operation);

    assertThat(answer.status()).isEqualTo(500);
    assertThat(answer.problem()).isEqualTo("internal-error");
    assertThat(answer.text()).doesNotContain("secret", "IllegalState", "dev.jetway");
    assertThat(answer.json().get("request_id").asText()).isEqualTo(answer.header("X-Request-Id"));
  }

  @Test
  void anAnswerToAnotherQuestionIsAFaultOfOurs() {
    EDGE.flights()
        .fail(
            CompletableFuture.completedStage(
                new FlightReply.Answered(1, new FlightAnswer.TimeNoted())));

    assertThat(call("book").problem()).isEqualTo("internal-error");
  }

  @Test
  void aFlightThatCouldNotBeRecordedIsFinishedByRepeating() {
    EDGE.directory().fail();
    Answer lost = call("schedule");
    EDGE.directory().mend();

    assertRetryable(lost, "outcome-unknown");
    assertThat(call("schedule").status()).isEqualTo(200);
    assertThat(EDGE.client().get("/flights?flight_no=AA1&departure_date_time=" + MAY_17).json())
        .hasSize(1);
  }

  @Test
  void aChangeThatCouldNotBeRecordedIsFinishedByRepeating() {
    String flight = EDGE.schedule(MAY_17);
    String close = "/flights/" + flight + "/close";
    EDGE.directory().fail();
    Answer lost = EDGE.client().post(close);
    EDGE.directory().mend();

    assertRetryable(lost, "outcome-unknown");
    assertThat(EDGE.client().post(close).status()).isEqualTo(200);
    String found = "/flights?flight_no=AA2532&departure_date_time=" + MAY_17;
    assertThat(EDGE.client().get(found).json().at("/0/status").asText()).isEqualTo("closed");
  }

  @ParameterizedTest
  @CsvSource({
    "/flights?flight_no=AA1&departure_date_time=2026-05-17T13:20",
    "/flights/AA1/seat_map",
    "/flights/AA1/seat_map?departure_date=2026-05-17",
  })
  void aDirectoryThatDoesNotAnswerIsRetryable(String path) {
    EDGE.directory().fail();

    assertRetryable(EDGE.client().get(path), "directory-unavailable");
  }
}
