/**
 * The Reservation's shell: one sharded, event-sourced actor per reservation around the pure core in
 * {@code domain}.
 *
 * <p>{@link dev.jetway.reservation.actor.ReservationActor} decides, writes, answers, and then
 * carries out whatever steps the state owes, until none is left. It remembers nothing that matters:
 * after a crash the list of the living ({@link dev.jetway.reservation.wakeup.LivingReservations})
 * leads the waker to it, and it asks the state again.
 */
@NullMarked
package dev.jetway.reservation.actor;

import org.jspecify.annotations.NullMarked;
