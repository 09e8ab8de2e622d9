/** What is known of reservations outside their actors: those of a customer. */
@NullMarked
package dev.jetway.reservation.projection;

import org.jspecify.annotations.NullMarked;
