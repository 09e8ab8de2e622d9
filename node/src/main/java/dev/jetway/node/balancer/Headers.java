package dev.jetway.node.balancer;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.apache.pekko.http.javadsl.model.AttributeKeys;
import org.apache.pekko.http.javadsl.model.HttpHeader;
import org.apache.pekko.http.javadsl.model.HttpMessage;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.headers.RawHeader;

/** What an intermediary passes on, and what not (RFC 9110, section 7.6.1). */
final class Headers {
  private static final String FORWARDED_FOR = "x-forwarded-for";

  /** They are about one connection. */
  private static final Set<String> HOP_BY_HOP =
      Set.of(
          "connection",
          "keep-alive",
          "proxy-authenticate",
          "proxy-authorization",
          "proxy-connection",
          "te",
          "trailer",
          "transfer-encoding",
          "upgrade");

  /** The library's own; and what it answers itself, when it reads the body. */
  private static final Set<String> OF_THE_LIBRARY =
      Set.of("timeout-access", "remote-address", "expect", "content-length", "content-type");

  private Headers() {}

  /** The headers to send on, with the client added to X-Forwarded-For. */
  static List<HttpHeader> ofRequest(HttpRequest request) {
    List<HttpHeader> passed = passed(request);
    List<String> hops = new ArrayList<>();
    passed.removeIf(
        header -> {
          boolean forwarded = header.is(FORWARDED_FOR);
          if (forwarded) {
            hops.add(header.value());
          }
          return forwarded;
        });
    request
        .getAttribute(AttributeKeys.remoteAddress)
        .flatMap(address -> address.getAddress())
        .ifPresent(address -> hops.add(address.getHostAddress()));
    if (!hops.isEmpty()) {
      passed.add(RawHeader.create("X-Forwarded-For", String.join(", ", hops)));
    }
    return passed;
  }

  /** The headers to answer with. */
  static List<HttpHeader> ofResponse(HttpMessage response) {
    return passed(response);
  }

  private static List<HttpHeader> passed(HttpMessage message) {
    Set<String> dropped = new HashSet<>(HOP_BY_HOP);
    dropped.addAll(OF_THE_LIBRARY);
    List<HttpHeader> headers = new ArrayList<>();
    message.getHeaders().forEach(headers::add);
    for (HttpHeader header : headers) {
      if (header.is("connection")) {
        Arrays.stream(header.value().split(",", -1))
            .map(named -> named.strip().toLowerCase(Locale.ROOT))
            .forEach(dropped::add);
      }
    }
    headers.removeIf(header -> dropped.contains(header.lowercaseName()));
    return headers;
  }

  static Optional<String> value(HttpMessage message, String lowerCaseName) {
    return message.getHeader(lowerCaseName).map(HttpHeader::value);
  }
}
