package dev.jetway.reservation.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jetway.flight.actor.Origin;
import dev.jetway.reservation.Example;
import dev.jetway.reservation.TestSystem;
import dev.jetway.reservation.actor.ReservationMessage;
import dev.jetway.reservation.actor.ReservationReply;
import dev.jetway.reservation.domain.ReservationAnswer;
import dev.jetway.reservation.domain.ReservationCommand;
import dev.jetway.reservation.domain.ReservationView;
import dev.jetway.reservation.domain.Samples;
import java.util.stream.Stream;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.javadsl.Adapter;
import org.apache.pekko.serialization.Serialization;
import org.apache.pekko.serialization.SerializationExtension;
import org.apache.pekko.serialization.SerializerWithStringManifest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What travels between nodes arrives as it was sent. Journal rows are in {@link GoldenFilesTest}.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RoundTripTest {
  private final ActorTestKit testKit = ActorTestKit.create("messages", TestSystem.config(""));
  private final Serialization serialization =
      SerializationExtension.get(Adapter.toClassic(testKit.system()));

  @AfterAll
  void close() {
    testKit.shutdownTestKit();
  }

  private void assertArrives(Object message) {
    SerializerWithStringManifest serializer =
        (SerializerWithStringManifest) serialization.findSerializerFor(message);
    assertThat(serializer).isInstanceOf(ReservationSerializer.class);
    assertThat(
            serialization
                .deserialize(
                    serialization.serialize(message).get(),
                    serializer.identifier(),
                    serializer.manifest(message))
                .get())
        .isEqualTo(message);
  }

  static Stream<ReservationCommand> commands() {
    return Samples.commands().stream();
  }

  @ParameterizedTest
  @MethodSource("commands")
  void everyCommandWithWhomToAnswer(ReservationCommand command) {
    ActorRef<ReservationReply> asker = testKit.<ReservationReply>createTestProbe().getRef();
    assertArrives(
        new ReservationMessage.Execute(command, new Origin("id", null), Example.NOW, asker));
  }

  static Stream<ReservationReply> replies() {
    Stream<ReservationAnswer> answers =
        Stream.concat(
            Samples.phases().values().stream()
                .map(state -> new ReservationAnswer.Shown(ReservationView.of(state))),
            Stream.concat(
                Stream.of(ReservationAnswer.Code.values())
                    .map(code -> new ReservationAnswer.Rejected(code, "Why.")),
                Stream.of(new ReservationAnswer.Noted())));
    return Stream.concat(
        answers.map(answer -> new ReservationReply.Answered(42, answer)),
        Stream.concat(
            Stream.of(ReservationReply.Reason.values()).map(ReservationReply.Unavailable::new),
            Stream.of(new ReservationReply.OutcomeUnknown())));
  }

  @ParameterizedTest
  @MethodSource("replies")
  void everyReply(ReservationReply reply) {
    assertArrives(reply);
  }

  @Test
  void aWakeUp() {
    assertArrives(new ReservationMessage.WakeUp());
  }

  @Test
  void whatIsForOneNodeOnlyHasNoSerializer() {
    assertThatThrownBy(() -> serialization.serialize(ReservationMessage.Stop.INSTANCE).get())
        .isNotNull();
  }
}
