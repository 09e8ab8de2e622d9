package dev.jetway.cluster.fence;

import dev.jetway.cluster.settings.SettingReader;
import java.time.Duration;

/**
 * The numbers of {@code jetway.fence} in the configuration file, where each is explained.
 *
 * @param lease how long an answer from memory may follow a renewal, in the eyes of others
 * @param clockMargin by which a node's own count is shorter; below a third of the lease
 * @param startLimit how long a starting node waits for nodes that aren't in its cluster to end
 * @param clearLimit how long an entity waits to have what it owns to itself
 * @param checkWrites a safeguard: writes carry the epoch. Off only to show that its test notices
 * @param checkAnswers a safeguard: answers from memory need the lease. Off only to show the same
 */
public record FenceSettings(
    Duration lease,
    Duration clockMargin,
    Duration startLimit,
    Duration clearLimit,
    boolean checkWrites,
    boolean checkAnswers) {
  private static final String MARGIN = "jetway.fence.clock-margin";
  private static final String START_LIMIT = "jetway.fence.start-limit";
  private static final Duration LEASE_MIN = Duration.ofMillis(300);
  private static final Duration LEASE_MAX = Duration.ofMinutes(1);
  private static final Duration LIMIT_MAX = Duration.ofHours(1);

  /** Renewed so many times in the length of a lease: one may fail without consequence. */
  private static final int RENEWALS_PER_LEASE = 3;

  private static final int RETRIES_PER_RENEWAL = 5;

  /** Reads and checks them. */
  public static FenceSettings from(SettingReader settings) {
    FenceSettings read =
        new FenceSettings(
            settings.duration("jetway.fence.lease", LEASE_MIN, LEASE_MAX),
            settings.duration(MARGIN, Duration.ofMillis(1), LEASE_MAX),
            settings.duration(START_LIMIT, Duration.ofMillis(1), LIMIT_MAX),
            settings.duration("jetway.fence.clear-limit", Duration.ofMillis(1), LIMIT_MAX),
            settings.flag("jetway.fence.safeguards.check-writes"),
            settings.flag("jetway.fence.safeguards.check-answers"));
    if (read.clockMargin.compareTo(read.renewEvery()) >= 0) {
      throw settings.invalid(MARGIN, "less than a third of jetway.fence.lease");
    }
    if (read.startLimit.compareTo(read.lease.multipliedBy(2)) < 0) {
      throw settings.invalid(START_LIMIT, "at least twice jetway.fence.lease");
    }
    return read;
  }

  /** After a renewal that failed: answers wait for a database that is back. */
  Duration retryEvery() {
    return renewEvery().dividedBy(RETRIES_PER_RENEWAL);
  }

  Duration renewEvery() {
    return lease.dividedBy(RENEWALS_PER_LEASE);
  }
}
