package dev.jetway.reservation.payment.setup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jetway.cluster.settings.InvalidSettingException;
import dev.jetway.cluster.settings.JetwayConfig;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PaymentSettingsTest {
  private static PaymentSettings read(Map<String, String> environment) {
    return PaymentSettings.from(JetwayConfig.load(environment).reader());
  }

  private static PaymentSettings http(String url, String token) {
    return read(
        Map.of(
            "JETWAY_PAYMENT_PROVIDER", "http",
            "JETWAY_PAYMENT_URL", url,
            "JETWAY_PAYMENT_TOKEN", token));
  }

  @Test
  void playsWithNoMoneyUnlessToldOtherwise() {
    assertThat(read(Map.of()))
        .isInstanceOfSatisfying(
            PaymentSettings.Simulated.class,
            simulated -> assertThat(simulated.settings().callsMax()).isEqualTo(1000));
  }

  @Test
  void readsAProviderFromTheEnvironment() {
    assertThat(http("https://pay.example.com/v1/", "abc.DEF=="))
        .isInstanceOfSatisfying(
            PaymentSettings.Http.class,
            http -> {
              assertThat(http.settings().url()).isEqualTo(URI.create("https://pay.example.com/v1"));
              assertThat(http.settings().token().value()).isEqualTo("abc.DEF==");
              assertThat(http.settings().connectTimeout()).isEqualTo(Duration.ofSeconds(2));
              assertThat(http.settings().callsMax()).isEqualTo(256);
              assertThat(http.settings().answerMax()).isEqualTo(16 * 1024);
            });
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://127.0.0.1:7627", "http://localhost/pay", "http://[::1]:80"})
  void needsNeitherTlsNorATokenOnThisMachine(String url) {
    assertThat(http(url, "")).isInstanceOf(PaymentSettings.Http.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "``                            | t | jetway.payment.http.url",
        "pay.example.com               | t | jetway.payment.http.url",
        "ftp://pay.example.com         | t | jetway.payment.http.url",
        "https://pay.example.com/a b   | t | jetway.payment.http.url",
        "https://pay.example.com/?k=v  | t | without user, query or fragment",
        "https://pay.example.com/#x    | t | without user, query or fragment",
        "http://pay.example.com        | t | expected an https address",
        "http://127.0.0.1.example.com  | t | expected an https address",
        "http://10.0.0.1               | t | expected an https address",
        "https://pay.example.com       | `` | jetway.payment.http.token is '***'"
      })
  void refusesToTalkAboutMoneyInTheClear(String url, String token, String message) {
    assertThatThrownBy(() -> http(url, token))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessageContaining(message);
  }

  @Test
  void refusesAnUnknownProvider() {
    assertThatThrownBy(() -> read(Map.of("JETWAY_PAYMENT_PROVIDER", "cash")))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessage(
            "jetway.payment.provider is 'cash' (environment variable JETWAY_PAYMENT_PROVIDER);"
                + " expected simulated or http");
  }

  @Test
  void neverShowsWhatIsSecret() {
    assertThat(http("https://pay.example.com", "hunter2").toString())
        .contains("pay.example.com")
        .doesNotContain("hunter2");
    assertThatThrownBy(() -> http("https://pay.example.com", "hunter2\r\nX-Evil: 1"))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessageContaining("jetway.payment.http.token is '***'")
        .hasMessageNotContaining("hunter2");
    for (String url :
        new String[] {"https://me:hunter2@pay.example.com", "https://me:hunter2@a b"}) {
      assertThatThrownBy(() -> http(url, "t"))
          .isInstanceOf(InvalidSettingException.class)
          .hasMessageContaining("//***@")
          .hasMessageNotContaining("hunter2")
          .hasNoCause();
    }
  }
}
