package dev.jetway.edge.flights;

import dev.jetway.edge.flights.FlightDoor.Told;
import dev.jetway.edge.http.Exchange;
import dev.jetway.edge.http.Failures;
import dev.jetway.edge.http.Reply;
import dev.jetway.edge.input.Fields;
import dev.jetway.edge.problem.Problem;
import dev.jetway.edge.problem.ProblemType;
import dev.jetway.edge.problem.Refused;
import dev.jetway.flight.domain.FlightAnswer.Change;
import dev.jetway.flight.domain.FlightAnswer.FlightShown;
import dev.jetway.flight.domain.FlightCommand;
import dev.jetway.flight.domain.FlightSchedule;
import dev.jetway.flight.domain.FlightSummary;
import dev.jetway.flight.domain.SeatMap;
import dev.jetway.flight.projection.DirectoryUnavailableException;
import dev.jetway.flight.projection.FlightDirectory;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.headers.RawHeader;

/** {@code POST /flights}: puts a flight on record and on sale. */
public final class Scheduling {
  private final FlightDoor flights;
  private final FlightDirectory directory;
  private final SeatMaps seatMaps;

  public Scheduling(FlightDoor flights, FlightDirectory directory, SeatMaps seatMaps) {
    this.flights = flights;
    this.directory = directory;
    this.seatMaps = seatMaps;
  }

  public CompletionStage<HttpResponse> schedule(Exchange exchange) {
    exchange.expectNoQuery();
    FlightSchedule schedule = ScheduleRequest.read(exchange.json(ScheduleRequest.FIELDS));
    FlightCommand command = new FlightCommand.ScheduleFlight(schedule, seatMap(schedule));
    return flights
        .ask(schedule.flightId(), command, FlightShown.class, exchange)
        .thenCompose(this::recorded)
        .thenApply(told -> response(exchange, told));
  }

  private SeatMap seatMap(FlightSchedule schedule) {
    return switch (seatMaps.seatMap(schedule.aircraft(), schedule.configuration())) {
      case SeatMaps.Result.Laid(SeatMap seatMap) -> seatMap;
      case SeatMaps.Result.Refused(String field, String reason) ->
          throw Fields.invalid(field, "can't be used: " + reason + ".");
    };
  }

  /** Whoever has been told of a flight must find it, so the directory comes before the answer. */
  private CompletionStage<Told<FlightShown>> recorded(Told<FlightShown> told) {
    return directory
        .record(told.answer().flight(), told.version())
        .handle(
            (done, failure) -> {
              if (failure == null) {
                return told;
              }
              throw switch (Failures.cause(failure)) {
                case DirectoryUnavailableException e ->
                    new Refused(
                        Problem.of(
                            ProblemType.OUTCOME_UNKNOWN,
                            "The flight is on record, but may not be found by its number yet."
                                + " Send the very same request again."));
                case RuntimeException e -> e;
                case Throwable e -> new IllegalStateException(e);
              };
            });
  }

  private static HttpResponse response(Exchange exchange, Told<FlightShown> told) {
    FlightSummary flight = told.answer().flight();
    int status = told.answer().change() == Change.CREATED ? 201 : 200;
    return Reply.json(status, json -> FlightJson.write(json, flight, told.version()))
        .addHeader(RawHeader.create("Location", exchange.address("/flights/" + flight.id())));
  }
}
