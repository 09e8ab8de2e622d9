package dev.jetway.reservation.actor;

import dev.jetway.cluster.settings.SettingReader;
import dev.jetway.cluster.wakeup.WakeUpSettings;
import dev.jetway.reservation.domain.ReservationLimits;
import java.time.Duration;

/**
 * The numbers of the reservation, from {@code jetway.reservation} in the configuration file, where
 * each is explained.
 *
 * @param waitingMax askers that wait for their command to be decided, and as many for the end of
 *     what theirs has set in motion
 * @param holdsPerCustomerMax reservations of one customer that are not confirmed yet
 * @param callDeadline of one call to a flight or the payment provider; below {@link
 *     ReservationLimits#lateMessages}
 * @param retryPause before a step, or the database, is tried again
 * @param wakeUp of the list of the living
 */
public record ReservationSettings(
    ReservationLimits limits,
    int waitingMax,
    int holdsPerCustomerMax,
    Duration callDeadline,
    RetryPause retryPause,
    WakeUpSettings wakeUp) {

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
        settings.number(ROOT + "holds-per-customer-max", 1, COUNT_MAX),
        // A call that is still under way after late-messages would find its bar gone.
        settings.duration(ROOT + "call-deadline", MIN, limits.lateMessages().dividedBy(2)),
        new RetryPause(
            settings.duration(ROOT + "retry-pause-min", MIN, SHORT_MAX),
            settings.duration(ROOT + "retry-pause-max", MIN, SHORT_MAX)),
        WakeUpSettings.from(settings, ROOT + "wake-up"));
  }
}
