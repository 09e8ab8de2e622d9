package dev.jetway.flight.actor;

import dev.jetway.flight.actor.FlightMessage.TimeIsDue;
import java.time.Duration;
import java.time.Instant;
import org.apache.pekko.actor.typed.javadsl.TimerScheduler;
import org.jspecify.annotations.Nullable;

/** Tells the front when a moment has come. */
final class DueTimer {
  /** A timer may fire a moment early; and what is due at once need not wait for the next tick. */
  private static final Duration MIN = Duration.ofMillis(10);

  /** Longer timers are cut into pieces of this length. */
  private static final Duration MAX = Duration.ofHours(1);

  private final TimerScheduler<FlightMessage> timers;

  DueTimer(TimerScheduler<FlightMessage> timers) {
    this.timers = timers;
  }

  /** Replaces whatever moment was watched for; null for none. */
  void watch(@Nullable Instant due, Instant now) {
    if (due == null) {
      timers.cancel(TimeIsDue.INSTANCE);
      return;
    }
    Duration wait = Duration.between(now, due);
    if (wait.compareTo(MIN) < 0) {
      wait = MIN;
    } else if (wait.compareTo(MAX) > 0) {
      wait = MAX;
    }
    timers.startSingleTimer(TimeIsDue.INSTANCE, TimeIsDue.INSTANCE, wait);
  }
}
