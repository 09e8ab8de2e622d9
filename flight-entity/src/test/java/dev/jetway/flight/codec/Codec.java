package dev.jetway.flight.codec;

import dev.jetway.flight.TestSystem;
import java.io.NotSerializableException;
import org.apache.pekko.actor.ActorSystem;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.typed.javadsl.Adapter;
import org.apache.pekko.serialization.Serialization;
import org.apache.pekko.serialization.SerializationExtension;
import org.apache.pekko.serialization.SerializerWithStringManifest;

/** The serialization of a real actor system, as journal and remoting use it. */
final class Codec implements AutoCloseable {
  private final ActorTestKit testKit = ActorTestKit.create("codec", TestSystem.config(""));
  private final Serialization serialization;

  Codec() {
    ActorSystem classic = Adapter.toClassic(testKit.system());
    serialization = SerializationExtension.get(classic);
  }

  ActorTestKit testKit() {
    return testKit;
  }

  /** What the configuration chooses for the value. */
  SerializerWithStringManifest serializerOf(Object value) {
    return (SerializerWithStringManifest) serialization.findSerializerFor(value);
  }

  byte[] write(Object value) {
    return serialization.serialize(value).get();
  }

  Object read(byte[] bytes, Class<?> bound, String manifest) {
    try {
      int serializer = serialization.serializerFor(bound).identifier();
      return serialization.deserialize(bytes, serializer, manifest).get();
    } catch (NotSerializableException e) {
      throw new IllegalStateException(e);
    }
  }

  Object roundTrip(Object value) {
    return read(write(value), value.getClass(), serializerOf(value).manifest(value));
  }

  @Override
  public void close() {
    testKit.shutdownTestKit();
  }
}
