/**
 * The fence: a node that was replaced writes nothing and tells nothing stale.
 *
 * <p>Several nodes write into one journal, and which of them owns an entity is the cluster's
 * decision, which a node that slept, or is cut off, learns late. So a node writes under an epoch,
 * which a trigger of the journal checks in every transaction, and it answers from memory only under
 * a lease, which it renews in the same row. Before an entity is recovered, every epoch of a node
 * that isn't a living member any more is revoked, its last write and its lease are waited for:
 * {@link dev.jetway.cluster.fence.Tenure} is all that entities see of it.
 *
 * <p>No decision compares wall clocks of two machines, or asks one whether a time has come: leases
 * are counted by each node's own monotonic clock. Why that is sound, and what it takes for granted,
 * is in {@code docs/decisions/009-an-epoch-under-every-write.md}.
 *
 * <p>{@link dev.jetway.cluster.fence.Fences} is what the composition root makes. Within: {@code
 * Renewer} and {@code TakeOver} have a thread and a connection each, {@code EpochTable} is the SQL,
 * {@code Lease} and {@code Sightings} are the two ends of counting a lease.
 */
@NullMarked
package dev.jetway.cluster.fence;

import org.jspecify.annotations.NullMarked;
