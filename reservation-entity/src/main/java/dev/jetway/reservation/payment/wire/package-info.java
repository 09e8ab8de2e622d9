/**
 * The wire protocol between Jetway and a payment provider, as described in {@code
 * docs/reference/payment-provider.md}: calls and answers as paths, status codes and JSON. The same
 * code serves both ends.
 */
@NullMarked
package dev.jetway.reservation.payment.wire;

import org.jspecify.annotations.NullMarked;
