package dev.jetway.edge.flights;

import dev.jetway.edge.http.Exchange;
import dev.jetway.edge.http.Reply;
import dev.jetway.edge.input.Fields;
import dev.jetway.edge.input.Formats;
import dev.jetway.edge.problem.Problem;
import dev.jetway.edge.problem.ProblemType;
import dev.jetway.edge.problem.Refused;
import dev.jetway.flight.domain.FlightAnswer.FlightShown;
import dev.jetway.flight.domain.FlightAnswer.SeatMapShown;
import dev.jetway.flight.domain.FlightCommand;
import dev.jetway.flight.domain.FlightId;
import dev.jetway.flight.domain.FlightNumber;
import dev.jetway.flight.projection.DirectoryEntry;
import dev.jetway.flight.projection.FlightDirectory;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.http.javadsl.model.HttpResponse;

/** Everything that only looks at flights. */
public final class FlightQueries {
  private static final Set<String> LOOK_UP = Set.of("flight_no", "departure_date_time");
  private static final Set<String> SEAT_MAP = Set.of("departure_date");

  private final FlightDoor flights;
  private final FlightDirectory directory;
  private final FlightFinder finder;
  private final InstantSource clock;

  public FlightQueries(FlightDoor flights, FlightDirectory directory, InstantSource clock) {
    this.flights = flights;
    this.directory = directory;
    this.finder = new FlightFinder(directory, clock);
    this.clock = clock;
  }

  /** {@code GET /flights?flight_no=&departure_date_time=}. */
  public CompletionStage<HttpResponse> lookUp(Exchange exchange) {
    Fields query = exchange.query(LOOK_UP);
    FlightNumber number =
        query.read("flight_no", FlightNumber::parse, ScheduleRequest.FLIGHT_NUMBER);
    LocalDateTime departure =
        query.read("departure_date_time", Formats::localDateTime, Formats.LOCAL_DATE_TIME);
    Instant now = clock.instant();
    return directory
        .find(number, departure)
        .thenApply(
            found ->
                Reply.json(
                    200,
                    json -> {
                      json.writeStartArray();
                      for (DirectoryEntry entry : found) {
                        FlightJson.write(json, entry, now);
                      }
                      json.writeEndArray();
                    }));
  }

  /** {@code GET /flights/{flight_id}}. */
  public CompletionStage<HttpResponse> view(Exchange exchange) {
    exchange.expectNoQuery();
    FlightId id = FlightDoor.flightId(exchange.parameter(0));
    return flights
        .ask(id, new FlightCommand.ViewFlight(), FlightShown.class, exchange)
        .thenApply(
            told ->
                Reply.tagged(
                    exchange,
                    Long.toString(told.version()),
                    json -> FlightJson.write(json, told.answer().flight(), told.version())));
  }

  /** {@code GET /flights/{flight_no or flight_id}/seat_map}. */
  public CompletionStage<HttpResponse> seatMap(Exchange exchange) {
    Optional<LocalDate> date =
        exchange.query(SEAT_MAP).optional("departure_date", Formats::localDate, Formats.LOCAL_DATE);
    Optional<FlightId> id = FlightId.parse(exchange.parameter(0));
    if (id.isPresent()) {
      if (date.isPresent()) {
        throw Fields.invalid("departure_date", "goes with a flight number, not with a flight_id.");
      }
      return seatMap(exchange, id.get(), "");
    }
    FlightNumber number =
        FlightNumber.parse(exchange.parameter(0)).orElseThrow(FlightQueries::noSuchFlight);
    // A number means another flight tomorrow, which may have the same version.
    return finder.find(number, date).thenCompose(found -> seatMap(exchange, found, "-" + found));
  }

  private CompletionStage<HttpResponse> seatMap(Exchange exchange, FlightId id, String tagSuffix) {
    return flights
        .ask(id, new FlightCommand.ViewSeatMap(), SeatMapShown.class, exchange)
        .thenApply(
            told ->
                Reply.tagged(
                    exchange,
                    told.version() + tagSuffix,
                    json -> new SeatMapJson(json, told.answer()).write(told.version())));
  }

  private static Refused noSuchFlight() {
    return new Refused(Problem.of(ProblemType.FLIGHT_NOT_FOUND));
  }
}
