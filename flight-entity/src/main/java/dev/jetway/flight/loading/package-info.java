/**
 * Puts many flights on sale at once: whatever a schedule file gives, into the flights and the
 * directory.
 *
 * <p>{@link dev.jetway.flight.loading.ScheduleLoader} asks each flight to be scheduled, as a client
 * would one by one. Nothing is remembered about a load: every step may be repeated without harm, so
 * whoever is interrupted, by kill -9 if need be, loads the same file again.
 */
@NullMarked
package dev.jetway.flight.loading;

import org.jspecify.annotations.NullMarked;
