package dev.jetway.edge.reservations;

import dev.jetway.flight.projection.CustomerBookings;
import dev.jetway.reservation.actor.Reservations;
import dev.jetway.reservation.projection.CustomerReservations;
import dev.jetway.reservation.wakeup.LivingReservations;

/**
 * What stands behind reservations.
 *
 * @param reservations the reservations themselves
 * @param living the list of the living ones, which knows their record locators
 * @param reserved what customers have reserved
 * @param booked what customers have booked
 */
public record ReservationBackends(
    Reservations reservations,
    LivingReservations living,
    CustomerReservations reserved,
    CustomerBookings booked) {}
