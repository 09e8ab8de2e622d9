/**
 * Holds over HTTP: seats kept for somebody for a while.
 *
 * <p>A hold is named by its flight and the client's Idempotency-Key ({@link
 * dev.jetway.edge.holds.HoldName}), so no table leads from one to the other, and the flight's own
 * journal knows what became of a request that is repeated.
 */
@NullMarked
package dev.jetway.edge.holds;

import org.jspecify.annotations.NullMarked;
