package dev.jetway.node.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jetway.node.cluster.LocalCluster.Member;
import dev.jetway.node.cluster.SteadyLoad.Attempt;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A node of three is killed with SIGKILL while clients book: its flights sell again on the other
 * nodes within seconds, flights on the other nodes don't notice, and nothing acknowledged is lost.
 */
@Tag("proof")
@Timeout(value = 45, unit = TimeUnit.MINUTES)
class KillNodeTest {
  private static final int FLIGHTS = 50;
  private static final int PER_SECOND = Integer.getInteger("jetway.proof.rate", 200);

  /** In the ordinary suite, on machines that are busy with other things. */
  private static final Duration LIMIT = Duration.ofSeconds(30);

  private static final double MEDIAN_S = 10;
  private static final double WORST_S = 15;

  @TempDir Path directory;

  @Test
  void flightsOfAKilledNodeSellAgainAndTheOthersDontNotice() throws Exception {
    try (LocalCluster cluster = LocalCluster.start(directory, 3, Map.of());
        Desk desk = new Desk()) {
      List<Double> outages = new ArrayList<>();
      for (int round = 0; round < Math.max(1, Proof.repetitions()); round++) {
        cluster.awaitReady(3);
        outages.add(kill(cluster, desk, round));
      }
      List<Double> sorted = outages.stream().sorted().toList();
      double median = sorted.get(sorted.size() / 2);
      double worst = sorted.get(sorted.size() - 1);
      Map<String, Object> figures = new LinkedHashMap<>();
      figures.put("median_s", median);
      figures.put("worst_s", worst);
      figures.put("all_s", outages);
      figures.put("bookings_per_s", PER_SECOND);
      Proof.report("kill", figures);
      if (Proof.runs()) {
        assertThat(median).isLessThanOrEqualTo(MEDIAN_S);
        assertThat(worst).isLessThanOrEqualTo(WORST_S);
      }
    }
  }

  /** Returns how long the flights of the killed node could not be sold, in seconds. */
  private static double kill(LocalCluster cluster, Desk desk, int round) throws Exception {
    List<Member> members = cluster.members();
    boolean killOldest = round % 3 == 1;
    Member victim =
        members.stream().filter(member -> member.oldest() == killOldest).findAny().orElseThrow();
    List<URI> survivors =
        members.stream().filter(member -> !member.equals(victim)).map(Member::http).toList();
    List<String> flights = desk.schedule(survivors.get(0), round * FLIGHTS, FLIGHTS);
    try (SteadyLoad load = SteadyLoad.start(desk, flights, PER_SECOND, survivors)) {
      Awaitility.await()
          .atMost(LIMIT)
          .until(() -> load.firstAcknowledgedAfter(0).size() == FLIGHTS);
      Set<String> theirs = new HashSet<>(cluster.flightsOn(victim, flights));
      assertThat(theirs).as("flights on the node that is killed").isNotEmpty();

      LocalCluster.kill(victim);
      long killed = System.nanoTime();
      try {
        Awaitility.await()
            .atMost(LIMIT)
            .until(() -> load.firstAcknowledgedAfter(killed).keySet().containsAll(theirs));
      } catch (ConditionTimeoutException late) {
        throw new AssertionError(
            "of " + theirs + " only these sell: " + load.firstAcknowledgedAfter(killed).keySet(),
            late);
      }
      Map<String, Long> first = new HashMap<>(load.firstAcknowledgedAfter(killed));
      long last = theirs.stream().mapToLong(first::get).max().orElseThrow();
      load.stop();

      assertThat(load.attempts())
          .filteredOn(attempt -> !theirs.contains(attempt.flight()))
          .as("requests for flights on other nodes")
          .noneMatch(attempt -> attempt.answer().open());
      assertThat(load.doubled()).isEmpty();
      assertThat(load.lost(survivors.get(round % 2))).isEmpty();
      assertThat(load.attempts()).filteredOn(Attempt::acknowledged).hasSizeGreaterThan(FLIGHTS);
      double outage = (last - killed) / 1e9;
      System.out.printf(
          "kill %d (%s%s): %.2f s, %d flights, %d attempts, longest for others %d ms%n",
          round,
          victim.name(),
          killOldest ? ", oldest" : "",
          outage,
          theirs.size(),
          load.attempts().size(),
          load.attempts().stream()
              .filter(attempt -> !theirs.contains(attempt.flight()))
              .mapToLong(attempt -> attempt.took().toMillis())
              .max()
              .orElse(0));
      return outage;
    }
  }
}
