package dev.jetway.node.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jetway.node.cluster.SteadyLoad.Attempt;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * All nodes are restarted in order, one after another, and no client hears of it. Not in the
 * ordinary suite: it does not hold on a busy machine yet, see decision 010.
 */
@EnabledIfSystemProperty(named = "jetway.proof.repetitions", matches = "[1-9][0-9]*")
@Tag("proof")
@Timeout(value = 30, unit = TimeUnit.MINUTES)
class RollTest {
  /** Seats for three minutes, which restarts on a busy machine may take. */
  private static final int FLIGHTS = 200;

  private static final int PER_SECOND = Integer.getInteger("jetway.proof.rate", 200);
  private static final Duration LONGEST = Duration.ofSeconds(3);

  @TempDir Path directory;

  @Test
  void noRequestFailsWhileAllNodesAreRestarted() throws Exception {
    try (LocalCluster cluster = LocalCluster.start(directory, 3, Map.of());
        Desk desk = new Desk()) {
      for (int round = 0; round < Math.max(1, Proof.repetitions()); round++) {
        cluster.awaitReady(3);
        roll(cluster, desk, round);
      }
    }
  }

  private static void roll(LocalCluster cluster, Desk desk, int round) throws Exception {
    List<String> flights = desk.schedule(cluster.address(), round * FLIGHTS, FLIGHTS);
    List<Long> before = cluster.members().stream().map(LocalCluster.Member::pid).toList();
    try (SteadyLoad load =
        SteadyLoad.start(desk, flights, PER_SECOND, List.of(cluster.address()))) {
      long begun = System.nanoTime();
      String unused = cluster.jetway("cluster", "roll");
      double took = (System.nanoTime() - begun) / 1e9;
      load.stop();

      List<Attempt> attempts = load.attempts();
      Attempt longest = attempts.stream().max(Comparator.comparing(Attempt::took)).orElseThrow();
      Map<String, Object> figures = new LinkedHashMap<>();
      figures.put("requests", attempts.size());
      figures.put("failed", attempts.stream().filter(attempt -> attempt.answer().open()).count());
      figures.put("longest_ms", longest.took().toMillis());
      figures.put(
          "over_1s",
          attempts.stream().filter(a -> a.took().compareTo(Duration.ofSeconds(1)) > 0).count());
      figures.put("roll_s", took);
      Proof.report("roll", figures);
      assertThat(cluster.members().stream().map(LocalCluster.Member::pid).toList())
          .doesNotContainAnyElementsOf(before);
      assertThat(attempts).filteredOn(attempt -> attempt.answer().open()).isEmpty();
      assertThat(attempts).hasSizeGreaterThan(flights.size());
      assertThat(load.doubled()).isEmpty();
      assertThat(load.lost(cluster.address())).isEmpty();
      if (Proof.runs()) {
        assertThat(longest.took()).isLessThan(LONGEST);
      }
    }
  }
}
