/**
 * The Reservation: seats for a party on one or several flights, all of them or none, decided
 * without a clock, a thread or a database.
 *
 * <p>Four pure functions, in reading order:
 *
 * <ol>
 *   <li>{@link dev.jetway.reservation.domain.Reservation#decide} takes the state, a command and the
 *       time, and returns the events that follow and the answer.
 *   <li>{@link dev.jetway.reservation.domain.Reservation#evolve} applies an event to the state.
 *   <li>{@link dev.jetway.reservation.domain.Progress#next} is where the next stage of a
 *       reservation is decided: all seats held, so ask for the payment; one refused, so give
 *       everything back.
 *   <li>{@link dev.jetway.reservation.domain.Reservation#steps} says which calls to flights and to
 *       the payment provider the state still owes.
 * </ol>
 *
 * <p>Nothing else remembers what is under way. Whoever runs a reservation asks for its steps,
 * carries them out in any order and as often as need be, and comes back with what they came to as
 * commands. After a crash he asks again: every step bears the same key as before, so that doing it
 * twice is doing it once.
 */
@NullMarked
package dev.jetway.reservation.domain;

import org.jspecify.annotations.NullMarked;
