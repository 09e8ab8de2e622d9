package dev.jetway.cluster.wakeup;

import dev.jetway.cluster.settings.SettingReader;
import java.time.Duration;

/**
 * The numbers of a service's list, where its part of the configuration file explains them.
 *
 * @param guard how soon somebody looks after an entity whose node has crashed
 * @param pollEvery how often a node looks for entities to wake
 * @param pollMax how many it wakes at a time
 */
public record WakeUpSettings(Duration guard, Duration pollEvery, int pollMax) {
  private static final Duration MIN = Duration.ofMillis(1);
  private static final Duration MAX = Duration.ofMinutes(10);
  private static final int POLL_MAX = 10_000;

  /**
   * Reads and checks them.
   *
   * @param path such as {@code jetway.reservation.wake-up}
   */
  public static WakeUpSettings from(SettingReader settings, String path) {
    return new WakeUpSettings(
        settings.duration(path + ".guard", MIN, MAX),
        settings.duration(path + ".poll-every", MIN, MAX),
        settings.number(path + ".poll-max", 1, POLL_MAX));
  }
}
