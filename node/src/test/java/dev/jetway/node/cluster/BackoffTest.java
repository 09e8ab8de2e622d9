package dev.jetway.node.cluster;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BackoffTest {
  private final Backoff fresh =
      new Backoff(new SupervisorSettings.Restarts(ofSeconds(1), ofSeconds(30), ofSeconds(60)));

  @Test
  void slowsDownAndNeverGivesUp() {
    assertThat(fresh.pause()).isZero();
    List<Long> pauses =
        Stream.iterate(fresh.afterRunOf(ofSeconds(2)), backoff -> backoff.afterRunOf(ofSeconds(2)))
            .limit(100)
            .map(backoff -> backoff.pause().toSeconds())
            .toList();
    assertThat(pauses.subList(0, 7)).containsExactly(1L, 2L, 4L, 8L, 16L, 30L, 30L);
    assertThat(pauses.get(99)).isEqualTo(30);
  }

  @Test
  void beginsAnewAfterASteadyRun() {
    Backoff troubled = fresh.afterRunOf(ofSeconds(1)).afterRunOf(ofSeconds(1));
    assertThat(troubled.afterRunOf(ofSeconds(60)).pause()).isEqualTo(ofSeconds(1));
    assertThat(troubled.afterRunOf(ofSeconds(59)).pause()).isEqualTo(ofSeconds(4));
  }
}
