package dev.jetway.edge.reservations;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;

/** Makes names out of what a client calls its requests. */
public final class KeyDigest {
  private KeyDigest() {}

  /** The same as 43 characters of base64url (RFC 4648, section 5). */
  static String text(String... parts) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(of(parts));
  }

  /** SHA-256 of texts without line breaks, 32 bytes; the first says what kind of name it is. */
  public static byte[] of(String... parts) {
    try {
      return MessageDigest.getInstance("SHA-256")
          .digest(String.join("\n", Arrays.asList(parts)).getBytes(UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
