/** Opens the payment provider that the settings ask for. */
@NullMarked
package dev.jetway.reservation.payment.setup;

import org.jspecify.annotations.NullMarked;
