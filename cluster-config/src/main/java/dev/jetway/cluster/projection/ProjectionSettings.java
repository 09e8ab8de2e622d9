package dev.jetway.cluster.projection;

import dev.jetway.cluster.settings.SettingReader;
import java.time.Duration;

/**
 * How journals are followed, from {@code jetway.projection} in the configuration file, where each
 * number is explained.
 *
 * @param batchRows rows of the journal taken in by one transaction, at most
 * @param batchBytes of those rows, unless a single one is larger
 * @param pollEvery when there was nothing more to take in
 * @param retryPauseMin after the first failure; each further one doubles it
 * @param retryPauseMax the longest pause, and that at an event that can't be read
 */
public record ProjectionSettings(
    int batchRows,
    long batchBytes,
    Duration pollEvery,
    Duration retryPauseMin,
    Duration retryPauseMax) {

  private static final int ROWS_MAX = 100_000;
  private static final long BYTES_MAX = 1L << 30;
  private static final Duration PAUSE_MIN = Duration.ofMillis(1);
  private static final Duration PAUSE_MAX = Duration.ofMinutes(10);

  /** Reads and checks them. */
  public static ProjectionSettings from(SettingReader settings) {
    return new ProjectionSettings(
        settings.number("jetway.projection.batch-rows", 1, ROWS_MAX),
        settings.bytes("jetway.projection.batch-bytes", 1, BYTES_MAX),
        settings.duration("jetway.projection.poll-every", PAUSE_MIN, PAUSE_MAX),
        settings.duration("jetway.projection.retry-pause-min", PAUSE_MIN, PAUSE_MAX),
        settings.duration("jetway.projection.retry-pause-max", PAUSE_MIN, PAUSE_MAX));
  }
}
