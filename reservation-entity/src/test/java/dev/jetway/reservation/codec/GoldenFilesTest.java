package dev.jetway.reservation.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.jetway.cluster.serialization.Golden;
import dev.jetway.flight.domain.CabinClass;
import dev.jetway.flight.domain.SeatWish;
import dev.jetway.reservation.TestSystem;
import dev.jetway.reservation.domain.Failure;
import dev.jetway.reservation.domain.Outcome;
import dev.jetway.reservation.domain.Passenger;
import dev.jetway.reservation.domain.ReservationCommit;
import dev.jetway.reservation.domain.ReservationEvent;
import dev.jetway.reservation.domain.ReservationRequest;
import dev.jetway.reservation.domain.Samples;
import java.io.NotSerializableException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.typed.javadsl.Adapter;
import org.apache.pekko.serialization.SerializationExtension;
import org.apache.pekko.serialization.SerializerWithStringManifest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What was once written is read for ever, by the serializer that the configuration names. After
 * adding an event, or a case to {@link GoldenValues}, {@code -Djetway.golden.write=true} writes the
 * files that are missing; it never changes one that is there.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GoldenFilesTest {
  private final ActorTestKit testKit = ActorTestKit.create("codec", TestSystem.config(""));
  private final SerializerWithStringManifest serializer =
      (SerializerWithStringManifest)
          SerializationExtension.get(Adapter.toClassic(testKit.system()))
              .findSerializerFor(GoldenValues.all().values().iterator().next());

  @BeforeAll
  void writeWhatIsMissingWhenAskedTo() {
    if (Boolean.getBoolean("jetway.golden.write")) {
      List<String> there = Golden.names();
      GoldenValues.all().entrySet().stream()
          .filter(entry -> !there.contains(entry.getKey()))
          .forEach(entry -> Golden.write(entry.getKey(), serializer.toBinary(entry.getValue())));
    }
  }

  @AfterAll
  void close() {
    testKit.shutdownTestKit();
  }

  static Stream<String> files() {
    return Golden.names().stream();
  }

  private Object read(String name, byte[] bytes) {
    try {
      return serializer.fromBinary(bytes, Golden.manifestOf(name));
    } catch (NotSerializableException e) {
      throw new AssertionError(e);
    }
  }

  @ParameterizedTest
  @MethodSource("files")
  void everyFileIsReadAsWhatItMeans(String name) {
    assertThat(GoldenValues.all()).as("the meaning of each file is on record").containsKey(name);
    assertThat(read(name, Golden.bytes(name))).isEqualTo(GoldenValues.all().get(name));
  }

  @ParameterizedTest
  @MethodSource("files")
  void theFormForPeopleIsTrue(String name) {
    assertThat(Golden.treeOfBytes(Golden.bytes(name)).toString())
        .isEqualTo(Golden.treeForPeople(name).toString());
  }

  @ParameterizedTest
  @MethodSource("files")
  void whatIsWrittenTodayIsReadBack(String name) {
    Object value = GoldenValues.all().get(name);
    assertThat(value).isNotNull();
    assertThat(serializer.manifest(value)).isEqualTo(Golden.manifestOf(name));
    assertThat(read(name, serializer.toBinary(value))).isEqualTo(value);
  }

  /** A newer release may have added something: an older one, still running beside it, reads on. */
  @ParameterizedTest
  @MethodSource("files")
  void whatALaterReleaseAddsIsPassedOver(String name) {
    JsonNode tree = Golden.treeOfBytes(Golden.bytes(name));
    addToEveryRecord(tree);

    assertThat(read(name, Golden.bytesOfTree(tree))).isEqualTo(GoldenValues.all().get(name));
  }

  /** What a wish lacks is a table by seat characteristic, not a record. */
  private static void addToEveryRecord(JsonNode node) {
    node.properties().stream()
        .filter(property -> !property.getKey().equals("lacking"))
        .forEach(property -> addToEveryRecord(property.getValue()));
    if (node instanceof ObjectNode object) {
      object.put("of-a-later-release", 1);
    } else {
      node.forEach(GoldenFilesTest::addToEveryRecord);
    }
  }

  @Test
  void everyEventHasAFile() {
    assertThat(Golden.names())
        .containsAll(GoldenValues.all().keySet())
        .containsAll(Samples.events().stream().map(GoldenValues::nameOf).toList());
    assertThat(Samples.events().stream().<Class<?>>map(Object::getClass))
        .containsAll(List.of(ReservationEvent.class.getPermittedSubclasses()));
  }

  /** Add to these lists when a constant is added. Nothing may ever leave them. */
  @Test
  void enumConstantsInJournalsKeepTheirNames() {
    assertThat(names(Outcome.values())).containsExactly("REJECTED", "EXPIRED", "CANCELLED");
    assertThat(names(Passenger.Type.values())).containsExactly("ADULT", "CHILD", "INFANT");
    assertThat(names(ReservationRequest.Confirm.values())).containsExactly("NOW", "LATER");
    assertThat(names(Failure.Code.values()))
        .containsExactly(
            "SEAT_TAKEN",
            "SEAT_BLOCKED",
            "SEAT_NOT_FOUND",
            "FLIGHT_NOT_FOUND",
            "FLIGHT_CLOSED",
            "FLIGHT_CANCELLED",
            "FLIGHT_REFUSED",
            "HOLD_EXPIRED",
            "TIMED_OUT",
            "OFFER_EXPIRED",
            "TOO_LATE_TO_PAY",
            "PAYMENT_DECLINED",
            "PAYMENT_TIMED_OUT",
            "CAPTURE_REFUSED",
            "CANCELLED",
            "NOT_ENOUGH_SEATS",
            "SEATS_NOT_TOGETHER");
    assertThat(names(SeatWish.Together.values())).containsExactly("NO", "PREFERRED", "REQUIRED");
    assertThat(names(CabinClass.values()))
        .containsExactly("FIRST", "BUSINESS", "PREMIUM_ECONOMY", "ECONOMY");
  }

  private static List<String> names(Enum<?>[] constants) {
    return Arrays.stream(constants).map(Enum::name).toList();
  }

  @Test
  void whatIsNotOnTheListIsRefused() {
    assertThat(serializer).isInstanceOf(ReservationSerializer.class);
    assertThat(serializer.identifier()).isEqualTo(7002);
    for (Object unlisted : List.of("text", Samples.events().getFirst())) {
      assertThatThrownBy(() -> serializer.toBinary(unlisted))
          .isInstanceOf(IllegalArgumentException.class);
    }
    assertThat(GoldenValues.all().values()).allMatch(ReservationCommit.class::isInstance);
  }
}
