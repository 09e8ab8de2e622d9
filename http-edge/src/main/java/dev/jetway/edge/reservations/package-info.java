/**
 * Reservations over HTTP: several flights for several passengers, and a seat booked at once, as the
 * original ms-reservations service had it.
 *
 * <p>{@link dev.jetway.edge.reservations.ReservationHandlers} puts the parts together. {@link
 * dev.jetway.edge.reservations.Reserving} makes reservations, {@link
 * dev.jetway.edge.reservations.ReservationActions}, {@link
 * dev.jetway.edge.reservations.ReservationChanges} and {@link
 * dev.jetway.edge.reservations.ReservationCancelling} do something to them, {@link
 * dev.jetway.edge.reservations.ReservationQueries} look at them. No table leads from a request that
 * is repeated to its reservation: the id is made from the client's key. Nor does one lead from a
 * booking made at once to its flight: {@link dev.jetway.edge.reservations.DirectBookingId} carries
 * the flight's id.
 */
@NullMarked
package dev.jetway.edge.reservations;

import org.jspecify.annotations.NullMarked;
