package dev.jetway.edge.http;

import dev.jetway.edge.input.Fields;
import dev.jetway.edge.input.JsonBody;
import dev.jetway.edge.input.QueryString;
import dev.jetway.edge.input.Shape;
import dev.jetway.edge.problem.Problem;
import dev.jetway.edge.problem.ProblemType;
import dev.jetway.edge.problem.Refused;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.pekko.http.javadsl.model.HttpHeader;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.MediaType;
import org.apache.pekko.util.ByteString;
import org.jspecify.annotations.Nullable;

/** One request on its way through a handler. */
public final class Exchange {
  private static final Set<String> NOTHING = Set.of();
  private static final String KEY_HEADER = "Idempotency-Key";

  /** Visible characters of ASCII; a UUID is usual. */
  private static final Pattern KEY = Pattern.compile("[!-~]{1,128}");

  private final HttpRequest request;
  private final String requestId;
  private final String prefix;
  private final List<String> parameters;
  private final ByteString body;
  private final @Nullable Upload upload;

  Exchange(
      HttpRequest request,
      String requestId,
      String prefix,
      List<String> parameters,
      ByteString body,
      @Nullable Upload upload) {
    this.request = request;
    this.requestId = requestId;
    this.prefix = prefix;
    this.parameters = parameters;
    this.body = body;
    this.upload = upload;
  }

  /** What this request is called in answers, logs and the journal: 1 to 128 safe characters. */
  public String requestId() {
    return requestId;
  }

  /** The address of another resource, under the same prefix as the one asked for. */
  public String address(String path) {
    return prefix + path;
  }

  /** The path's variable segment, counted from 0, percent-encoded where it must be. */
  public String parameter(int index) {
    return parameters.get(index);
  }

  public Optional<String> header(String name) {
    return request.getHeader(name).map(HttpHeader::value);
  }

  /** The query's parameters; refuses all that are not {@code known}. */
  public Fields query(Set<String> known) {
    return query(known, NOTHING);
  }

  /**
   * The same.
   *
   * @param opaque those parameters that repeat what we have said, which may be longer than texts
   */
  public Fields query(Set<String> known, Set<String> opaque) {
    return QueryString.read(request.getUri(), known, opaque);
  }

  /** Refuses every query parameter. */
  public void expectNoQuery() {
    if (request.getUri().rawQueryString().isPresent()) {
      query(NOTHING);
    }
  }

  /**
   * The name that the client gave to what it asks for, so that asking again makes no second one: 1
   * to 128 visible characters. Refused when it is missing.
   */
  public String idempotencyKey() {
    String key =
        header("idempotency-key")
            .orElseThrow(() -> new Refused(Problem.of(ProblemType.IDEMPOTENCY_KEY_REQUIRED)));
    if (!KEY.matcher(key).matches()) {
      throw Fields.invalid(
          KEY_HEADER, "must be 1 to 128 visible ASCII characters, such as a UUID.");
    }
    return key;
  }

  /** The JSON body's strings; refuses all that are not {@code known}. */
  public Fields json(Set<String> known) {
    return json(Shape.texts(known));
  }

  /** The JSON body; refuses whatever has not this shape. */
  public Fields json(Shape.Members shape) {
    if (!body.isEmpty()) {
      requireJson();
    }
    return JsonBody.read(body, shape);
  }

  /** The JSON body, of which nothing must be there: an empty one is an object without members. */
  public Fields optionalJson(Shape.Members shape) {
    return body.isEmpty() ? JsonBody.nothing() : json(shape);
  }

  /** Refuses every body but an empty one, and an empty JSON object. */
  public void expectNoBody() {
    if (!body.isEmpty()) {
      json(NOTHING);
    }
  }

  /** The body of a route that takes it as an upload. */
  public Upload upload() {
    if (upload == null) {
      throw new IllegalStateException("this route's body is read whole");
    }
    return upload;
  }

  /** The body's media type without parameters, such as {@code text/plain}. */
  public String mediaType() {
    MediaType type = request.entity().getContentType().mediaType();
    return type.mainType() + "/" + type.subType();
  }

  /** Refuses a compressed body. */
  public void expectUncompressed() {
    if (!header("content-encoding").orElse("identity").equalsIgnoreCase("identity")) {
      throw unsupported("The body must not be compressed.");
    }
  }

  private void requireJson() {
    MediaType type = request.entity().getContentType().mediaType();
    boolean json =
        type.mainType().equals("application")
            && (type.subType().equals("json") || type.subType().endsWith("+json"));
    if (!json) {
      throw unsupported("The body must be sent with Content-Type: application/json.");
    }
    expectUncompressed();
  }

  /** A refusal of the body's media type. */
  public static Refused unsupported(String detail) {
    return new Refused(Problem.of(ProblemType.UNSUPPORTED_MEDIA_TYPE, detail));
  }
}
