package dev.jetway.flight.projection;

import dev.jetway.flight.domain.FlightId;
import dev.jetway.flight.domain.FlightSchedule;
import dev.jetway.flight.domain.FlightStatus;

/**
 * A flight as the directory knows it.
 *
 * @param seats how many seats it has
 */
public record DirectoryEntry(
    FlightId id, FlightSchedule schedule, FlightStatus status, int seats) {}
