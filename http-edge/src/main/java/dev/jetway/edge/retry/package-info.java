/** Asks again on behalf of a client, where that is known to be safe. */
@NullMarked
package dev.jetway.edge.retry;

import org.jspecify.annotations.NullMarked;
