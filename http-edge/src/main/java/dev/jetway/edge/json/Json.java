package dev.jetway.edge.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.ByteArrayBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.pekko.util.ByteString;
import org.jspecify.annotations.Nullable;

/** Renders JSON as UTF-8. */
public final class Json {
  private static final JsonFactory FACTORY = new JsonFactory();

  private Json() {}

  /** Something that can be written as JSON. */
  @FunctionalInterface
  public interface Content {
    void writeTo(JsonGenerator json) throws IOException;
  }

  /** The content's bytes. */
  public static ByteString bytes(Content content) {
    try (ByteArrayBuilder out = new ByteArrayBuilder(512)) {
      try (JsonGenerator json = FACTORY.createGenerator(out)) {
        content.writeTo(json);
      }
      // Nobody else has the array, so it need not be copied.
      return ByteString.fromArrayUnsafe(out.toByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Writes a member, unless there is no value. */
  public static void optional(JsonGenerator json, String name, @Nullable Object value)
      throws IOException {
    if (value != null) {
      json.writeStringField(name, value.toString());
    }
  }
}
