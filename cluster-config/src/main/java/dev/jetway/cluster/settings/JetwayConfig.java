package dev.jetway.cluster.settings;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigParseOptions;
import com.typesafe.config.ConfigValueFactory;
import dev.jetway.cluster.database.DatabaseAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * Jetway's configuration, resolved and free of typos. Immutable.
 *
 * <p>Layers, strongest first: values put in by {@link #with(String, Object)}, system properties,
 * environment variables, the file that {@code JETWAY_CONFIG} names, {@code jetway.conf}, the
 * libraries' {@code reference.conf}.
 */
public final class JetwayConfig {
  private final Config unresolved;
  private final Config resolved;

  private JetwayConfig(Config unresolved) {
    this.unresolved = unresolved;
    this.resolved = resolve(unresolved);
  }

  /**
   * Loads with this process's environment.
   *
   * @throws InvalidSettingException if a file can't be read or parsed, or a key below {@code
   *     jetway} is unknown
   */
  public static JetwayConfig load() {
    return load(System.getenv());
  }

  /**
   * Loads with the environment given.
   *
   * @throws InvalidSettingException if a file can't be read or parsed, or a key below {@code
   *     jetway} is unknown
   */
  public static JetwayConfig load(Map<String, String> environment) {
    Config shipped =
        ConfigFactory.parseResources(
                JetwayConfig.class.getClassLoader(),
                "jetway.conf",
                ConfigParseOptions.defaults().setAllowMissing(false))
            .withFallback(ConfigFactory.defaultReferenceUnresolved());
    Config overrides =
        ConfigFactory.defaultOverrides()
            .withFallback(EnvironmentVariables.asConfig(environment))
            .withFallback(operatorsFile(environment));
    JetwayConfig config = new JetwayConfig(overrides.withFallback(shipped));
    UnknownKeys.check(overrides.resolveWith(config.resolved), resolve(shipped));
    return config;
  }

  /** This configuration with another value for one key; what refers to the key follows. */
  public JetwayConfig with(String path, Object value) {
    return new JetwayConfig(
        unresolved.withValue(path, ConfigValueFactory.fromAnyRef(value, "the program")));
  }

  /**
   * This configuration with all services' persistence on the database given, such as the embedded
   * one.
   */
  public JetwayConfig with(DatabaseAddress address) {
    return with("jetway.database.url", address.jdbcUrl())
        .with("jetway.database.user", address.user())
        .with("jetway.database.password", address.password());
  }

  /** Everything, for the actor system. */
  public Config config() {
    return resolved;
  }

  /** A reader for a module's own settings record. */
  public SettingReader reader() {
    return new SettingReader(resolved);
  }

  public DatabaseSettings database() {
    return DatabaseSettings.from(reader());
  }

  public HttpSettings http() {
    return HttpSettings.from(reader());
  }

  public ManagementSettings management() {
    return ManagementSettings.from(reader());
  }

  public ClusterSettings cluster() {
    return ClusterSettings.from(reader());
  }

  /** This configuration with Pekko's own settings following {@link #cluster()}. */
  public JetwayConfig withMembership() {
    ClusterSettings cluster = cluster();
    return with("pekko.cluster.roles", cluster.roles().stream().map(Role::word).toList())
        .with("pekko.remote.artery.transport", cluster.tls().isPresent() ? "tls-tcp" : "tcp");
  }

  public DataDirectory dataDirectory() {
    return DataDirectory.from(reader());
  }

  private static Config operatorsFile(Map<String, String> environment) {
    String name = environment.getOrDefault(EnvironmentVariables.CONFIG_FILE, "");
    if (name.isEmpty()) {
      return ConfigFactory.empty();
    }
    Path file = Path.of(name);
    if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
      throw new InvalidSettingException(
          EnvironmentVariables.CONFIG_FILE, name, "environment", "a file that can be read");
    }
    try {
      return ConfigFactory.parseFile(file.toFile());
    } catch (ConfigException e) {
      throw unusable(EnvironmentVariables.CONFIG_FILE, name, "environment", e);
    }
  }

  private static Config resolve(Config config) {
    try {
      return config.resolve();
    } catch (ConfigException e) {
      throw unusable("jetway", "unresolvable", "configuration", e);
    }
  }

  private static InvalidSettingException unusable(
      String setting, String value, String origin, ConfigException cause) {
    InvalidSettingException e =
        new InvalidSettingException(
            setting, value, origin, "valid HOCON, but: " + cause.getMessage());
    e.initCause(cause);
    return e;
  }
}
