package dev.jetway.reservation.actor;

import dev.jetway.cluster.settings.SettingReader;
import dev.jetway.reservation.domain.ReservationLimits;
import java.time.Duration;

/**
 * The numbers of the reservation, from {@code jetway.reservation} in the configuration file, where
 * each is explained.
 *
 * @param waitingMax askers that wait for the end of what is under way
 * @param callDeadline of one call to a flight or the payment provider; below {@link
 *     ReservationLimits#lateMessages}
 * @param retryPauseMin before a step is tried again; each further pause is twice as long
 * @param retryPauseMax the longest pause
 * @param guard how soon somebody looks after a reservation whose node has crashed
 * @param pollEvery how often a node looks for reservations to wake
 * @param pollMax how many it wakes at a time
 */
public record ReservationSettings(
    ReservationLimits limits,
    int waitingMax,
    Duration callDeadline,
    Duration retryPauseMin,
    Duration retryPauseMax,
    Duration guard,
    Duration pollEvery,
    int pollMax) {

  private static final String ROOT = "jetway.reservation.";
  private static final int COUNT_MAX = 10_000;
  private static final Duration MIN = Duration.ofMillis(1);
  private static final Duration SHORT_MAX = Duration.ofMinutes(10);
  private static final Duration LONG_MAX = Duration.ofDays(6);

  /** Reads and checks them. */
  public static ReservationSettings from(SettingReader settings) {
    ReservationLimits limits =
        new ReservationLimits(
            settings.number(ROOT + "passengers-max", 1, COUNT_MAX),
            settings.number(ROOT + "segments-max", 1, COUNT_MAX),
            settings.number(ROOT + "segments-ever-max", 1, COUNT_MAX),
            settings.duration(ROOT + "holding-time", MIN, SHORT_MAX),
            settings.duration(ROOT + "offer-time", MIN, LONG_MAX),
            settings.duration(ROOT + "offer-total-max", MIN, LONG_MAX),
            settings.duration(ROOT + "payment-time", MIN, LONG_MAX),
            settings.duration(ROOT + "hold-margin", MIN, SHORT_MAX),
            settings.duration(ROOT + "late-messages", MIN, SHORT_MAX),
            settings.number(ROOT + "payment-attempts-max", 1, COUNT_MAX));
    return new ReservationSettings(
        limits,
        settings.number(ROOT + "waiting-max", 1, COUNT_MAX),
        // A call that is still under way after late-messages would find its bar gone.
        settings.duration(ROOT + "call-deadline", MIN, limits.lateMessages().dividedBy(2)),
        settings.duration(ROOT + "retry-pause-min", MIN, SHORT_MAX),
        settings.duration(ROOT + "retry-pause-max", MIN, SHORT_MAX),
        settings.duration(ROOT + "wake-up.guard", MIN, SHORT_MAX),
        settings.duration(ROOT + "wake-up.poll-every", MIN, SHORT_MAX),
        settings.number(ROOT + "wake-up.poll-max", 1, COUNT_MAX));
  }
}
