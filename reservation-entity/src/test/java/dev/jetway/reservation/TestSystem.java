package dev.jetway.reservation;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;

/** Jetway's own configuration, for an actor system of one node without a network. */
public final class TestSystem {
  private TestSystem() {}

  /** That configuration, except where {@code overrides} (HOCON) say something else. */
  public static Config config(String overrides) {
    return ConfigFactory.parseString(overrides)
        .withFallback(
            ConfigFactory.parseString(
                """
                pekko.actor.provider = local
                pekko.coordinated-shutdown.run-by-actor-system-terminate = off
                """))
        .withFallback(ConfigFactory.parseResources("jetway.conf"))
        .withFallback(ConfigFactory.defaultReference())
        .resolve();
  }
}
