package dev.jetway.flight.ssim;

import dev.jetway.flight.domain.FlightSchedule;
import dev.jetway.flight.domain.SeatMap;

/**
 * A flight of a schedule on one day.
 *
 * @param seatMap shared by all flights of that aircraft and configuration
 * @param line of the leg record it comes from
 */
public record DatedFlight(FlightSchedule schedule, SeatMap seatMap, long line) {}
