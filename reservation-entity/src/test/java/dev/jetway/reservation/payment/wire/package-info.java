@NullMarked
package dev.jetway.reservation.payment.wire;

import org.jspecify.annotations.NullMarked;
