/**
 * The way to the payment provider: the port as the reservation needs it, and what stands behind it.
 *
 * <ul>
 *   <li>{@code wire}: the protocol that an airline's own provider speaks
 *   <li>{@code http}: a provider reached by that protocol
 *   <li>{@code simulated}: a provider that plays with no money, in this process or behind the
 *       protocol
 *   <li>{@code setup}: which of them the settings ask for
 * </ul>
 */
@NullMarked
package dev.jetway.reservation.payment;

import org.jspecify.annotations.NullMarked;
