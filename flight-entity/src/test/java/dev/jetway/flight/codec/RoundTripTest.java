package dev.jetway.flight.codec;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jetway.flight.Example;
import dev.jetway.flight.actor.FlightMessage;
import dev.jetway.flight.actor.FlightReply;
import dev.jetway.flight.actor.Origin;
import dev.jetway.flight.domain.FlightAnswer;
import dev.jetway.flight.domain.FlightAnswer.HoldGranted;
import dev.jetway.flight.domain.FlightCommand;
import dev.jetway.flight.domain.FlightCommand.CancelBooking;
import dev.jetway.flight.domain.FlightCommit;
import dev.jetway.flight.domain.FlightEvent;
import dev.jetway.flight.domain.FlightState;
import dev.jetway.flight.domain.Samples;
import dev.jetway.flight.domain.SeatMap;
import java.io.NotSerializableException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.pekko.actor.typed.ActorRef;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever is written is read back as the same, by the serializer that the configuration names. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RoundTripTest {
  private final Codec codec = new Codec();

  @AfterAll
  void close() {
    codec.close();
  }

  @BeforeAll
  static void samplesForgetNothing() {
    assertKindsOf(FlightEvent.class, Samples.events());
    assertKindsOf(FlightCommand.class, Samples.commands());
    assertKindsOf(FlightAnswer.class, Samples.answers());
    assertKindsOf(FlightReply.class, replies().toList());
    assertKindsOf(FlightState.class, Samples.states());
  }

  private static void assertKindsOf(Class<?> sealed, List<?> samples) {
    assertThat(samples.stream().<Class<?>>map(Object::getClass).distinct())
        .containsExactlyInAnyOrderElementsOf(Samples.kinds(sealed));
  }

  static Stream<FlightEvent> events() {
    return Samples.events().stream();
  }

  @ParameterizedTest
  @MethodSource("events")
  void everyEvent(FlightEvent event) {
    assertComesBack(commit("request-1", List.of(event)));
  }

  @Test
  void everyEventOfOneCommitTogether() {
    assertComesBack(commit("request-1", Samples.events()));
  }

  private static FlightCommit commit(String commandId, List<FlightEvent> events) {
    return new FlightCommit(
        Example.NOW,
        List.of(
            new FlightCommit.Entry(commandId, "agent", events),
            new FlightCommit.Entry("nobody-known", null, events)));
  }

  static Stream<FlightCommand> commands() {
    return Samples.commands().stream();
  }

  @ParameterizedTest
  @MethodSource("commands")
  void everyCommandWithWhomToAnswer(FlightCommand command) {
    ActorRef<FlightReply> asker = codec.testKit().<FlightReply>createTestProbe().getRef();
    assertComesBack(
        new FlightMessage.Execute(command, new Origin("id", null), Example.SOON, asker));
    assertComesBack(
        new FlightMessage.Execute(command, new Origin("id", "agent"), Example.SOON, asker));
  }

  @Test
  void theCallThatWakes() {
    assertComesBack(new FlightMessage.WakeUp());
  }

  static Stream<FlightReply> replies() {
    return Stream.concat(
        Samples.answers().stream().map(answer -> new FlightReply.Answered(42, answer)),
        Stream.concat(
            Stream.of(FlightReply.Reason.values()).map(FlightReply.Unavailable::new),
            Stream.of(new FlightReply.OutcomeUnknown())));
  }

  @ParameterizedTest
  @MethodSource("replies")
  void everyAnswerAndReply(FlightReply reply) {
    assertComesBack(reply);
  }

  /** A node of an earlier release neither sends nor knows what was added since. */
  @Test
  void whatWasAddedIsAbsentWhereItSaysNothing() {
    HoldGranted granted = new HoldGranted(Example.hold(Example.SOON, "2A"));
    CancelBooking cancel = new CancelBooking(Example.OURS);
    ActorRef<FlightReply> asker = codec.testKit().<FlightReply>createTestProbe().getRef();
    Map<Object, String> added =
        Map.of(
            new FlightReply.Answered(42, granted),
            "unmet",
            new FlightMessage.Execute(cancel, new Origin("id", null), Example.SOON, asker),
            "latestArrival");
    added.forEach(
        (value, field) -> {
          assertThat(new String(codec.write(value), ISO_8859_1)).doesNotContain(field);
          assertComesBack(value);
        });
  }

  static Stream<FlightState> snapshots() {
    return Samples.states().stream().filter(state -> state instanceof FlightState.Scheduled);
  }

  @ParameterizedTest
  @MethodSource("snapshots")
  void everySnapshot(FlightState state) {
    assertComesBack(state);
  }

  private void assertComesBack(Object value) {
    assertThat(codec.serializerOf(value)).isInstanceOf(FlightSerializer.class);
    assertThat(codec.roundTrip(value)).isEqualTo(value);
  }

  @Test
  void equalSeatMapsAreOneObjectAfterReading() {
    SeatMap one = mapOf(codec.roundTrip(Samples.states().getLast()));
    SeatMap other = mapOf(codec.roundTrip(Samples.states().get(2)));

    assertThat(one).isEqualTo(Example.SEAT_MAP).isSameAs(other);
  }

  private static SeatMap mapOf(Object state) {
    return ((FlightState.Scheduled) state).seatMap();
  }

  @Test
  void whatIsNotOnTheListIsRefused() {
    FlightSerializer serializer =
        (FlightSerializer) codec.serializerOf(commit("id", Samples.events()));

    for (Object unlisted :
        List.of("text", new FlightState.Unscheduled(), Samples.events().getFirst())) {
      assertThatThrownBy(() -> serializer.toBinary(unlisted))
          .isInstanceOf(IllegalArgumentException.class);
    }
    assertThatThrownBy(() -> serializer.fromBinary(new byte[] {0}, "java.lang.String"))
        .isInstanceOf(NotSerializableException.class);
  }

  @Test
  void whatIsForOneNodeOnlyHasNoSerializer() {
    assertThatThrownBy(() -> codec.write(FlightMessage.Stop.INSTANCE)).isNotNull();
  }
}
