package dev.jetway.node;

import java.util.HashMap;
import java.util.Map;

/** Settings with which a reservation's life fits into a test. */
final class ShortPeriods {
  private ShortPeriods() {}

  /**
   * System properties of a node.
   *
   * @param offer how long held seats wait, in seconds
   * @param payment how long the provider may take, in seconds
   */
  static Map<String, String> of(int offer, int payment) {
    Map<String, String> settings = new HashMap<>();
    settings.put("holding-time", "8s");
    settings.put("offer-time", offer + "s");
    settings.put("payment-time", payment + "s");
    settings.put("hold-margin", "6s");
    settings.put("late-messages", "4s");
    settings.put("call-deadline", "2s");
    settings.put("retry-pause-max", "1s");
    settings.put("wake-up.guard", "2s");
    settings.put("wake-up.poll-every", "200ms");
    Map<String, String> properties = new HashMap<>();
    settings.forEach((name, value) -> properties.put("jetway.reservation." + name, value));
    properties.put("jetway.flight.wake-up.guard", "3s");
    properties.put("jetway.flight.wake-up.poll-every", "500ms");
    return properties;
  }
}
