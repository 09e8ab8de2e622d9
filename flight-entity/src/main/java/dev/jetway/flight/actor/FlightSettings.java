package dev.jetway.flight.actor;

import dev.jetway.cluster.settings.SettingReader;
import dev.jetway.cluster.wakeup.WakeUpSettings;
import java.time.Duration;

/**
 * The numbers of the flight's shell, from {@code jetway.flight} in the configuration file, where
 * each is explained.
 *
 * @param bufferLimit requests that may wait for one flight, 1 or more
 * @param groupLimit commands decided and written at once, 1 or more
 * @param snapshotEvery journal rows between two snapshots
 * @param snapshotsKept snapshots kept per flight
 * @param restartBackoffMin the first pause after the journal could not be read, or failed twice in
 *     a row; each further one is twice as long
 * @param restartBackoffMax the longest pause
 * @param notices how owners of bookings are told
 * @param wakeUp the list of flights to be woken
 * @param replyAfterCommit a safeguard: answers wait for the commit. Off only to show that its test
 *     notices
 */
public record FlightSettings(
    int bufferLimit,
    int groupLimit,
    int snapshotEvery,
    int snapshotsKept,
    Duration restartBackoffMin,
    Duration restartBackoffMax,
    NoticeSettings notices,
    WakeUpSettings wakeUp,
    boolean replyAfterCommit) {

  private static final int LIMIT_MAX = 1_000_000;
  private static final Duration BACKOFF_MIN = Duration.ofMillis(1);
  private static final Duration BACKOFF_MAX = Duration.ofMinutes(10);

  /** Reads and checks them. */
  public static FlightSettings from(SettingReader settings) {
    return new FlightSettings(
        settings.number("jetway.flight.buffer-limit", 1, LIMIT_MAX),
        settings.number("jetway.flight.group-limit", 1, LIMIT_MAX),
        settings.number("jetway.flight.snapshot-every", 1, LIMIT_MAX),
        settings.number("jetway.flight.snapshots-kept", 1, LIMIT_MAX),
        settings.duration("jetway.flight.restart-backoff-min", BACKOFF_MIN, BACKOFF_MAX),
        settings.duration("jetway.flight.restart-backoff-max", BACKOFF_MIN, BACKOFF_MAX),
        NoticeSettings.from(settings),
        WakeUpSettings.from(settings, "jetway.flight.wake-up"),
        settings.flag("jetway.flight.safeguards.reply-after-commit"));
  }
}
