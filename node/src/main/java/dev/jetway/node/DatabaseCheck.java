package dev.jetway.node;

import dev.jetway.cluster.database.Durability;
import dev.jetway.cluster.database.QueryPool;
import dev.jetway.edge.health.HealthCheck;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CompletionStage;

/** Whether PostgreSQL answers, how fast, and whether it keeps what it commits. */
final class DatabaseCheck implements HealthCheck {
  private final QueryPool queries;
  private final InstantSource clock;

  DatabaseCheck(QueryPool queries, InstantSource clock) {
    this.queries = queries;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "journal:responseTime";
  }

  @Override
  public CompletionStage<Observation> observe() {
    Instant asked = clock.instant();
    return queries
        .run(Durability::of)
        .thenApply(
            durability -> {
              Instant now = clock.instant();
              String millis = Long.toString(Duration.between(asked, now).toMillis());
              return durability.isDurable()
                  ? new Observation(Status.PASS, millis, "ms", now, null)
                  : new Observation(
                      Status.WARN, millis, "ms", now, String.join(" ", durability.warnings()));
            });
  }
}
