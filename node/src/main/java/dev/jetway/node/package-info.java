/**
 * The only composition root: everything is made and wired here, and only here.
 *
 * <p>{@link dev.jetway.node.Main} is the command line; {@link dev.jetway.node.Node} is one running
 * node, from the actor system to the HTTP port, with its orderly end.
 */
@NullMarked
package dev.jetway.node;

import org.jspecify.annotations.NullMarked;
