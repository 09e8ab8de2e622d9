package dev.jetway.edge.flights;

import dev.jetway.edge.input.Fields;
import dev.jetway.edge.input.Shape;
import dev.jetway.edge.problem.Problem;
import dev.jetway.edge.problem.ProblemType;
import dev.jetway.edge.problem.Refused;
import dev.jetway.flight.domain.AirportCode;
import dev.jetway.flight.domain.FlightNumber;
import dev.jetway.flight.domain.FlightSchedule;
import dev.jetway.flight.domain.SeatMap;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;

/**
 * The body of {@code POST /flights}.
 *
 * @param seatMap the client's own; empty when aircraft and configuration say which seats there are
 */
record ScheduleRequest(FlightSchedule schedule, Optional<SeatMap> seatMap) {
  static final Shape.Members SHAPE =
      new Shape.Members(
          Map.of(
              "flight_no", new Shape.Text(),
              "departure_date_time", new Shape.Text(),
              "departure_utc_offset", new Shape.Text(),
              "origin_code", new Shape.Text(),
              "destination_code", new Shape.Text(),
              "arrival_date_time", new Shape.Text(),
              "arrival_utc_offset", new Shape.Text(),
              "aircraft", new Shape.Text(),
              "configuration", new Shape.Text(),
              "seat_map", SeatMapShape.SHAPE));

  static final String FLIGHT_NUMBER = "a flight number such as AA2532";
  private static final String AIRPORT = "an IATA airport code such as LAX";

  static ScheduleRequest read(Fields fields) {
    FlightNumber number = fields.read("flight_no", FlightNumber::parse, FLIGHT_NUMBER);
    FlightTimes times = FlightTimes.read(fields);
    AirportCode origin = fields.read("origin_code", AirportCode::parse, AIRPORT);
    AirportCode destination = fields.read("destination_code", AirportCode::parse, AIRPORT);
    if (destination.equals(origin)) {
      throw Fields.invalid("destination_code", "must be another airport than origin_code.");
    }
    String aircraft = fields.optionalText("aircraft").orElse(null);
    String configuration = fields.optionalText("configuration").orElse(null);
    Optional<SeatMap> seatMap = fields.optionalObject("seat_map").map(SeatMapRequest::read);
    if (aircraft == null && configuration == null && seatMap.isEmpty()) {
      throw new Refused(
          Problem.ofField(
              ProblemType.MISSING_FIELD,
              "aircraft",
              "aircraft, configuration or seat_map must be there: they say which seats the flight"
                  + " has."));
    }
    if (configuration != null) {
      seatMap.ifPresent(own -> SeatMapRequest.requireAgreement(own, configuration));
    }
    FlightSchedule schedule =
        new FlightSchedule(
            number,
            origin,
            destination,
            times.departure(),
            times.departureOffset().orElse(ZoneOffset.UTC),
            times.arrival().orElse(null),
            times.arrival().isPresent() ? times.arrivalOffset().orElse(ZoneOffset.UTC) : null,
            aircraft,
            configuration);
    return new ScheduleRequest(schedule, seatMap);
  }
}
