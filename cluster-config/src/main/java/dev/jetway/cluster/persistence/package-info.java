/**
 * What Jetway changes about pekko-persistence-jdbc.
 *
 * <p>The plugin gathers the writes of many entities into one transaction, which is why it is fast,
 * and fails them all when the database refuses one, which would let one flight disturb its
 * neighbours. {@link dev.jetway.cluster.persistence.IsolatingJournalDao} keeps the first and mends
 * the second.
 */
@NullMarked
package dev.jetway.cluster.persistence;

import org.jspecify.annotations.NullMarked;
