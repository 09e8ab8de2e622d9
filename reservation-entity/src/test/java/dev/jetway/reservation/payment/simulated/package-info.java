@NullMarked
package dev.jetway.reservation.payment.simulated;

import org.jspecify.annotations.NullMarked;
