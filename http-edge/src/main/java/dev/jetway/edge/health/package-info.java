/** Liveness and health for clients and load balancers. */
@NullMarked
package dev.jetway.edge.health;

import org.jspecify.annotations.NullMarked;
