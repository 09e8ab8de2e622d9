package dev.jetway.node;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jetway.cluster.settings.JetwayConfig;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A node that ends waits for its requests as long as they may take, however long that is. */
class TimeToDrainTest {
  @ParameterizedTest
  @CsvSource({"5s, 7000", "250ms, 2250", "1m, 62000"})
  void thePhaseOutlastsTheLongestRequest(String requestDeadline, long phaseMs) {
    JetwayConfig config =
        JetwayConfig.load(Map.of()).with("jetway.edge.request-deadline", requestDeadline);

    assertThat(
            Node.withTimeToDrain(config)
                .config()
                .getDuration("pekko.coordinated-shutdown.phases.service-requests-done.timeout"))
        .isEqualTo(Duration.ofMillis(phaseMs));
  }
}
