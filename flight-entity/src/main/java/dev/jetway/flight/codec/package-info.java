/**
 * How flights become bytes, in the journal and between nodes: CBOR under stable names.
 *
 * <p>{@link dev.jetway.flight.codec.FlightSerializer} is the allow-list of what is written at all;
 * {@link dev.jetway.flight.codec.FlightJson} tells Jackson how, so that the domain knows nothing of
 * it. Names never change once they are in a journal; the golden files in the tests hold every event
 * ever written.
 */
@NullMarked
package dev.jetway.flight.codec;

import org.jspecify.annotations.NullMarked;
