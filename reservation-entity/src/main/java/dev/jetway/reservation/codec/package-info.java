/**
 * How reservations become bytes, in the journal and between nodes: CBOR under stable names.
 *
 * <p>{@link dev.jetway.reservation.codec.ReservationSerializer} is the allow-list of what is
 * written at all; {@link dev.jetway.reservation.codec.ReservationJson} tells Jackson how. Names
 * never change once they are in a journal; the golden files in the tests hold every event ever
 * written.
 */
@NullMarked
package dev.jetway.reservation.codec;

import org.jspecify.annotations.NullMarked;
