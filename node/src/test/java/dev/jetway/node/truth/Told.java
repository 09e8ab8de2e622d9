package dev.jetway.node.truth;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A reservation as a node has told it to a client.
 *
 * @param body the answer's JSON, with its {@code version}
 */
public record Told(JsonNode body) {
  String reservation() {
    return body.path("reservation_id").asText();
  }

  int version() {
    return body.path("version").asInt();
  }
}
