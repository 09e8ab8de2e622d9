/** The way to the payment provider, as the reservation needs it. */
@NullMarked
package dev.jetway.reservation.payment;

import org.jspecify.annotations.NullMarked;
