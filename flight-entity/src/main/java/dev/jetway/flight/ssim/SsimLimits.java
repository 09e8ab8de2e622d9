package dev.jetway.flight.ssim;

/**
 * What one file may ask for. Beyond it the file is {@link Broken}.
 *
 * @param bytesMax size of the file in bytes
 * @param flightsMax dated flights of all its legs
 */
public record SsimLimits(long bytesMax, int flightsMax) {
  /** 64 MiB, which is 335,000 records, and a million flights: a large airline's season. */
  public static final SsimLimits DEFAULT = new SsimLimits(64L << 20, 1_000_000);

  public SsimLimits {
    if (bytesMax < 1 || flightsMax < 1) {
      throw new IllegalArgumentException("limits are positive");
    }
  }
}
