package dev.jetway.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jetway.cluster.settings.JetwayConfig;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Settings that can't work are refused in a sentence, before a database is made for them. */
class SettingsComeFirstTest {
  @TempDir Path directory;

  @ParameterizedTest
  @CsvSource({
    "jetway.http.bind, 0.0.0.0, only loopback is safe",
    "jetway.http.port, 70000, from 0 to 65535",
    "jetway.flight.group-limit, none, a whole number",
    "jetway.edge.request-deadline, soon, a duration from",
    "jetway.edge.body-limit, much, a size from",
  })
  void beforeTheDatabaseStarts(String key, String value, String expected) {
    JetwayConfig config =
        JetwayConfig.load(Map.of()).with("jetway.data-dir", directory.toString()).with(key, value);

    assertThatThrownBy(() -> StandaloneNode.start(config, progress -> {}))
        .hasMessageContaining(expected);
    assertThat(directory).isEmptyDirectory();
  }
}
