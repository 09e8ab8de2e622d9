package dev.jetway.cluster.settings;

import java.time.Duration;

/**
 * Where the node tells operators and supervisors about itself.
 *
 * @param bind address or host name
 * @param port 0 for any free one
 * @param readyDeadline of the checks behind {@code /ready}
 * @param unreadyTime between becoming unready and closing the door at the end
 */
public record ManagementSettings(
    String bind, int port, Duration readyDeadline, Duration unreadyTime) {
  private static final String ROOT = "jetway.management.";

  static ManagementSettings from(SettingReader reader) {
    return new ManagementSettings(
        reader.name(ROOT + "bind"),
        reader.port(ROOT + "port"),
        reader.duration(ROOT + "ready-deadline", Duration.ofMillis(1), Duration.ofMinutes(1)),
        reader.duration(ROOT + "unready-time", Duration.ZERO, Duration.ofMinutes(5)));
  }
}
