/**
 * One-flight reservations: a seat booked at once, as the original ms-reservations service had it.
 *
 * <p>No table leads from such a booking to its flight: {@link
 * dev.jetway.edge.reservations.DirectBookingId} carries the flight's id.
 */
@NullMarked
package dev.jetway.edge.reservations;

import org.jspecify.annotations.NullMarked;
