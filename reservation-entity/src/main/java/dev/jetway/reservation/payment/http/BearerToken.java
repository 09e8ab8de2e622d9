package dev.jetway.reservation.payment.http;

import java.util.regex.Pattern;

/**
 * A secret that is shown to the provider (RFC 6750), and to nobody else.
 *
 * @param value 1 to 4096 of the characters that a bearer token may have, or empty for none
 */
public record BearerToken(String value) {
  private static final Pattern FORM = Pattern.compile("([A-Za-z0-9._~+/-]{1,4096}=*)?");

  public BearerToken {
    if (!isGood(value)) {
      throw new IllegalArgumentException("not a bearer token");
    }
  }

  /** Whether it can be sent in a header. */
  static boolean isGood(String value) {
    return FORM.matcher(value).matches();
  }

  boolean isEmpty() {
    return value.isEmpty();
  }

  @Override
  public String toString() {
    return isEmpty() ? "none" : "***";
  }
}
