package dev.jetway.edge.flights;

import dev.jetway.edge.http.Exchange;
import dev.jetway.edge.http.Reply;
import dev.jetway.edge.input.Fields;
import dev.jetway.flight.domain.FlightAnswer.FlightShown;
import dev.jetway.flight.domain.FlightCommand;
import dev.jetway.flight.domain.FlightId;
import dev.jetway.flight.projection.FlightDirectory;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.http.javadsl.model.HttpResponse;

/** What agents do to a flight as a whole. Each answers with the flight as it is then. */
public final class FlightLife {
  private static final Set<String> CANCEL = Set.of("reason");

  private final FlightDoor flights;
  private final DirectoryRecorder recorder;

  public FlightLife(FlightDoor flights, FlightDirectory directory) {
    this.flights = flights;
    this.recorder = new DirectoryRecorder(directory);
  }

  /** {@code POST /flights/{flight_id}/open}. */
  public CompletionStage<HttpResponse> open(Exchange exchange) {
    exchange.expectNoBody();
    return change(exchange, new FlightCommand.OpenFlight());
  }

  /** {@code POST /flights/{flight_id}/close}. */
  public CompletionStage<HttpResponse> close(Exchange exchange) {
    exchange.expectNoBody();
    return change(exchange, new FlightCommand.CloseFlight());
  }

  /** {@code POST /flights/{flight_id}/depart}. */
  public CompletionStage<HttpResponse> depart(Exchange exchange) {
    exchange.expectNoBody();
    return change(exchange, new FlightCommand.DepartFlight());
  }

  /** {@code POST /flights/{flight_id}/cancel}. */
  public CompletionStage<HttpResponse> cancel(Exchange exchange) {
    Fields fields = exchange.json(CANCEL);
    return change(exchange, new FlightCommand.CancelFlight(fields.text("reason")));
  }

  /** {@code POST /flights/{flight_id}/reschedule}. */
  public CompletionStage<HttpResponse> reschedule(Exchange exchange) {
    FlightTimes times = FlightTimes.read(exchange.json(FlightTimes.FIELDS));
    return change(
        exchange,
        new FlightCommand.RescheduleFlight(
            times.departure(),
            times.departureOffset().orElse(null),
            times.arrival().orElse(null),
            times.arrivalOffset().orElse(null)));
  }

  private CompletionStage<HttpResponse> change(Exchange exchange, FlightCommand command) {
    exchange.expectNoQuery();
    FlightId flight = FlightDoor.flightId(exchange.parameter(0));
    return flights
        .ask(flight, command, FlightShown.class, exchange)
        .thenCompose(recorder::record)
        .thenApply(
            told ->
                Reply.json(
                    200, json -> FlightJson.write(json, told.answer().flight(), told.version())));
  }
}
