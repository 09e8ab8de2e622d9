package dev.jetway.reservation.payment.simulated;

import dev.jetway.cluster.settings.SettingReader;
import java.time.Duration;

/**
 * The numbers of the simulated provider, from {@code jetway.payment.simulated}, where each is
 * explained.
 *
 * @param callsMax calls under way at a time, those whose answer is held back included
 * @param silenceMax how long the server keeps a connection open that it will not answer on
 */
public record SimulatedSettings(int callsMax, Duration silenceMax) {
  private static final String ROOT = "jetway.payment.simulated.";
  private static final int CALLS_MAX = 100_000;

  /** Reads and checks them. */
  public static SimulatedSettings from(SettingReader settings) {
    return new SimulatedSettings(
        settings.number(ROOT + "calls-max", 1, CALLS_MAX),
        settings.duration(ROOT + "silence-max", Duration.ofMillis(1), Duration.ofMinutes(10)));
  }
}
