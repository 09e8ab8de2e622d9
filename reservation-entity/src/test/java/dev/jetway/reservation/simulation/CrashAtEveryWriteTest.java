package dev.jetway.reservation.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jetway.reservation.domain.ReservationEvent;
import dev.jetway.reservation.domain.ReservationState.Requested;
import dev.jetway.reservation.domain.ReservationView;
import dev.jetway.reservation.simulation.SimulatedShell.CrashPoint;
import dev.jetway.reservation.simulation.Story.Stage;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Every story with a crash before and after every single write. Which writes there are is taken
 * from a performance without a crash; and it ends just as that did.
 */
class CrashAtEveryWriteTest {
  @TestFactory
  Stream<DynamicContainer> oneCrash() {
    return Stories.all().stream()
        .map(story -> DynamicContainer.dynamicContainer(story.name(), crashes(story)));
  }

  private static Stream<DynamicTest> crashes(Story story) {
    Stage calm = story.play();
    calm.world.assertWhole();
    List<List<ReservationEvent>> writes = calm.shell.writes();
    return IntStream.rangeClosed(1, writes.size())
        .boxed()
        .flatMap(write -> Stream.of(new CrashPoint(write, true), new CrashPoint(write, false)))
        .map(
            point ->
                DynamicTest.dynamicTest(
                    (point.before() ? "before " : "after ") + names(writes.get(point.write() - 1)),
                    () -> assertEndsTheSame(calm, story.play(point))));
  }

  private static void assertEndsTheSame(Stage calm, Stage crashed) {
    crashed.world.assertWhole();
    ReservationView view = view(crashed);
    ReservationView expected = view(calm);
    assertThat(view.status()).isEqualTo(expected.status());
    assertThat(view.segments()).isEqualTo(expected.segments());
    assertThat(view.price()).isEqualTo(expected.price());
    assertThat(view.settled()).isTrue();
  }

  private static ReservationView view(Stage stage) {
    return ReservationView.of((Requested) stage.shell.state());
  }

  private static Set<String> names(List<ReservationEvent> events) {
    return events.stream()
        .map(event -> event.getClass().getSimpleName())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  void everyEventIsMetByAStory() {
    Set<String> met = new TreeSet<>();
    Stories.all().forEach(story -> met.addAll(names(story.play().shell.journal())));
    assertThat(met)
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(ReservationEvent.class.getPermittedSubclasses())
                .map(Class::getSimpleName)
                .toList());
  }
}
