package dev.jetway.cluster.settings;

/**
 * Where the node listens.
 *
 * @param bind address or host name
 * @param port 0 for any free one
 */
public record HttpSettings(String bind, int port) {
  static HttpSettings from(SettingReader reader) {
    return new HttpSettings(reader.name("jetway.http.bind"), reader.port("jetway.http.port"));
  }
}
