package dev.jetway.cluster.fence;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * The other nodes' end of a lease: when each was last seen renewed, by this node's monotonic clock.
 *
 * <p>A renewal that was seen had been sent before, so its lease is over a lease's length later at
 * the latest. As many entries as the table had rows when it was last looked at.
 */
final class Sightings {
  private Map<Integer, Sighting> sightings = Map.of();

  private record Sighting(long renewals, long firstSeenNanos) {}

  /** What was read, and the time after it was read. */
  synchronized void note(List<Epoch> read, long nanos) {
    Map<Integer, Sighting> after = new HashMap<>();
    for (Epoch epoch : read) {
      Sighting before = sightings.get(epoch.number());
      after.put(
          epoch.number(),
          before != null && before.renewals() == epoch.renewals()
              ? before
              : new Sighting(epoch.renewals(), nanos));
    }
    sightings = after;
  }

  /**
   * For how long yet the lease may hold, if it is renewed no more after the renewals given.
   *
   * @return nanoseconds; 0 or less when it is surely over
   */
  synchronized long remainingNanos(Epoch epoch, long nowNanos) {
    Sighting seen = sightings.get(epoch.number());
    long from =
        seen != null && seen.renewals() == epoch.renewals() ? seen.firstSeenNanos() : nowNanos;
    return from + TimeUnit.MILLISECONDS.toNanos(epoch.leaseMillis()) - nowNanos;
  }
}
