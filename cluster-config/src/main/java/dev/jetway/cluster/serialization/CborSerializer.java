package dev.jetway.cluster.serialization;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.Module;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.dataformat.cbor.CBORFactory;
import java.io.IOException;
import java.io.NotSerializableException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.apache.pekko.actor.ExtendedActorSystem;
import org.apache.pekko.serialization.SerializerWithStringManifest;
import org.apache.pekko.serialization.jackson.JacksonObjectMapperProvider;
import org.jspecify.annotations.Nullable;

/**
 * Writes and reads the classes of a table as CBOR, and refuses everything else.
 *
 * <p>Rolling updates: unknown properties are ignored and absent values are left out, so a field can
 * be added in one release and relied on in the next. Anything that changes meaning gets a new
 * manifest and a migration from the old one.
 *
 * <p>Actor references inside messages work, as with Pekko's own Jackson serializer.
 *
 * <p>For implementers: readers and writers are resolved once per type; a tree is built only for a
 * manifest with a migration. Subclasses need a public constructor with an {@link
 * ExtendedActorSystem}, by which Pekko creates them. Thread-safe.
 */
public abstract class CborSerializer extends SerializerWithStringManifest {
  private final int identifier;
  private final Map<String, Reader> readers = new HashMap<>();
  private final Map<Class<?>, Writer> writers = new HashMap<>();

  /**
   * @param identifier Pekko's number of the serializer: stored with each event, never changed; 0 to
   *     40 are Pekko's own
   * @param types the table
   * @param modules what Jackson needs to know about the types, such as mix-ins
   * @throws IllegalArgumentException if a manifest, or the written form of a class, occurs twice,
   *     or a class has older forms only
   */
  protected CborSerializer(
      ExtendedActorSystem system, int identifier, List<CborType> types, List<Module> modules) {
    this.identifier = identifier;
    ObjectMapper mapper = mapper(system, "jetway-cbor-" + identifier, modules);
    for (CborType type : types) {
      Reader reader = new Reader(mapper.readerFor(type.type()), mapper.reader(), type.migration());
      if (readers.put(type.manifest(), reader) != null) {
        throw new IllegalArgumentException("The manifest " + type.manifest() + " occurs twice");
      }
      if (type.migration().isEmpty()
          && writers.put(type.type(), new Writer(type.manifest(), mapper.writerFor(type.type())))
              != null) {
        throw new IllegalArgumentException(type.type() + " has two manifests to write");
      }
    }
    for (CborType type : types) {
      if (!writers.containsKey(type.type())) {
        throw new IllegalArgumentException(type.type() + " has older forms only");
      }
    }
  }

  @Override
  public final int identifier() {
    return identifier;
  }

  /**
   * The stable name of the value's form.
   *
   * @throws IllegalArgumentException if the value's class isn't in the table
   */
  @Override
  public final String manifest(Object value) {
    return writer(value).manifest;
  }

  /**
   * The value as CBOR.
   *
   * @throws IllegalArgumentException if the value's class isn't in the table, or Jackson can't
   *     write it
   */
  @Override
  public final byte[] toBinary(Object value) {
    Writer writer = writer(value);
    try {
      return writer.json.writeValueAsBytes(value);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("Can't write " + writer.manifest, e);
    }
  }

  /**
   * The value that the bytes hold.
   *
   * @throws NotSerializableException if the manifest isn't in the table, or the bytes aren't of its
   *     form
   */
  @Override
  public final Object fromBinary(byte[] bytes, String manifest) throws NotSerializableException {
    Reader reader = readers.get(manifest);
    if (reader == null) {
      throw new NotSerializableException(
          "The manifest '" + manifest + "' isn't in the table of " + getClass().getName());
    }
    try {
      return reader.read(bytes);
    } catch (IOException e) {
      NotSerializableException failure =
          new NotSerializableException("Can't read " + manifest + ": " + e.getMessage());
      failure.initCause(e);
      throw failure;
    }
  }

  private Writer writer(Object value) {
    Writer writer = writers.get(value.getClass());
    if (writer == null) {
      throw new IllegalArgumentException(
          value.getClass() + " isn't in the table of " + getClass().getName());
    }
    return writer;
  }

  private static ObjectMapper mapper(
      ExtendedActorSystem system, String name, List<Module> modules) {
    return JacksonObjectMapperProvider.get(system)
        .create(name, Optional.of(new CBORFactory()))
        .registerModules(modules)
        .setDefaultPropertyInclusion(JsonInclude.Include.NON_ABSENT)
        .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
  }

  private record Writer(String manifest, ObjectWriter json) {}

  private record Reader(
      ObjectReader json, ObjectReader tree, Optional<UnaryOperator<JsonNode>> migration) {

    Object read(byte[] bytes) throws IOException {
      @Nullable Object value =
          migration.isEmpty()
              ? json.readValue(bytes)
              : json.readValue(migration.get().apply(tree.readTree(bytes)));
      if (value == null) {
        throw new IOException("the bytes hold null");
      }
      return value;
    }
  }
}
