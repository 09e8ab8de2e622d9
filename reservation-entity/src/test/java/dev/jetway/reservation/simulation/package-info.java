/** Whole reservations on real flights, with everything that can go wrong on the way. */
@NullMarked
package dev.jetway.reservation.simulation;

import org.jspecify.annotations.NullMarked;
