package dev.jetway.edge.docs;

import dev.jetway.edge.http.Reply;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.pekko.http.javadsl.model.ContentType;
import org.apache.pekko.http.javadsl.model.HttpHeader;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.headers.RawHeader;
import org.apache.pekko.util.ByteString;
import org.jspecify.annotations.Nullable;

/** A file on the class path: read when first asked for, then kept. */
final class Resource {
  private static final HttpHeader AN_HOUR = RawHeader.create("Cache-Control", "max-age=3600");

  private final String path;
  private final ContentType type;
  private final Executor blocking;
  private final AtomicReference<@Nullable ByteString> content = new AtomicReference<>();

  /**
   * Names the file.
   *
   * @param blocking where reading may block
   */
  Resource(String path, ContentType type, Executor blocking) {
    this.path = path;
    this.type = type;
    this.blocking = blocking;
  }

  CompletionStage<HttpResponse> response() {
    ByteString known = content.get();
    CompletionStage<ByteString> bytes =
        known == null
            ? CompletableFuture.supplyAsync(this::load, blocking)
            : CompletableFuture.completedStage(known);
    return bytes.thenApply(found -> Reply.bytes(200, type, found).addHeader(AN_HOUR));
  }

  /** Two may read at once; they read the same. */
  private ByteString load() {
    try (InputStream in = Resource.class.getResourceAsStream(path)) {
      if (in == null) {
        throw new FileNotFoundException(path);
      }
      ByteString bytes = ByteString.fromArrayUnsafe(in.readAllBytes());
      content.set(bytes);
      return bytes;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
