package dev.jetway.edge.http;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.pekko.http.javadsl.model.HttpMethod;
import org.apache.pekko.http.javadsl.model.HttpMethods;
import org.jspecify.annotations.Nullable;

/** One path, and who answers which method there. */
public final class Route {
  private final String[] pattern;
  private final Map<HttpMethod, Handler> handlers = new LinkedHashMap<>();
  private boolean takesUpload;

  private Route(String[] pattern) {
    this.pattern = pattern;
  }

  /**
   * A path without methods yet.
   *
   * @param pattern such as {@code /flights/{flight_id}}: a segment in braces stands for any text
   *     that is not empty
   */
  public static Route at(String pattern) {
    return new Route(segments(pattern));
  }

  /** Answers GET, and so HEAD. */
  public Route get(Handler handler) {
    return on(HttpMethods.GET, handler);
  }

  public Route post(Handler handler) {
    return on(HttpMethods.POST, handler);
  }

  /** Answers POST by a handler that takes the body as an {@link Upload}. */
  public Route postUpload(Handler handler) {
    takesUpload = true;
    return post(handler);
  }

  public Route put(Handler handler) {
    return on(HttpMethods.PUT, handler);
  }

  public Route delete(Handler handler) {
    return on(HttpMethods.DELETE, handler);
  }

  private Route on(HttpMethod method, Handler handler) {
    handlers.put(method, handler);
    return this;
  }

  /** A path's segments; the first is empty, as is the last when the path ends with a slash. */
  static String[] segments(String path) {
    return path.split("/", -1);
  }

  /**
   * Matches a path, of which the first {@code skip} segments belong to the prefix.
   *
   * @return what stands in the places of the braces, in their order; null when the path is another
   */
  @Nullable List<String> match(String[] path, int skip) {
    if (path.length - skip != pattern.length) {
      return null;
    }
    List<String> parameters = null;
    for (int i = 1; i < pattern.length; i++) {
      String segment = path[i + skip];
      if (pattern[i].startsWith("{")) {
        if (segment.isEmpty()) {
          return null;
        }
        if (parameters == null) {
          parameters = new ArrayList<>(2);
        }
        parameters.add(segment);
      } else if (!pattern[i].equals(segment)) {
        return null;
      }
    }
    return parameters == null ? List.of() : parameters;
  }

  /** Who answers the method; HEAD is answered as GET, without its body. */
  Optional<Handler> handler(HttpMethod method) {
    return Optional.ofNullable(
        handlers.get(method.equals(HttpMethods.HEAD) ? HttpMethods.GET : method));
  }

  boolean takesUpload(HttpMethod method) {
    return takesUpload && method.equals(HttpMethods.POST);
  }

  /** The value of the Allow header (RFC 9110, section 10.2.1). */
  String allow() {
    StringBuilder allow = new StringBuilder();
    for (HttpMethod method : handlers.keySet()) {
      allow.append(method.value()).append(", ");
      if (method.equals(HttpMethods.GET)) {
        allow.append("HEAD, ");
      }
    }
    return allow.append("OPTIONS").toString();
  }
}
