/** What is asked of a payment provider, as values. Pure. */
@NullMarked
package dev.jetway.reservation.payment.domain;

import org.jspecify.annotations.NullMarked;
