/** The table of living reservations, by which whatever is under way is found after any crash. */
@NullMarked
package dev.jetway.reservation.wakeup;

import org.jspecify.annotations.NullMarked;
