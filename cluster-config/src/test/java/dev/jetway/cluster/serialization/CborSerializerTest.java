package dev.jetway.cluster.serialization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.cbor.databind.CBORMapper;
import com.typesafe.config.ConfigFactory;
import java.io.NotSerializableException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.pekko.actor.ExtendedActorSystem;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.javadsl.Adapter;
import org.apache.pekko.serialization.Serialization$;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class CborSerializerTest {
  sealed interface Step {}

  record Climb(int feet) implements Step {}

  record Land(String airport) implements Step {}

  record Trip(
      String name, Instant start, List<Step> steps, Optional<String> note, @Nullable String tail) {}

  record Ask(String question, ActorRef<Trip> replyTo) {}

  record Unlisted(int x) {}

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
  @JsonSubTypes({
    @JsonSubTypes.Type(value = Climb.class, name = "climb"),
    @JsonSubTypes.Type(value = Land.class, name = "land")
  })
  interface StepMixIn {}

  static final class TripSerializer extends CborSerializer {
    TripSerializer(ExtendedActorSystem system, List<CborType> types) {
      super(
          system,
          4711,
          types,
          List.of(new SimpleModule().setMixInAnnotation(Step.class, StepMixIn.class)));
    }
  }

  private static final ActorTestKit KIT =
      ActorTestKit.create(
          ConfigFactory.parseString("pekko.actor.provider = local")
              .withFallback(ConfigFactory.load()));
  private static final ObjectMapper CBOR = new CBORMapper();
  private static final Trip TRIP =
      new Trip(
          "T",
          Instant.parse("2026-05-17T13:20:00Z"),
          List.of(new Climb(9), new Land("DCA")),
          Optional.empty(),
          null);

  private final CborSerializer serializer =
      serializer(
          CborType.current("trip.2", Trip.class),
          CborType.older(
              "trip.1",
              Trip.class,
              tree -> {
                ObjectNode trip = (ObjectNode) tree;
                trip.set("name", trip.remove("title"));
                return trip;
              }),
          CborType.current("ask.1", Ask.class));

  @AfterAll
  static void stop() {
    KIT.shutdownTestKit();
  }

  @Test
  void writesAndReadsUnderItsOwnNames() throws Exception {
    byte[] bytes = serializer.toBinary(TRIP);
    assertThat(serializer.manifest(TRIP)).isEqualTo("trip.2");
    assertThat(serializer.fromBinary(bytes, "trip.2")).isEqualTo(TRIP);
    // Absent values are left out, types have names of ours.
    assertThat(CBOR.readTree(bytes))
        .isEqualTo(
            new ObjectMapper()
                .readTree(
                    """
                    {"name": "T", "start": "2026-05-17T13:20:00Z",
                     "steps": [{"type": "climb", "feet": 9}, {"type": "land", "airport": "DCA"}]}
                    """));
  }

  @Test
  void carriesActorReferences() {
    Ask ask = new Ask("?", KIT.<Trip>createTestProbe().getRef());
    // As Pekko calls a serializer: with the system at hand, to which the reference belongs.
    Object copy =
        Serialization$.MODULE$.withTransportInformation(
            (ExtendedActorSystem) Adapter.toClassic(KIT.system()),
            () -> {
              try {
                return serializer.fromBinary(serializer.toBinary(ask), "ask.1");
              } catch (NotSerializableException e) {
                throw new AssertionError(e);
              }
            });
    assertThat(copy).isEqualTo(ask);
  }

  @Test
  void ignoresWhatANewerNodeAdded() throws Exception {
    byte[] newer = CBOR.writeValueAsBytes(Map.of("name", "T", "steps", List.of(), "colour", "red"));
    assertThat(serializer.fromBinary(newer, "trip.2"))
        .isInstanceOfSatisfying(Trip.class, trip -> assertThat(trip.name()).isEqualTo("T"));
  }

  @Test
  void migratesOlderForms() throws Exception {
    byte[] older = CBOR.writeValueAsBytes(Map.of("title", "T", "steps", List.of()));
    assertThat(serializer.fromBinary(older, "trip.1"))
        .isInstanceOfSatisfying(Trip.class, trip -> assertThat(trip.name()).isEqualTo("T"));
  }

  @Test
  void refusesAClassThatIsNotListed() {
    assertThatThrownBy(() -> serializer.manifest(new Unlisted(1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Unlisted");
    assertThatThrownBy(() -> serializer.toBinary(new Unlisted(1)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void refusesAManifestThatIsNotListed() {
    for (String manifest : List.of("", "trip.3", Trip.class.getName(), Unlisted.class.getName())) {
      assertThatThrownBy(() -> serializer.fromBinary(serializer.toBinary(TRIP), manifest))
          .isInstanceOf(NotSerializableException.class)
          .hasMessageContaining("'" + manifest + "'");
    }
  }

  @Test
  void refusesBytesOfAnotherForm() {
    for (byte[] bytes : List.of(new byte[0], new byte[] {(byte) 0xf6}, new byte[] {1, 2, 3})) {
      assertThatThrownBy(() -> serializer.fromBinary(bytes, "trip.2"))
          .isInstanceOf(NotSerializableException.class)
          .hasMessageStartingWith("Can't read trip.2");
    }
  }

  @Test
  void refusesAnAmbiguousTable() {
    assertThatThrownBy(
            () -> serializer(CborType.current("a", Trip.class), CborType.current("a", Ask.class)))
        .hasMessageContaining("occurs twice");
    assertThatThrownBy(
            () -> serializer(CborType.current("a", Trip.class), CborType.current("b", Trip.class)))
        .hasMessageContaining("two manifests");
    assertThatThrownBy(() -> serializer(CborType.older("a", Trip.class, tree -> tree)))
        .hasMessageContaining("older forms only");
  }

  private static CborSerializer serializer(CborType... types) {
    return new TripSerializer(
        (ExtendedActorSystem) Adapter.toClassic(KIT.system()), List.of(types));
  }
}
