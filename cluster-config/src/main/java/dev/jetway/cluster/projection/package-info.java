/**
 * Read models that follow a journal: no row passed over, each taken in exactly once.
 *
 * <p><b>No row passed over.</b> A row's {@code ordering} is given out before its transaction
 * commits, so rows appear out of order. {@link dev.jetway.cluster.projection.SettledRows} reads in
 * the order of transactions, and only up to the oldest one under way: behind that, nothing can
 * appear. A transaction that takes long delays the projection, and {@link
 * dev.jetway.cluster.projection.ProjectionStatus} shows it. {@link
 * dev.jetway.cluster.database.JournalEpochs} sees to journals that were restored on another server.
 *
 * <p><b>Exactly once.</b> {@link dev.jetway.cluster.projection.Step} moves the offset and changes
 * the read model in one transaction, only if the offset is still where it was.
 *
 * <p>Why so, and what else was thought of: {@code docs/decisions/007}.
 */
@NullMarked
package dev.jetway.cluster.projection;

import org.jspecify.annotations.NullMarked;
