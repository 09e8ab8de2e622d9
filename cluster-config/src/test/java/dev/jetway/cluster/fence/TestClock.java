package dev.jetway.cluster.fence;

import java.time.Duration;

/** A lease's clocks, as the test says; or this machine's, and what the test adds to them. */
final class TestClock implements LeaseClock {
  private final LeaseClock base;
  private volatile long addedNanos;
  private volatile long addedWallMillis;

  /** Clocks that stand still unless they are advanced. */
  TestClock() {
    this(
        new LeaseClock() {
          @Override
          public long nanos() {
            return Long.MAX_VALUE - 1_000; // nanoTime may overflow at any time.
          }

          @Override
          public long wallMillis() {
            return 0;
          }
        });
  }

  TestClock(LeaseClock base) {
    this.base = base;
  }

  @Override
  public long nanos() {
    return base.nanos() + addedNanos;
  }

  @Override
  public long wallMillis() {
    return base.wallMillis() + addedWallMillis;
  }

  synchronized void advance(Duration duration) {
    addedNanos += duration.toNanos();
    stepWall(duration);
  }

  synchronized void stepWall(Duration duration) {
    addedWallMillis += duration.toMillis();
  }
}
