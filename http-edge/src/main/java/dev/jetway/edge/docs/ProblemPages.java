package dev.jetway.edge.docs;

import dev.jetway.edge.http.Exchange;
import dev.jetway.edge.http.Reply;
import dev.jetway.edge.problem.Problem;
import dev.jetway.edge.problem.ProblemType;
import dev.jetway.edge.problem.Refused;
import java.util.Arrays;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;
import org.apache.pekko.http.javadsl.model.ContentTypes;
import org.apache.pekko.http.javadsl.model.HttpHeader;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.headers.RawHeader;
import org.apache.pekko.util.ByteString;

/** The pages that the {@code type} of a problem leads to. */
public final class ProblemPages {
  private static final HttpHeader POLICY =
      RawHeader.create("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");

  public CompletionStage<HttpResponse> index(Exchange exchange) {
    String list =
        Arrays.stream(ProblemType.values())
            .map(
                type ->
                    "<li>%d <a href=\"%s\">%s</a>: %s</li>\n"
                        .formatted(
                            type.status(),
                            exchange.address(type.reference()),
                            type.slug(),
                            type.title()))
            .collect(Collectors.joining());
    return page("Problems", "<ul>\n" + list + "</ul>\n");
  }

  public CompletionStage<HttpResponse> page(Exchange exchange) {
    ProblemType type =
        ProblemType.named(exchange.parameter(0))
            .orElseThrow(() -> new Refused(Problem.of(ProblemType.NOT_FOUND)));
    return page(
        type.title(),
        """
        <p><code>%s</code>, status %d</p>
        <h2>What has happened</h2>
        <p>%s</p>
        <h2>Is it worth repeating?</h2>
        <p>%s</p>
        <h2>What to do</h2>
        <p>%s</p>
        """
            .formatted(
                type.slug(),
                type.status(),
                type.meaning(),
                type.retryable()
                    ? "Yes: the very same request may succeed later, and is safe to send again."
                    : "No: the very same request will meet the same problem.",
                type.advice()));
  }

  /** The catalogue's words are ours and hold nothing that HTML would read as its own. */
  private static CompletionStage<HttpResponse> page(String title, String content) {
    String html =
        """
        <!doctype html>
        <html lang="en">
        <head><meta charset="utf-8"><title>%s</title></head>
        <body>
        <h1>%s</h1>
        %s</body>
        </html>
        """
            .formatted(title, title, content);
    return Reply.now(
        Reply.bytes(200, ContentTypes.TEXT_HTML_UTF8, ByteString.fromString(html))
            .addHeader(POLICY));
  }
}
