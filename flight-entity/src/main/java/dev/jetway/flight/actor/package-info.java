/**
 * The Flight's shell: one sharded actor per dated flight around the pure core in {@code domain}.
 *
 * <p>{@link dev.jetway.flight.actor.FlightActor} is the front: it takes requests into a bounded
 * buffer, and hands the whole buffer to its child, {@link dev.jetway.flight.actor.FlightWriter}, as
 * soon as the write before is done. The child decides the group's commands one after another,
 * writes their events as one journal row, and only then answers all of them. Other modules come in
 * by {@link dev.jetway.flight.actor.Flights}.
 *
 * <p>Beside the requests the front tells the owners of bookings what the state owes them ({@link
 * dev.jetway.flight.actor.OwnersToTell}), and keeps the flight's row on the list of those to be
 * woken ({@link dev.jetway.flight.actor.WakeUpRow}). Both are helpers of the front's own thread.
 */
@NullMarked
package dev.jetway.flight.actor;

import org.jspecify.annotations.NullMarked;
