/** What the simulated provider decides. Pure: time arrives as data. */
@NullMarked
package dev.jetway.reservation.payment.simulated.domain;

import org.jspecify.annotations.NullMarked;
