package dev.jetway.cluster.settings;

import static java.util.Map.entry;

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
      Map.ofEntries(
          entry("JETWAY_BIND", "jetway.http.bind"),
          entry("JETWAY_HTTP_PORT", "jetway.http.port"),
          entry("JETWAY_MANAGEMENT_PORT", "jetway.management.port"),
          entry("JETWAY_DATA_DIR", "jetway.data-dir"),
          entry("JETWAY_DB_URL", "jetway.database.url"),
          entry("JETWAY_DB_USER", "jetway.database.user"),
          entry("JETWAY_DB_PASSWORD", "jetway.database.password"),
          entry("JETWAY_NODE_NAME", "jetway.cluster.node-name"),
          entry("JETWAY_CLUSTER_HOST", "jetway.cluster.host"),
          entry("JETWAY_CLUSTER_PORT", "jetway.cluster.port"),
          entry("JETWAY_SEEDS", "jetway.cluster.seeds"),
          entry("JETWAY_ROLES", "jetway.cluster.roles"),
          entry("JETWAY_APP_VERSION", "jetway.cluster.app-version"),
          entry("JETWAY_TLS_KEY", "jetway.cluster.tls.key-file"),
          entry("JETWAY_TLS_CERT", "jetway.cluster.tls.certificate-file"),
          entry("JETWAY_TLS_CA", "jetway.cluster.tls.authority-file"),
          entry("JETWAY_PAYMENT_PROVIDER", "jetway.payment.provider"),
          entry("JETWAY_PAYMENT_URL", "jetway.payment.http.url"),
          entry("JETWAY_PAYMENT_TOKEN", "jetway.payment.http.token"));

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
