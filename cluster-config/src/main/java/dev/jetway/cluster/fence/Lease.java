package dev.jetway.cluster.fence;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * This node's own end of its lease: until when it may take itself for the owner.
 *
 * <p>Counted from before the renewal was sent, so that it ends before any other node, counting from
 * when it saw the renewal, takes it to have ended. Of the two clocks the one that has gone further
 * counts: a step of the wall clock can end the lease early, never prolong it.
 */
final class Lease {
  private final LeaseClock clock;
  private final long lengthNanos;
  private volatile @Nullable Moment renewed;
  private volatile boolean ended;

  /** When a renewal was sent. */
  record Moment(long nanos, long wallMillis) {}

  /** A lease of this length that hasn't begun. */
  Lease(LeaseClock clock, Duration length) {
    this.clock = clock;
    this.lengthNanos = length.toNanos();
  }

  /** To be taken before the renewal is sent. */
  Moment now() {
    return new Moment(clock.nanos(), clock.wallMillis());
  }

  /** The renewal that was sent then is committed. */
  void renewed(Moment sent) {
    renewed = sent;
  }

  /** For good: no renewal brings it back. */
  void end() {
    ended = true;
  }

  boolean holds() {
    Moment from = renewed;
    if (from == null || ended) {
      return false;
    }
    long wallNanos = TimeUnit.MILLISECONDS.toNanos(clock.wallMillis() - from.wallMillis());
    return Math.max(clock.nanos() - from.nanos(), wallNanos) < lengthNanos;
  }
}
