package dev.jetway.edge.docs;

import dev.jetway.edge.http.Exchange;
import dev.jetway.edge.http.Reply;
import dev.jetway.edge.problem.Problem;
import dev.jetway.edge.problem.ProblemType;
import dev.jetway.edge.problem.Refused;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.apache.pekko.http.javadsl.model.ContentType;
import org.apache.pekko.http.javadsl.model.ContentTypes;
import org.apache.pekko.http.javadsl.model.HttpCharsets;
import org.apache.pekko.http.javadsl.model.HttpHeader;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.MediaTypes;
import org.apache.pekko.http.javadsl.model.headers.RawHeader;

/** {@code /openapi.yaml}, and Swagger UI to read it with. Nothing comes from another host. */
public final class ContractPages {
  private static final ContentType YAML =
      MediaTypes.applicationWithFixedCharset("yaml", HttpCharsets.UTF_8).toContentType();
  private static final ContentType CSS = MediaTypes.TEXT_CSS.toContentType(HttpCharsets.UTF_8);
  private static final ContentType SCRIPT =
      MediaTypes.APPLICATION_JAVASCRIPT.toContentType(HttpCharsets.UTF_8);

  /** Swagger UI styles its elements in place; scripts and everything else are files of ours. */
  private static final HttpHeader POLICY =
      RawHeader.create(
          "Content-Security-Policy",
          "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline';"
              + " img-src 'self' data:; connect-src 'self'; base-uri 'none';"
              + " form-action 'none'; frame-ancestors 'none'");

  private final Resource contract;
  private final Resource page;
  private final Map<String, Resource> assets;

  /**
   * Finds the files; reads none of them yet.
   *
   * @param blocking where files may be read
   */
  public ContractPages(Executor blocking) {
    String swagger = "/META-INF/resources/webjars/swagger-ui/" + swaggerVersion() + "/";
    contract = new Resource("/openapi.yaml", YAML, blocking);
    page = own("docs.html", ContentTypes.TEXT_HTML_UTF8, blocking);
    assets =
        Map.of(
            "docs.js",
            own("docs.js", SCRIPT, blocking),
            "swagger-ui.css",
            new Resource(swagger + "swagger-ui.css", CSS, blocking),
            "swagger-ui-bundle.js",
            new Resource(swagger + "swagger-ui-bundle.js", SCRIPT, blocking),
            "favicon-32x32.png",
            new Resource(swagger + "favicon-32x32.png", png(), blocking));
  }

  private static Resource own(String name, ContentType type, Executor blocking) {
    return new Resource("/dev/jetway/edge/docs/" + name, type, blocking);
  }

  private static ContentType png() {
    return MediaTypes.IMAGE_PNG.toContentType();
  }

  /** The webjar's files lie under its version, which its own metadata tell. */
  private static String swaggerVersion() {
    String metadata = "/META-INF/maven/org.webjars/swagger-ui/pom.properties";
    try (InputStream in = ContractPages.class.getResourceAsStream(metadata)) {
      if (in == null) {
        throw new IllegalStateException("swagger-ui is not on the class path");
      }
      Properties properties = new Properties();
      properties.load(in);
      return properties.getProperty("version");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public CompletionStage<HttpResponse> index(Exchange exchange) {
    return Reply.now(Reply.redirect(exchange.address("/docs")));
  }

  public CompletionStage<HttpResponse> contract(Exchange exchange) {
    return contract.response();
  }

  public CompletionStage<HttpResponse> page(Exchange exchange) {
    return page.response().thenApply(response -> response.addHeader(POLICY));
  }

  public CompletionStage<HttpResponse> asset(Exchange exchange) {
    Resource asset = assets.get(exchange.parameter(0));
    if (asset == null) {
      throw new Refused(Problem.of(ProblemType.NOT_FOUND));
    }
    return asset.response();
  }
}
