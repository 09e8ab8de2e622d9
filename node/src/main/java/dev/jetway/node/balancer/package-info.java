/**
 * One address in front of the HTTP edges of several nodes on this machine.
 *
 * <p>{@link dev.jetway.node.balancer.Balancer} answers clients: it reads a request's body when it
 * is small, and leads the request to a {@link dev.jetway.node.balancer.Backend} that is ready, and
 * on to another when the first dies over it and asking again is safe ({@link
 * dev.jetway.node.balancer.Forwarding}). What can't be asked again goes through {@link
 * dev.jetway.node.balancer.OneShot} over a connection of its own. Knows nothing of processes.
 */
@NullMarked
package dev.jetway.node.balancer;

import org.jspecify.annotations.NullMarked;
