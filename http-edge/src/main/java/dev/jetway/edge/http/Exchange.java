package dev.jetway.edge.http;

import dev.jetway.edge.input.Fields;
import dev.jetway.edge.input.JsonBody;
import dev.jetway.edge.input.QueryString;
import dev.jetway.edge.problem.Problem;
import dev.jetway.edge.problem.ProblemType;
import dev.jetway.edge.problem.Refused;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.pekko.http.javadsl.model.HttpHeader;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.MediaType;
import org.apache.pekko.util.ByteString;

/** One request on its way through a handler. */
public final class Exchange {
  private static final Set<String> NO_PARAMETERS = Set.of();

  private final HttpRequest request;
  private final String requestId;
  private final String prefix;
  private final List<String> parameters;
  private final ByteString body;

  Exchange(
      HttpRequest request,
      String requestId,
      String prefix,
      List<String> parameters,
      ByteString body) {
    this.request = request;
    this.requestId = requestId;
    this.prefix = prefix;
    this.parameters = parameters;
    this.body = body;
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
    return QueryString.read(request.getUri(), known);
  }

  /** Refuses every query parameter. */
  public void expectNoQuery() {
    if (request.getUri().rawQueryString().isPresent()) {
      query(NO_PARAMETERS);
    }
  }

  /** The fields of the JSON body; refuses all that are not {@code known}. */
  public Fields json(Set<String> known) {
    if (!body.isEmpty()) {
      requireJson();
    }
    return JsonBody.read(body, known);
  }

  private void requireJson() {
    MediaType type = request.entity().getContentType().mediaType();
    boolean json =
        type.mainType().equals("application")
            && (type.subType().equals("json") || type.subType().endsWith("+json"));
    if (!json) {
      throw unsupported("The body must be sent with Content-Type: application/json.");
    }
    if (!header("content-encoding").orElse("identity").equalsIgnoreCase("identity")) {
      throw unsupported("The body must not be compressed.");
    }
  }

  private static Refused unsupported(String detail) {
    return new Refused(Problem.of(ProblemType.UNSUPPORTED_MEDIA_TYPE, detail));
  }
}
