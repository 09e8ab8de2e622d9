/**
 * The Reservation's shell: one sharded actor per reservation, with an event-sourced child, around
 * the pure core in {@code domain}.
 *
 * <p>{@link dev.jetway.reservation.actor.ReservationActor} decides, writes, answers, and then
 * carries out whatever steps the state owes, until none is left. It remembers nothing that matters:
 * after a crash the list of the living ({@link dev.jetway.reservation.wakeup.LivingReservations})
 * leads the waker to it, and it asks the state again. What becomes of flights is brought to it by
 * {@link dev.jetway.reservation.actor.FlightNotices}.
 */
@NullMarked
package dev.jetway.reservation.actor;

import org.jspecify.annotations.NullMarked;
