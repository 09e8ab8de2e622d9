package dev.jetway.edge.problem;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.jetway.edge.json.Json;
import java.io.IOException;
import org.apache.pekko.util.ByteString;
import org.jspecify.annotations.Nullable;

/**
 * One problem that one request has met.
 *
 * @param detail one or two sentences for a person; never names a class, never quotes a value
 * @param field the body field or query parameter that is to blame; null when none is
 * @param members writes further members into the object
 */
public record Problem(
    ProblemType type, String detail, @Nullable String field, Json.Content members) {

  private static final Json.Content NONE = json -> {};

  public static Problem of(ProblemType type, String detail) {
    return new Problem(type, detail, null, NONE);
  }

  /** A problem for which the catalogue's words say all there is to say. */
  public static Problem of(ProblemType type) {
    return of(type, type.meaning());
  }

  public static Problem ofField(ProblemType type, String field, String detail) {
    return new Problem(type, detail, field, NONE);
  }

  /** The same problem with more members, after those it has. */
  public Problem with(Json.Content more) {
    Json.Content before = members;
    return new Problem(
        type,
        detail,
        field,
        json -> {
          before.writeTo(json);
          more.writeTo(json);
        });
  }

  /** The body: {@code application/problem+json}. */
  public ByteString body(String requestId) {
    return Json.bytes(json -> write(json, requestId));
  }

  /** Writes the problem as one object. */
  public void write(JsonGenerator json, String requestId) throws IOException {
    json.writeStartObject();
    json.writeStringField("type", type.reference());
    json.writeStringField("title", type.title());
    json.writeNumberField("status", type.status());
    json.writeStringField("detail", detail);
    json.writeBooleanField("retryable", type.retryable());
    Json.optional(json, "field", field);
    members.writeTo(json);
    json.writeStringField("request_id", requestId);
    json.writeEndObject();
  }
}
