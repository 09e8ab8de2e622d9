package dev.jetway.edge.http;

import dev.jetway.edge.json.Json;
import dev.jetway.edge.problem.Problem;
import dev.jetway.edge.problem.ProblemType;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.http.javadsl.model.ContentType;
import org.apache.pekko.http.javadsl.model.ContentTypes;
import org.apache.pekko.http.javadsl.model.HttpCharsets;
import org.apache.pekko.http.javadsl.model.HttpEntities;
import org.apache.pekko.http.javadsl.model.HttpHeader;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.MediaTypes;
import org.apache.pekko.http.javadsl.model.headers.RawHeader;
import org.apache.pekko.stream.javadsl.Source;
import org.apache.pekko.util.ByteString;

/** Builds responses. */
public final class Reply {
  public static final ContentType JSON = ContentTypes.APPLICATION_JSON;
  public static final ContentType HEALTH_JSON = json("health+json");
  private static final ContentType LINES = json("x-ndjson");
  private static final ContentType PROBLEM_JSON = json("problem+json");

  /** What depends on the state of a flight is worth nothing a moment later. */
  private static final HttpHeader NO_STORE = RawHeader.create("Cache-Control", "no-store");

  /** Caches may keep it, but must ask each time whether it still holds. */
  private static final HttpHeader NO_CACHE = RawHeader.create("Cache-Control", "no-cache");

  private Reply() {}

  private static ContentType json(String subType) {
    return MediaTypes.applicationWithFixedCharset(subType, HttpCharsets.UTF_8).toContentType();
  }

  /** JSON that must not be stored. */
  public static HttpResponse json(int status, Json.Content content) {
    return bytes(status, JSON, Json.bytes(content)).addHeader(NO_STORE);
  }

  /** Any content that must not be stored. */
  public static HttpResponse fresh(int status, ContentType type, ByteString content) {
    return bytes(status, type, content).addHeader(NO_STORE);
  }

  /** JSON values as they come, one per line; must not be stored. */
  public static HttpResponse lines(Source<ByteString, ?> lines) {
    return HttpResponse.create()
        .withStatus(200)
        .withEntity(HttpEntities.create(LINES, lines.mapMaterializedValue(any -> any)))
        .addHeader(NO_STORE);
  }

  /** Any content, with nothing said about caching. */
  public static HttpResponse bytes(int status, ContentType type, ByteString content) {
    return HttpResponse.create().withStatus(status).withEntity(HttpEntities.create(type, content));
  }

  /**
   * JSON with an entity tag; 304 without a body when the client has it already.
   *
   * @param tag without the quotes
   */
  public static HttpResponse tagged(Exchange exchange, String tag, Json.Content content) {
    HttpHeader entityTag = RawHeader.create("ETag", '"' + tag + '"');
    boolean known = exchange.header("if-none-match").filter(v -> matches(v, tag)).isPresent();
    HttpResponse response =
        known ? HttpResponse.create().withStatus(304) : bytes(200, JSON, Json.bytes(content));
    return response.addHeader(entityTag).addHeader(NO_CACHE);
  }

  /** If-None-Match compares weakly (RFC 9110, section 13.1.2). */
  private static boolean matches(String ifNoneMatch, String tag) {
    String quoted = '"' + tag + '"';
    for (String candidate : ifNoneMatch.split(",", -1)) {
      String stripped = candidate.strip();
      if (stripped.equals("*") || stripped.equals(quoted) || stripped.equals("W/" + quoted)) {
        return true;
      }
    }
    return false;
  }

  /** A problem; with Retry-After when there is something to wait for. */
  public static HttpResponse problem(Problem problem, String requestId) {
    ProblemType type = problem.type();
    HttpResponse response = fresh(type.status(), PROBLEM_JSON, problem.body(requestId));
    int seconds = type.retryAfterSeconds();
    return seconds > 0 ? response.addHeader(retryAfter(seconds)) : response;
  }

  /** When to ask again. */
  public static HttpHeader retryAfter(int seconds) {
    return RawHeader.create("Retry-After", Integer.toString(seconds));
  }

  /** Sends the client elsewhere, for now. */
  public static HttpResponse redirect(String address) {
    return HttpResponse.create().withStatus(307).addHeader(RawHeader.create("Location", address));
  }

  public static CompletionStage<HttpResponse> now(HttpResponse response) {
    return CompletableFuture.completedStage(response);
  }
}
