package dev.jetway.flight.domain;

/**
 * A flight without its seats.
 *
 * @param seats how many it has
 * @param available how many are for sale
 */
public record FlightSummary(
    FlightId id, FlightSchedule schedule, FlightStatus status, int seats, int available) {

  static FlightSummary of(FlightState.Scheduled flight) {
    return new FlightSummary(
        flight.id(),
        flight.schedule(),
        flight.status(),
        flight.seatMap().size(),
        flight.available());
  }
}
