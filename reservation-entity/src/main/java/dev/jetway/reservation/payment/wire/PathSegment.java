package dev.jetway.reservation.payment.wire;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Percent-encoding of one segment of a path (RFC 3986, section 2). */
final class PathSegment {
  private static final String UNRESERVED = "-._~";
  private static final int HEX = 16;

  private PathSegment() {}

  /** Everything but letters, digits and {@code -._~} as the bytes of its UTF-8. */
  static String encode(String text) {
    StringBuilder encoded = new StringBuilder(text.length() + 8);
    for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (b & 0xff);
      if (isUnreserved(c)) {
        encoded.append(c);
      } else {
        encoded.append("%%%02X".formatted((int) c));
      }
    }
    return encoded.toString();
  }

  private static boolean isUnreserved(char c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || UNRESERVED.indexOf(c) >= 0;
  }

  /** What was encoded; empty if {@code segment} is empty or broken. */
  static Optional<String> decode(String segment) {
    ByteBuffer bytes = ByteBuffer.allocate(segment.length());
    for (int i = 0; i < segment.length(); i++) {
      char c = segment.charAt(i);
      if (c != '%') {
        if (!isUnreserved(c)) {
          return Optional.empty();
        }
        bytes.put((byte) c);
      } else if (i + 2 < segment.length() && isHex(segment, i + 1) && isHex(segment, i + 2)) {
        bytes.put((byte) Integer.parseInt(segment.substring(i + 1, i + 3), HEX));
        i += 2;
      } else {
        return Optional.empty();
      }
    }
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(bytes.flip()).toString();
      return Optional.of(text).filter(found -> !found.isEmpty());
    } catch (CharacterCodingException broken) {
      return Optional.empty();
    }
  }

  private static boolean isHex(String text, int index) {
    char c = text.charAt(index);
    return c < 128 && Character.digit(c, HEX) >= 0;
  }
}
