/**
 * The edge: everything between a socket and the flights and reservations.
 *
 * <p>{@link dev.jetway.edge.Routes} is the place to begin reading: every address and who answers
 * it. {@link dev.jetway.edge.EdgeServer} puts the parts together and listens. The handlers are in
 * {@code flights}, {@code holds}, {@code schedules}, {@code reservations}, {@code health} and
 * {@code docs}; {@code http} leads requests to them; {@code input} reads what strangers send,
 * {@code problem} holds all that can go wrong, {@code json} writes. The contract is {@code
 * openapi.yaml}, written before the code; the tests hold every response against it.
 */
@NullMarked
package dev.jetway.edge;

import org.jspecify.annotations.NullMarked;
