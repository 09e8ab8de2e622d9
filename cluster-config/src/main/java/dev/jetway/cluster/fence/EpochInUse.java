package dev.jetway.cluster.fence;

import dev.jetway.cluster.database.DatabaseAddress;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.LongAdder;

/**
 * This node's epoch in one service's journal, and what is known about it and around it.
 *
 * @param settled counts the epochs of others that this node has dealt with
 * @param ended completes with the reason why this node's own epoch is over
 */
record EpochInUse(
    int number,
    EpochTable table,
    DatabaseAddress address,
    FenceSettings settings,
    LeaseClock clock,
    Lease lease,
    Sightings sightings,
    LongAdder settled,
    CompletableFuture<String> ended) {

  /** For good; whoever waits for {@link #ended} hears why, the first time only. */
  void end(String why) {
    lease.end();
    ended.complete(why);
  }

  /** A connection whose statements fail before the lease does. */
  FenceConnection connect(String name) {
    return new FenceConnection(name + "-" + table.schema(), address, settings.renewEvery());
  }
}
