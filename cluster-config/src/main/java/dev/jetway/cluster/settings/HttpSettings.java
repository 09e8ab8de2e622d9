package dev.jetway.cluster.settings;

/**
 * Where the node listens.
 *
 * @param bind address or host name of the public port
 * @param port public port, 0 for any free one
 * @param managementPort the operators' port, 0 for any free one
 */
public record HttpSettings(String bind, int port, int managementPort) {
  private static final String MANAGEMENT_PORT = "jetway.management.port";

  static HttpSettings from(SettingReader reader) {
    HttpSettings settings =
        new HttpSettings(
            reader.name("jetway.http.bind"),
            reader.port("jetway.http.port"),
            reader.port(MANAGEMENT_PORT));
    if (settings.port != 0 && settings.port == settings.managementPort) {
      throw reader.invalid(MANAGEMENT_PORT, "another port than jetway.http.port");
    }
    return settings;
  }
}
