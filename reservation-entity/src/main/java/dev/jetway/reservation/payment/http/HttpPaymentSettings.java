package dev.jetway.reservation.payment.http;

import dev.jetway.cluster.settings.InvalidSettingException;
import dev.jetway.cluster.settings.SettingReader;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * How to reach the provider, from {@code jetway.payment.http}, where each number is explained.
 *
 * @param url the base of all addresses, without a slash at its end
 * @param token empty if the provider wants none
 * @param connectTimeout for TCP and TLS
 * @param callsMax calls under way at a time
 * @param answerMax bytes of an answer
 */
public record HttpPaymentSettings(
    URI url, BearerToken token, Duration connectTimeout, int callsMax, int answerMax) {

  private static final String ROOT = "jetway.payment.http.";
  private static final String URL = ROOT + "url";
  private static final String TOKEN = ROOT + "token";
  private static final int CALLS_MAX = 100_000;
  private static final int ANSWER_MAX = 1024 * 1024;
  private static final Pattern LOOPBACK =
      Pattern.compile("localhost|127(\\.[0-9]{1,3}){3}|\\[::1]");

  /**
   * Reads and checks them.
   *
   * @throws InvalidSettingException also when money would be talked about in the clear: without
   *     https or without a token, to any but this machine
   */
  public static HttpPaymentSettings from(SettingReader settings) {
    URI url = url(settings);
    String token = settings.text(TOKEN);
    if (!BearerToken.isGood(token)) {
      throw settings.invalid(TOKEN, "a bearer token: letters, digits and -._~+/, then any =");
    }
    if (token.isEmpty() && !isLoopback(url)) {
      throw settings.invalid(TOKEN, "a bearer token, since the provider is on another machine");
    }
    return new HttpPaymentSettings(
        url,
        new BearerToken(token),
        settings.duration(ROOT + "connect-timeout", Duration.ofMillis(1), Duration.ofMinutes(1)),
        settings.number(ROOT + "calls-max", 1, CALLS_MAX),
        (int) settings.bytes(ROOT + "answer-max", 1, ANSWER_MAX));
  }

  private static URI url(SettingReader settings) {
    String expected = "the provider's address, such as https://payments.example.com/v1";
    String text = settings.name(URL);
    try {
      URI url = new URI(text.replaceAll("/+$", ""));
      String scheme = String.valueOf(url.getScheme()).toLowerCase(Locale.ROOT);
      boolean isPlain =
          url.getHost() != null
              && url.getRawUserInfo() == null
              && url.getRawQuery() == null
              && url.getRawFragment() == null;
      if (!isPlain || !(scheme.equals("http") || scheme.equals("https"))) {
        throw settings.invalid(URL, expected + ", without user, query or fragment");
      }
      if (scheme.equals("http") && !isLoopback(url)) {
        throw settings.invalid(URL, "an https address, since it is on another machine");
      }
      return url;
    } catch (URISyntaxException malformed) {
      // Not as the cause, whose message quotes the text with all that may be secret in it.
      throw settings.invalid(URL, expected);
    }
  }

  private static boolean isLoopback(URI url) {
    return LOOPBACK.matcher(url.getHost().toLowerCase(Locale.ROOT)).matches();
  }
}
