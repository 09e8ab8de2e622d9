package dev.jetway.reservation.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The diagram for people shows just the ways that there are. */
class StatesDiagramTest {
  private static final Path DIAGRAM = Path.of("..", "docs", "reference", "reservation-states.md");
  private static final Pattern ARROW = Pattern.compile(" {4}(\\S+) --> (\\S+)(?: : (\\S+))?");

  @Test
  void samplesForgetNoPhaseAndNoEvent() {
    assertThat(Samples.phases().keySet()).isEqualTo(kinds(Phase.class));
    assertThat(Samples.events().stream().map(event -> event.getClass().getSimpleName()))
        .containsAll(kinds(ReservationEvent.class));
  }

  private static Set<String> kinds(Class<?> sealed) {
    return Arrays.stream(sealed.getPermittedSubclasses())
        .map(Class::getSimpleName)
        .collect(Collectors.toSet());
  }

  @Test
  void theDiagramIsTheStateMachine() throws IOException {
    assertThat(drawn()).isEqualTo(coded());
  }

  private static Set<String> drawn() throws IOException {
    try (Stream<String> lines = Files.lines(DIAGRAM)) {
      return lines
          .map(ARROW::matcher)
          .filter(arrow -> arrow.matches() && arrow.group(3) != null)
          .map(arrow -> way(arrow.group(1), arrow.group(2), arrow.group(3)))
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }

  private static Set<String> coded() {
    Set<String> ways = new TreeSet<>();
    ways.add(way("[*]", "Holding", "ReservationRequested"));
    Samples.phases()
        .forEach(
            (name, state) -> {
              for (ReservationEvent event : Samples.events()) {
                for (Outcome outcome : Outcome.values()) {
                  Phase before =
                      state.phase() instanceof Phase.Ending ending
                          ? new Phase.Ending(outcome, ending.failure())
                          : state.phase();
                  String after = Ways.from(before, event).getClass().getSimpleName();
                  if (!after.equals(name)) {
                    ways.add(way(name, after, event.getClass().getSimpleName()));
                  }
                }
              }
            });
    return ways;
  }

  private static String way(String from, String to, String event) {
    return from + " --> " + to + " : " + event;
  }
}
