/**
 * The list of entities that somebody has to look after at some time: what is under way is found
 * after any crash, and what rests is woken when its time has come, with no entity remembered in
 * memory. Each service has a list of its own, in its own schema.
 */
@NullMarked
package dev.jetway.cluster.wakeup;

import org.jspecify.annotations.NullMarked;
