package dev.jetway.edge.http;

import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.apache.pekko.http.javadsl.model.HttpHeader;
import org.apache.pekko.http.javadsl.model.HttpRequest;

/** The id of a request: the client's, if it sent a usable one, or a fresh UUID. */
public final class RequestIds {
  public static final String HEADER = "X-Request-Id";
  private static final String HEADER_LOWER = "x-request-id";

  /** Characters that are safe in headers, logs and shells. */
  private static final Pattern SAFE = Pattern.compile("[A-Za-z0-9._:/+=@-]{1,128}");

  private RequestIds() {}

  /** The request's own id, or a fresh one: 1 to 128 safe characters. */
  public static String of(HttpRequest request) {
    return request
        .getHeader(HEADER_LOWER)
        .map(HttpHeader::value)
        .filter(id -> SAFE.matcher(id).matches())
        .orElseGet(RequestIds::fresh);
  }

  /** A UUID (RFC 9562, version 4). It must be unique, not secret, so the fast generator will do. */
  static String fresh() {
    ThreadLocalRandom random = ThreadLocalRandom.current();
    long high = (random.nextLong() & ~0xF000L) | 0x4000L;
    long low = (random.nextLong() & ~(0b11L << 62)) | (0b10L << 62);
    return new UUID(high, low).toString();
  }
}
