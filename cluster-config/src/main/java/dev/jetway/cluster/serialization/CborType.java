package dev.jetway.cluster.serialization;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * One line of a serializer's table.
 *
 * @param manifest the stable name, such as {@code flight.commit.2}; never reused for another form
 * @param type what it is read as
 * @param migration from this manifest's form to the current one of {@code type}; empty for the
 *     current form, the only one that is written
 */
public record CborType(
    String manifest, Class<?> type, Optional<UnaryOperator<JsonNode>> migration) {

  /** The form that is written, and read without a detour. */
  public static CborType current(String manifest, Class<?> type) {
    return new CborType(manifest, type, Optional.empty());
  }

  /** A form of earlier versions, only read. The migration may change the tree that it gets. */
  public static CborType older(String manifest, Class<?> type, UnaryOperator<JsonNode> migration) {
    return new CborType(manifest, type, Optional.of(migration));
  }
}
