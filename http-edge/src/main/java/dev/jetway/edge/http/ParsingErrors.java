package dev.jetway.edge.http;

import dev.jetway.edge.problem.Problem;
import dev.jetway.edge.problem.ProblemType;
import org.apache.pekko.event.LoggingAdapter;
import org.apache.pekko.http.ParsingErrorHandler;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.headers.RawHeader;
import org.apache.pekko.http.scaladsl.model.ErrorInfo;
import org.apache.pekko.http.scaladsl.model.StatusCode;
import org.apache.pekko.http.scaladsl.settings.ServerSettings;

/** Answers what is not readable as HTTP. Pekko HTTP makes its own instance, by the class's name. */
public final class ParsingErrors extends ParsingErrorHandler {
  /** An unknown method could not be allowed anywhere; these are allowed somewhere. */
  private static final String METHODS = "GET, HEAD, POST, PUT, DELETE, OPTIONS";

  /** Never quotes {@code error}: it holds whatever a stranger has sent. */
  @Override
  public HttpResponse handle(
      StatusCode status, ErrorInfo error, LoggingAdapter log, ServerSettings settings) {
    String requestId = RequestIds.fresh();
    log.debug("not HTTP [request {}]: {}", requestId, error.summary());
    ProblemType type = type(status.intValue());
    HttpResponse response = Router.finished(Reply.problem(Problem.of(type), requestId), requestId);
    return type == ProblemType.METHOD_NOT_ALLOWED
        ? response.addHeader(RawHeader.create("Allow", METHODS))
        : response;
  }

  private static ProblemType type(int status) {
    return switch (status) {
      case 413 -> ProblemType.BODY_TOO_LARGE;
      case 414 -> ProblemType.URI_TOO_LONG;
      case 431 -> ProblemType.HEADERS_TOO_LARGE;
      // The parser says "not implemented" of a method that it has never heard of.
      case 501 -> ProblemType.METHOD_NOT_ALLOWED;
      default -> ProblemType.MALFORMED_REQUEST;
    };
  }
}
