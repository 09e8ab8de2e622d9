package dev.jetway.node.cluster;

import java.time.Duration;

/**
 * How long to wait before a node that has ended unasked is started again. Never gives up, but slows
 * down. Pure; a value.
 *
 * @param endsInARow of runs that were not steady
 */
record Backoff(SupervisorSettings.Restarts settings, int endsInARow) {
  private static final int DOUBLINGS_MAX = 20;

  Backoff(SupervisorSettings.Restarts settings) {
    this(settings, 0);
  }

  /** After a run that took so long. */
  Backoff afterRunOf(Duration run) {
    boolean steady = run.compareTo(settings.steadyAfter()) >= 0;
    return new Backoff(settings, steady ? 1 : endsInARow + 1);
  }

  /** The pause now; none before the first run. */
  Duration pause() {
    if (endsInARow == 0) {
      return Duration.ZERO;
    }
    Duration pause = settings.min().multipliedBy(1L << Math.min(endsInARow - 1, DOUBLINGS_MAX));
    return pause.compareTo(settings.max()) < 0 ? pause : settings.max();
  }
}
