package dev.jetway.cluster.settings;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigValueFactory;
import java.util.Map;

/**
 * The environment variables that are settings.
 *
 * <p>A table instead of <code>${?NAME}</code> in the configuration file, because the environment
 * must win over the operator's file too, and because an error can then name the variable. An empty
 * variable counts as not set.
 */
final class EnvironmentVariables {
  /** Names a file of the operator's; not a setting itself. */
  static final String CONFIG_FILE = "JETWAY_CONFIG";

  static final Map<String, String> SETTING_BY_VARIABLE =
      Map.of(
          "JETWAY_BIND", "jetway.http.bind",
          "JETWAY_HTTP_PORT", "jetway.http.port",
          "JETWAY_DATA_DIR", "jetway.data-dir",
          "JETWAY_DB_URL", "jetway.database.url",
          "JETWAY_DB_USER", "jetway.database.user",
          "JETWAY_DB_PASSWORD", "jetway.database.password",
          "JETWAY_PAYMENT_PROVIDER", "jetway.payment.provider",
          "JETWAY_PAYMENT_URL", "jetway.payment.http.url",
          "JETWAY_PAYMENT_TOKEN", "jetway.payment.http.token");

  private EnvironmentVariables() {}

  static Config asConfig(Map<String, String> environment) {
    Config config = ConfigFactory.empty();
    for (Map.Entry<String, String> entry : SETTING_BY_VARIABLE.entrySet()) {
      String value = environment.getOrDefault(entry.getKey(), "");
      if (!value.isEmpty()) {
        config =
            config.withValue(
                entry.getValue(),
                ConfigValueFactory.fromAnyRef(value, "environment variable " + entry.getKey()));
      }
    }
    return config;
  }
}
