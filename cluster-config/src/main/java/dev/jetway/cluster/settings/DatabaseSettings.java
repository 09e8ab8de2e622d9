package dev.jetway.cluster.settings;

import dev.jetway.cluster.database.DatabaseAddress;
import java.util.Optional;

/**
 * Which PostgreSQL to use.
 *
 * @param address the operator's own server; empty if Jetway shall run an embedded one
 */
public record DatabaseSettings(Optional<DatabaseAddress> address) {
  private static final String URL = "jetway.database.url";
  private static final String URL_PREFIX = "jdbc:postgresql:";

  static DatabaseSettings from(SettingReader reader) {
    String url = reader.text(URL);
    if (url.isEmpty()) {
      return new DatabaseSettings(Optional.empty());
    }
    if (!url.startsWith(URL_PREFIX)) {
      throw reader.invalid(URL, "empty or a URL such as jdbc:postgresql://localhost:5432/jetway");
    }
    return new DatabaseSettings(
        Optional.of(
            new DatabaseAddress(
                url,
                reader.text("jetway.database.user"),
                reader.text("jetway.database.password"))));
  }
}
