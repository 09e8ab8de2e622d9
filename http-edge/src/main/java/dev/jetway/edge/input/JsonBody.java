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
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.apache.pekko.util.ByteString;
import org.jspecify.annotations.Nullable;

/** Reads a body that is one JSON object (RFC 8259, UTF-8), as deep as its shape and no deeper. */
public final class JsonBody {
  private static final JsonFactory FACTORY = new JsonFactory();

  private JsonBody() {}

  /** The body's fields; everything must have its shape. */
  public static Fields read(ByteString body, Shape.Members shape) {
    if (body.isEmpty()) {
      throw invalid("The body is empty.");
    }
    try (JsonParser json = FACTORY.createParser(decoded(body))) {
      return whole(json, shape);
    } catch (JsonProcessingException e) {
      throw invalid("The body is not JSON" + at(e.getLocation()) + ".");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** An object without members. */
  public static Fields nothing() {
    return new Fields.Collector("", Set.of()).done();
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

  private static Fields whole(JsonParser json, Shape.Members shape) throws IOException {
    JsonToken first = json.nextToken();
    if (first == null) {
      throw invalid("The body is empty.");
    }
    if (first != JsonToken.START_OBJECT) {
      throw invalid("The body must be a JSON object.");
    }
    Fields fields = members(json, "", shape);
    JsonLocation end = json.currentLocation();
    if (json.nextToken() != null) {
      throw invalid("Something follows the JSON object" + at(end) + ".");
    }
    return fields;
  }

  /** An object's members, from behind its opening brace to its closing one. */
  private static Fields members(JsonParser json, String path, Shape.Members shape)
      throws IOException {
    Fields.Collector fields = new Fields.Collector(path, shape.known().keySet());
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String name = json.currentName();
      fields.expect(name);
      json.nextToken();
      fields.add(
          name, value(json, path + name, Objects.requireNonNull(shape.known().get(name), name)));
    }
    return fields.done();
  }

  private static Value value(JsonParser json, String path, Shape shape) throws IOException {
    return switch (shape) {
      case Shape.Text() -> {
        require(json, JsonToken.VALUE_STRING, path, "must be a string.");
        yield new Value.Text(Fields.checked(path, json.getText(), Fields.LENGTH_MAX));
      }
      case Shape.Whole(long min, long max) -> new Value.Whole(whole(json, path, min, max));
      case Shape.Flag() -> {
        if (json.currentToken() == null || !json.currentToken().isBoolean()) {
          throw Fields.invalid(path, "must be true or false.");
        }
        yield new Value.Flag(json.getBooleanValue());
      }
      case Shape.FlagOr(String word) -> new Value.Text(flagOr(json, path, word));
      case Shape.ListOf list -> new Value.Items(items(json, path, list));
      case Shape.Members object -> {
        require(json, JsonToken.START_OBJECT, path, "must be an object.");
        yield new Value.Members(members(json, path + ".", object));
      }
      case Shape.Ignored() -> {
        json.skipChildren();
        yield new Value.Ignored();
      }
    };
  }

  private static String flagOr(JsonParser json, String path, String word) throws IOException {
    JsonToken token = json.currentToken();
    boolean fits =
        token != null
            && (token.isBoolean()
                || (token == JsonToken.VALUE_STRING && json.getText().equals(word)));
    if (!fits) {
      throw Fields.invalid(path, "must be true, false or \"" + word + "\".");
    }
    return json.getText();
  }

  private static long whole(JsonParser json, String path, long min, long max) throws IOException {
    if (json.currentToken() == JsonToken.VALUE_NUMBER_INT
        && json.getNumberType() != JsonParser.NumberType.BIG_INTEGER) {
      long number = json.getLongValue();
      if (number >= min && number <= max) {
        return number;
      }
    }
    throw Fields.invalid(path, "must be a whole number from %d to %d.".formatted(min, max));
  }

  private static List<Value> items(JsonParser json, String path, Shape.ListOf list)
      throws IOException {
    require(json, JsonToken.START_ARRAY, path, "must be an array.");
    List<Value> items = new ArrayList<>();
    while (json.nextToken() != JsonToken.END_ARRAY) {
      if (items.size() == list.max()) {
        throw Fields.invalid(path, "has more than " + list.max() + " elements.");
      }
      items.add(value(json, path + "[" + items.size() + "]", list.item()));
    }
    if (items.size() < list.min()) {
      throw Fields.invalid(path, "has fewer than " + list.min() + " elements.");
    }
    return items;
  }

  private static void require(JsonParser json, JsonToken token, String path, String otherwise) {
    if (json.currentToken() != token) {
      throw Fields.invalid(path, otherwise);
    }
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
