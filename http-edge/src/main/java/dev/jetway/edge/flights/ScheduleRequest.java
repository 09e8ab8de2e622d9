package dev.jetway.edge.flights;

import dev.jetway.edge.input.Fields;
import dev.jetway.edge.input.Formats;
import dev.jetway.edge.problem.Problem;
import dev.jetway.edge.problem.ProblemType;
import dev.jetway.edge.problem.Refused;
import dev.jetway.flight.domain.AirportCode;
import dev.jetway.flight.domain.FlightNumber;
import dev.jetway.flight.domain.FlightSchedule;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;

/** Reads the body of {@code POST /flights}. */
final class ScheduleRequest {
  static final Set<String> FIELDS =
      Set.of(
          "flight_no",
          "departure_date_time",
          "departure_utc_offset",
          "origin_code",
          "destination_code",
          "arrival_date_time",
          "arrival_utc_offset",
          "aircraft",
          "configuration");

  static final String FLIGHT_NUMBER = "a flight number such as AA2532";
  private static final String AIRPORT = "an IATA airport code such as LAX";

  private ScheduleRequest() {}

  static FlightSchedule read(Fields fields) {
    FlightNumber number = fields.read("flight_no", FlightNumber::parse, FLIGHT_NUMBER);
    LocalDateTime departure =
        fields.read("departure_date_time", Formats::localDateTime, Formats.LOCAL_DATE_TIME);
    AirportCode origin = fields.read("origin_code", AirportCode::parse, AIRPORT);
    AirportCode destination = fields.read("destination_code", AirportCode::parse, AIRPORT);
    Optional<ZoneOffset> departureOffset = offset(fields, "departure_utc_offset");
    Optional<LocalDateTime> arrival =
        fields.optional("arrival_date_time", Formats::localDateTime, Formats.LOCAL_DATE_TIME);
    Optional<ZoneOffset> arrivalOffset = offset(fields, "arrival_utc_offset");
    if (arrivalOffset.isPresent() && arrival.isEmpty()) {
      throw Fields.invalid("arrival_utc_offset", "needs an arrival_date_time.");
    }
    String aircraft = fields.optionalText("aircraft").orElse(null);
    String configuration = fields.optionalText("configuration").orElse(null);
    if (aircraft == null && configuration == null) {
      throw new Refused(
          Problem.ofField(
              ProblemType.MISSING_FIELD,
              "aircraft",
              "aircraft or configuration must be there: they say which seats the flight has."));
    }
    // Local times say nothing about their order unless both offsets are known.
    if (departureOffset.isPresent() && arrival.isPresent() && arrivalOffset.isPresent()) {
      requireOrder(departure, departureOffset.get(), arrival.get(), arrivalOffset.get());
    }
    return new FlightSchedule(
        number,
        origin,
        destination,
        departure,
        departureOffset.orElse(ZoneOffset.UTC),
        arrival.orElse(null),
        arrival.isPresent() ? arrivalOffset.orElse(ZoneOffset.UTC) : null,
        aircraft,
        configuration);
  }

  private static Optional<ZoneOffset> offset(Fields fields, String name) {
    return fields.optional(name, Formats::utcOffset, Formats.UTC_OFFSET);
  }

  private static void requireOrder(
      LocalDateTime departure,
      ZoneOffset departureOffset,
      LocalDateTime arrival,
      ZoneOffset arrivalOffset) {
    if (!arrival.toInstant(arrivalOffset).isAfter(departure.toInstant(departureOffset))) {
      throw Fields.invalid("arrival_date_time", "must be after the departure.");
    }
  }
}
