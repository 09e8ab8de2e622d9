package dev.jetway.cluster.settings;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigUtil;
import com.typesafe.config.ConfigValue;
import java.util.List;
import java.util.Map;

/**
 * Refuses keys below {@code jetway} that the shipped file doesn't have: a typo must not be a silent
 * default.
 */
final class UnknownKeys {
  private UnknownKeys() {}

  static void check(Config overrides, Config shipped) {
    if (!overrides.hasPath("jetway")) {
      return;
    }
    for (Map.Entry<String, ConfigValue> entry : overrides.getConfig("jetway").entrySet()) {
      String path = "jetway." + entry.getKey();
      if (!isPluginSetting(path) && !shipped.hasPathOrNull(path)) {
        ConfigValue value = entry.getValue();
        throw new InvalidSettingException(
            path,
            Secrets.mask(path, value.unwrapped()),
            value.origin().description(),
            "a key of jetway.conf");
      }
    }
  }

  /** Pekko's persistence plugins have optional keys that appear in no file; Pekko checks them. */
  private static boolean isPluginSetting(String path) {
    List<String> keys = ConfigUtil.splitPath(path);
    return keys.size() > 3
        && (keys.get(2).equals("journal") || keys.get(2).equals("snapshot-store"));
  }
}
