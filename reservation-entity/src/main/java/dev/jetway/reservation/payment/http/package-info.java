/** A payment provider reached over HTTP. */
@NullMarked
package dev.jetway.reservation.payment.http;

import org.jspecify.annotations.NullMarked;
