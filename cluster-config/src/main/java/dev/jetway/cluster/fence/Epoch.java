package dev.jetway.cluster.fence;

/**
 * One row of the table, of a node that has become a member of its cluster.
 *
 * @param number 1 or more, never given again
 * @param node address and uid
 * @param renewals how often its lease was renewed
 * @param leaseMillis its length, as that node counts it
 */
record Epoch(int number, String node, long renewals, int leaseMillis) {}
