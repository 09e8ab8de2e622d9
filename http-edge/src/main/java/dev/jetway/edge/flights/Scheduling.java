package dev.jetway.edge.flights;

import dev.jetway.edge.flights.FlightDoor.Told;
import dev.jetway.edge.http.Exchange;
import dev.jetway.edge.http.Reply;
import dev.jetway.edge.input.Fields;
import dev.jetway.flight.domain.FlightAnswer.Change;
import dev.jetway.flight.domain.FlightAnswer.FlightShown;
import dev.jetway.flight.domain.FlightCommand;
import dev.jetway.flight.domain.FlightSchedule;
import dev.jetway.flight.domain.FlightSummary;
import dev.jetway.flight.domain.SeatMap;
import dev.jetway.flight.layout.LayoutResult;
import dev.jetway.flight.layout.SeatLayouts;
import dev.jetway.flight.projection.FlightDirectory;
import java.util.concurrent.CompletionStage;
import java.util.regex.Pattern;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.headers.RawHeader;

/** {@code POST /flights}: puts a flight on record and on sale. */
public final class Scheduling {
  private static final Pattern AIRCRAFT = Pattern.compile("[A-Z0-9]{3}");

  private final FlightDoor flights;
  private final DirectoryRecorder recorder;
  private final SeatLayouts layouts;

  public Scheduling(FlightDoor flights, FlightDirectory directory, SeatLayouts layouts) {
    this.flights = flights;
    this.recorder = new DirectoryRecorder(directory);
    this.layouts = layouts;
  }

  public CompletionStage<HttpResponse> schedule(Exchange exchange) {
    exchange.expectNoQuery();
    ScheduleRequest request = ScheduleRequest.read(exchange.json(ScheduleRequest.SHAPE));
    FlightSchedule schedule = request.schedule();
    FlightCommand command = new FlightCommand.ScheduleFlight(schedule, seatMap(request));
    return flights
        .ask(schedule.flightId(), command, FlightShown.class, exchange)
        .thenCompose(recorder::record)
        .thenApply(told -> response(exchange, told));
  }

  /** With a seat map of its own, the aircraft is but a name. */
  private SeatMap seatMap(ScheduleRequest request) {
    String aircraft = request.schedule().aircraft();
    if (request.seatMap().isPresent()) {
      if (aircraft != null && !AIRCRAFT.matcher(aircraft).matches()) {
        throw Fields.invalid("aircraft", "must be an IATA aircraft type such as 320.");
      }
      return request.seatMap().get();
    }
    return switch (layouts.seatMap(aircraft, request.schedule().configuration())) {
      case LayoutResult.Laid(SeatMap seatMap) -> seatMap;
      case LayoutResult.Refused(String field, String reason) ->
          throw Fields.invalid(field, "can't be used: " + reason + ".");
    };
  }

  private static HttpResponse response(Exchange exchange, Told<FlightShown> told) {
    FlightSummary flight = told.answer().flight();
    int status = told.answer().change() == Change.CREATED ? 201 : 200;
    return Reply.json(status, json -> FlightJson.write(json, flight, told.version()))
        .addHeader(RawHeader.create("Location", exchange.address("/flights/" + flight.id())));
  }
}
