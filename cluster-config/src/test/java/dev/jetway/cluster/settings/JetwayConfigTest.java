package dev.jetway.cluster.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigParseOptions;
import dev.jetway.cluster.database.DatabaseAddress;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JetwayConfigTest {
  @TempDir Path directory;

  @Test
  void hasDefaultsForALocalNode() {
    JetwayConfig config = JetwayConfig.load(Map.of());
    assertThat(config.http()).isEqualTo(new HttpSettings("127.0.0.1", 8080));
    assertThat(config.database().address()).isEmpty();
    assertThat(config.dataDirectory().path()).isAbsolute().endsWithRaw(Path.of(".jetway"));
  }

  /** Each time-out ends before the one that would hide its cause. */
  @Test
  void endsTheInnermostWaitFirst() {
    Config config = JetwayConfig.load(Map.of()).config();
    Duration checkout = Duration.ofSeconds(config.getInt("jetway.database.checkout-timeout-s"));
    Duration query = config.getDuration("jetway.database.queries.deadline");
    Duration question = config.getDuration("jetway.edge.read-deadline");
    Duration command = config.getDuration("jetway.edge.request-deadline");
    assertThat(checkout).isLessThan(query);
    assertThat(query).isLessThan(question);
    assertThat(query.multipliedBy(2).plus(command))
        .as("two look-ups and a command")
        .isLessThan(config.getDuration("pekko.http.server.request-timeout"));
  }

  @Test
  void takesTheEnvironmentOverTheFileOverTheDefaults() throws IOException {
    Path file =
        file("jetway { http { port = 8081, bind = \"::1\" }, cluster.host = ${jetway.http.bind} }");
    JetwayConfig config =
        JetwayConfig.load(
            Map.of(
                "JETWAY_CONFIG", file.toString(), "JETWAY_HTTP_PORT", "8082", "JETWAY_BIND", ""));
    assertThat(config.http()).isEqualTo(new HttpSettings("::1", 8082));
    assertThat(config.config().getString("pekko.remote.artery.canonical.hostname"))
        .isEqualTo("::1");
  }

  @Test
  void readsADatabaseFromTheEnvironment() {
    JetwayConfig config =
        JetwayConfig.load(
            Map.of(
                "JETWAY_DB_URL", "jdbc:postgresql://db/jetway",
                "JETWAY_DB_USER", "me",
                "JETWAY_DB_PASSWORD", "secret"));
    assertThat(config.database().address())
        .contains(new DatabaseAddress("jdbc:postgresql://db/jetway", "me", "secret"));
    assertThat(config.database().toString()).doesNotContain("secret");
  }

  @Test
  void givesThePersistencePluginsTheDatabaseAndItsTimeouts() {
    Config pool =
        JetwayConfig.load(Map.of())
            .with(new DatabaseAddress("jdbc:postgresql://127.0.0.1:5555/postgres", "me", "secret"))
            .config()
            .getConfig("pekko-persistence-jdbc.shared-databases.flights.db");
    assertThat(pool.getString("url")).isEqualTo("jdbc:postgresql://127.0.0.1:5555/postgres");
    assertThat(pool.getString("user")).isEqualTo("me");
    assertThat(pool.getString("password")).isEqualTo("secret");
    assertThat(pool.getDuration("connectionTimeout")).isEqualTo(Duration.ofSeconds(2));
    assertThat(pool.getString("properties.socketTimeout")).isEqualTo("5");
    assertThat(pool.getString("properties.options"))
        .isEqualTo(
            "-c statement_timeout=4s -c idle_in_transaction_session_timeout=4s"
                + " -c jetway.flights_epoch=none");
  }

  @ParameterizedTest
  @ValueSource(strings = {"80x", "-1", "65536", "99999999999", "8080.5", "on"})
  void refusesWhatIsNoPort(String value) {
    assertRefused(
        Map.of("JETWAY_HTTP_PORT", value),
        JetwayConfig::http,
        "jetway.http.port is '"
            + value
            + "' (environment variable JETWAY_HTTP_PORT); expected a whole number from 0 to 65535");
  }

  @Test
  void takesAnyPortWhateverOtherVariablesSay() {
    JetwayConfig config =
        JetwayConfig.load(Map.of("JETWAY_HTTP_PORT", "7626", "JETWAY_MANAGEMENT_PORT", "7626"));
    assertThat(config.http().port()).isEqualTo(7626);
  }

  @Test
  void refusesAUrlOfSomethingElse() {
    assertRefused(
        Map.of("JETWAY_DB_URL", "jdbc:mysql://db/x?password=hunter2"),
        JetwayConfig::database,
        "jetway.database.url is 'jdbc:mysql://db/x?password=***'");
  }

  @Test
  void refusesAPathThatCannotBe() {
    assertRefused(
        Map.of("JETWAY_DATA_DIR", "a\0b"), JetwayConfig::dataDirectory, "the path of a directory");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "jetway.htttp.port = 1                       | jetway.htttp.port is '1' ",
        "jetway.flight.bufer-limit = 1               | jetway.flight.bufer-limit is '1' ",
        "jetway.database.passwort = hunter2          | jetway.database.passwort is '***' ",
        "jetway { http { port = 1                    | JETWAY_CONFIG is ",
        "jetway.http.bind = ${jetway.nowhere}        | jetway.nowhere",
      })
  void refusesAFileWithMistakes(String content, String message) throws IOException {
    Path file = file(content);
    assertRefused(Map.of("JETWAY_CONFIG", file.toString()), config -> {}, message);
  }

  @Test
  void refusesASectionThatBecameAValue() throws IOException {
    Path file = file("jetway.http = 3");
    assertRefused(Map.of("JETWAY_CONFIG", file.toString()), JetwayConfig::http, "jetway.http.bind");
  }

  @Test
  void refusesAFileThatIsNotThere() {
    assertRefused(
        Map.of("JETWAY_CONFIG", directory.resolve("absent.conf").toString()),
        config -> {},
        "a file that can be read");
  }

  @Test
  void allowsAPluginsOptionalKeys() throws IOException {
    Path file = file("jetway.flights.journal.circuit-breaker.some-option = 3");
    assertThat(
            JetwayConfig.load(Map.of("JETWAY_CONFIG", file.toString()))
                .config()
                .getInt("jetway.flights.journal.circuit-breaker.some-option"))
        .isEqualTo(3);
  }

  @Test
  void namesEachEnvironmentVariableBesideItsSetting() throws IOException {
    String shipped;
    try (var in = JetwayConfig.class.getResourceAsStream("/jetway.conf")) {
      assertThat(in).isNotNull();
      shipped = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
    Config parsed =
        ConfigFactory.parseResources("jetway.conf", ConfigParseOptions.defaults())
            .withFallback(ConfigFactory.defaultReferenceUnresolved())
            .resolve();
    EnvironmentVariables.SETTING_BY_VARIABLE.forEach(
        (variable, setting) -> {
          assertThat(shipped).contains("# env " + variable);
          assertThat(parsed.hasPath(setting)).as(setting).isTrue();
        });
  }

  @Test
  void readsTypedValues() {
    SettingReader reader =
        JetwayConfig.load(Map.of()).with("jetway.edge.request-deadline", "1h").reader();
    assertThat(reader.flag("jetway.flight.safeguards.reply-after-commit")).isTrue();
    assertThat(reader.number("jetway.flight.buffer-limit", 1, 100_000)).isEqualTo(1024);
    assertThatThrownBy(
            () ->
                reader.duration(
                    "jetway.edge.request-deadline", Duration.ofMillis(1), Duration.ofMinutes(1)))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessage(
            "jetway.edge.request-deadline is '1h' (the program); expected a duration from 1ms to 60000ms,"
                + " such as 250ms or 5s");
  }

  private void assertRefused(
      Map<String, String> environment, Consumer<JetwayConfig> use, String message) {
    assertThatThrownBy(() -> use.accept(JetwayConfig.load(environment)))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessageContaining(message);
  }

  private Path file(String content) throws IOException {
    return Files.writeString(directory.resolve("mine.conf"), content);
  }
}
