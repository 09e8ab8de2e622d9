package dev.jetway.flight.domain;

/**
 * What the owner of a booking is to be told. It may be told more than once.
 *
 * @param changeNumber 1 for the flight's first change; a notice with a higher number replaces those
 *     before it
 */
public record OwnerNotice(ReservationId reservation, long changeNumber, FlightChange change) {}
