package dev.jetway.edge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jetway.edge.fixture.Edge;
import dev.jetway.flight.actor.FlightReply;
import dev.jetway.flight.actor.FlightReply.Reason;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A flight that is silent is asked a second time, where that can't do harm. */
class SilentFlightTest {
  private static final String FLIGHT = "edcc03a4-7f4e-37d1-898a-bbfc3e9e4c0b";

  @RegisterExtension
  static final Edge EDGE = new Edge(Edge.shipped().with("jetway.edge.silence-max", "100ms"));

  private static int call(String operation) {
    return switch (operation) {
      case "book" -> EDGE.book(FLIGHT, "12B", "c1").status();
      case "list" -> EDGE.client().get("/reservations?flight_id=" + FLIGHT).status();
      case "close" -> EDGE.client().post("/flights/" + FLIGHT + "/close").status();
      case "hold" -> EDGE.hold(FLIGHT, "k", "c1", "12B").status();
      default -> throw new IllegalArgumentException(operation);
    };
  }

  @ParameterizedTest
  @CsvSource({"book, 2", "list, 2", "close, 1", "hold, 1"})
  void onlyQuestionsAndBookingsAreSentTwice(String operation, int times) throws Exception {
    FlightReply silence =
        operation.equals("list")
            ? new FlightReply.Unavailable(Reason.TIMEOUT)
            : new FlightReply.OutcomeUnknown();
    CompletableFuture<FlightReply> reply = new CompletableFuture<>();
    EDGE.flights().fail(reply);
    Thread time =
        Thread.ofVirtual()
            .start(
                () -> {
                  Awaitility.await().until(() -> EDGE.flights().origins().size() == 1);
                  EDGE.setClock(Edge.NOW.plusMillis(200));
                  reply.complete(silence);
                });

    assertThat(call(operation)).isEqualTo(503);

    time.join();
    assertThat(EDGE.flights().origins()).hasSize(times);
  }
}
