/**
 * A payment provider that plays with no money: for {@code ./jetway up}, demonstrations, tests and
 * chaos runs. How an attempt goes is asked for by its payment method; see {@code
 * docs/reference/payment-provider.md}.
 *
 * <p>{@link dev.jetway.reservation.payment.simulated.domain.Bank} decides, {@link
 * dev.jetway.reservation.payment.simulated.JdbcBooks} stores what it decided. Two faces stand
 * before them: {@link dev.jetway.reservation.payment.simulated.SimulatedPayments} in this process,
 * and {@link dev.jetway.reservation.payment.simulated.SimulatedProviderServer} behind the wire
 * protocol.
 */
@NullMarked
package dev.jetway.reservation.payment.simulated;

import org.jspecify.annotations.NullMarked;
