/**
 * The Flight: who sits where on one dated flight, decided without a clock, a thread or a database.
 *
 * <p>Start at {@link dev.jetway.flight.domain.Flight#decide}: it takes the state, a command and the
 * time, and returns the events that follow and the answer. {@link
 * dev.jetway.flight.domain.Flight#evolve} applies an event to the state. A refusal is a {@link
 * dev.jetway.flight.domain.Rejection}, never an exception. Everything here is an immutable value;
 * the package depends on the JDK alone.
 */
@NullMarked
package dev.jetway.flight.domain;

import org.jspecify.annotations.NullMarked;
