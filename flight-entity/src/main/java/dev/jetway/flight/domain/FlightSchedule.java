package dev.jetway.flight.domain;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * When and where a flight goes, and with what.
 *
 * @param departure local time at {@code origin}
 * @param departureOffset that local time's offset from UTC on that day
 * @param arrival local time at {@code destination}; null when unknown
 * @param arrivalOffset its offset; null when {@code arrival} is
 * @param aircraft IATA aircraft type, such as {@code 320}; null when unknown
 * @param configuration IATA aircraft configuration, such as {@code W18Y112}; null when unknown
 */
public record FlightSchedule(
    FlightNumber number,
    AirportCode origin,
    AirportCode destination,
    LocalDateTime departure,
    ZoneOffset departureOffset,
    @Nullable LocalDateTime arrival,
    @Nullable ZoneOffset arrivalOffset,
    @Nullable String aircraft,
    @Nullable String configuration) {

  /** The id of the flight that was first scheduled like this. */
  public FlightId flightId() {
    return FlightId.of(number, departure.toLocalDate(), origin);
  }

  /** The moment after which the flight sells nothing. */
  public Instant departureInstant() {
    return departure.toInstant(departureOffset);
  }

  /** The same flight at other times. */
  public FlightSchedule at(
      LocalDateTime newDeparture,
      ZoneOffset newDepartureOffset,
      @Nullable LocalDateTime newArrival,
      @Nullable ZoneOffset newArrivalOffset) {
    return new FlightSchedule(
        number,
        origin,
        destination,
        newDeparture,
        newDepartureOffset,
        newArrival,
        newArrivalOffset,
        aircraft,
        configuration);
  }
}
