package dev.jetway.flight.actor;

import java.time.Duration;

/** Pauses between attempts: each twice as long as the one before, up to a limit. */
final class Pauses {
  private static final int DOUBLINGS_MAX = 16;

  private final Duration min;
  private final Duration max;
  private int inARow;

  Pauses(Duration min, Duration max) {
    this.min = min;
    this.max = max;
  }

  Duration next() {
    Duration pause = min.multipliedBy(1L << Math.min(inARow, DOUBLINGS_MAX));
    inARow++;
    return pause.compareTo(max) < 0 ? pause : max;
  }

  /** An attempt has succeeded. */
  void reset() {
    inARow = 0;
  }
}
