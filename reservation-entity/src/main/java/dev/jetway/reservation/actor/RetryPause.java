package dev.jetway.reservation.actor;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * How long to wait before something is tried again: doubles with every failure, and differs by
 * chance, so that many don't come in step.
 */
record RetryPause(Duration min, Duration max) {
  private static final int DOUBLINGS_MAX = 16;

  /** From half of the full pause to all of it. */
  Duration after(int failures) {
    Duration full = min.multipliedBy(1L << Math.clamp(failures - 1L, 0, DOUBLINGS_MAX));
    long millis = (full.compareTo(max) < 0 ? full : max).toMillis();
    return Duration.ofMillis(millis / 2 + ThreadLocalRandom.current().nextLong(millis / 2 + 1));
  }
}
