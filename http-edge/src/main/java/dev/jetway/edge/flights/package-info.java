/**
 * Flights over HTTP: scheduling, looking up, the seat map, and what agents do to a flight.
 *
 * <p>{@link dev.jetway.edge.flights.FlightDoor} asks the flight itself, which gives strong answers;
 * {@link dev.jetway.edge.flights.FlightFinder} leads from numbers to flights by the directory. The
 * {@code *Json} classes write what the contract shows.
 */
@NullMarked
package dev.jetway.edge.flights;

import org.jspecify.annotations.NullMarked;
