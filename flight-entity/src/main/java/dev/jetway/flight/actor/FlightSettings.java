package dev.jetway.flight.actor;

import com.typesafe.config.Config;
import java.time.Duration;

/**
 * The numbers of the flight's shell, from {@code jetway.flight} in the configuration file, where
 * each is explained.
 *
 * @param bufferLimit requests that may wait for one flight, 1 or more
 * @param groupLimit commands decided and written at once, 1 or more
 * @param snapshotEvery journal rows between two snapshots
 * @param snapshotsKept snapshots kept per flight
 * @param restartBackoffMin pause after the second journal failure in a row; doubles from there
 * @param restartBackoffMax the longest pause
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
    boolean replyAfterCommit) {

  public FlightSettings {
    if (bufferLimit < 1 || groupLimit < 1 || snapshotEvery < 1 || snapshotsKept < 1) {
      throw new IllegalArgumentException("the limits of jetway.flight start at 1");
    }
  }

  /** Reads them from the whole configuration. */
  public static FlightSettings from(Config config) {
    Config flight = config.getConfig("jetway.flight");
    return new FlightSettings(
        flight.getInt("buffer-limit"),
        flight.getInt("group-limit"),
        flight.getInt("snapshot-every"),
        flight.getInt("snapshots-kept"),
        flight.getDuration("restart-backoff-min"),
        flight.getDuration("restart-backoff-max"),
        flight.getBoolean("safeguards.reply-after-commit"));
  }
}
