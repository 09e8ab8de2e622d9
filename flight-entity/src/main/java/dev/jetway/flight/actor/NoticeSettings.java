package dev.jetway.flight.actor;

import dev.jetway.cluster.settings.SettingReader;
import java.time.Duration;

/**
 * How a flight tells the owners of its bookings, from {@code jetway.flight.notices} in the
 * configuration file, where each number is explained.
 *
 * @param atOnce owners that one flight tells at a time, 1 or more
 * @param callDeadline for one owner to answer
 * @param retryPauseMin before those who could not be told are tried again; doubles as long as
 *     nobody can be told
 * @param retryPauseMax the longest pause
 */
public record NoticeSettings(
    int atOnce, Duration callDeadline, Duration retryPauseMin, Duration retryPauseMax) {
  private static final int AT_ONCE_MAX = 1_000;
  private static final Duration MIN = Duration.ofMillis(1);
  private static final Duration MAX = Duration.ofMinutes(10);

  static NoticeSettings from(SettingReader settings) {
    return new NoticeSettings(
        settings.number("jetway.flight.notices.at-once", 1, AT_ONCE_MAX),
        settings.duration("jetway.flight.notices.call-deadline", MIN, MAX),
        settings.duration("jetway.flight.notices.retry-pause-min", MIN, MAX),
        settings.duration("jetway.flight.notices.retry-pause-max", MIN, MAX));
  }
}
