/**
 * Measurements behind decisions; each has a class with a {@code main}.
 *
 * <p>{@link dev.jetway.benchmarks.JournalRows} compares two ways to lay a group of commands into
 * the journal. It starts a database of its own in a temporary directory, and drives flights inside
 * this JVM: a {@link dev.jetway.benchmarks.LoadDriver} with a {@link
 * dev.jetway.benchmarks.FlightClient} for each flight, closed loop. Compared variants take turns,
 * because machines drift; medians are over rounds.
 */
@NullMarked
package dev.jetway.benchmarks;

import org.jspecify.annotations.NullMarked;
