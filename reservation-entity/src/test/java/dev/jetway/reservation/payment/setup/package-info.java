@NullMarked
package dev.jetway.reservation.payment.setup;

import org.jspecify.annotations.NullMarked;
