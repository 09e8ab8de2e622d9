package dev.jetway.edge.input;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import dev.jetway.edge.problem.Problem;
import dev.jetway.edge.problem.ProblemType;
import dev.jetway.edge.problem.Refused;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Set;
import org.apache.pekko.util.ByteString;
import org.jspecify.annotations.Nullable;

/** Reads a body that is one flat JSON object of strings (RFC 8259, UTF-8). */
public final class JsonBody {
  private static final JsonFactory FACTORY = new JsonFactory();

  private JsonBody() {}

  /** The body's fields, of which only {@code known} ones may be there. */
  public static Fields read(ByteString body, Set<String> known) {
    if (body.isEmpty()) {
      throw invalid("The body is empty.");
    }
    try (JsonParser json = FACTORY.createParser(decoded(body))) {
      return fields(json, known);
    } catch (JsonProcessingException e) {
      throw invalid("The body is not JSON" + at(e.getLocation()) + ".");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** By hand, because the parser would take other encodings too, and let broken ones pass. */
  private static String decoded(ByteString body) {
    ByteBuffer bytes = body.asByteBuffer();
    try {
      return UTF_8.newDecoder().decode(bytes).toString();
    } catch (CharacterCodingException e) {
      throw invalid("The body is not UTF-8, at byte " + (bytes.position() + 1) + ".");
    }
  }

  private static Fields fields(JsonParser json, Set<String> known) throws IOException {
    Fields.Collector fields = new Fields.Collector(known);
    JsonToken first = json.nextToken();
    if (first == null) {
      throw invalid("The body is empty.");
    }
    if (first != JsonToken.START_OBJECT) {
      throw invalid("The body must be a JSON object.");
    }
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String name = json.currentName();
      fields.expect(name);
      if (json.nextToken() != JsonToken.VALUE_STRING) {
        throw Fields.invalid(name, "must be a string.");
      }
      fields.add(name, json.getText());
    }
    JsonLocation end = json.currentLocation();
    if (json.nextToken() != null) {
      throw invalid("Something follows the JSON object" + at(end) + ".");
    }
    return fields.done();
  }

  private static String at(@Nullable JsonLocation location) {
    return location == null
        ? ""
        : ", at line %d, column %d".formatted(location.getLineNr(), location.getColumnNr());
  }

  private static Refused invalid(String detail) {
    return new Refused(Problem.of(ProblemType.INVALID_JSON, detail));
  }
}
