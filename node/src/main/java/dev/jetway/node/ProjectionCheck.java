package dev.jetway.node;

import dev.jetway.cluster.projection.Projection;
import dev.jetway.cluster.projection.ProjectionStatus;
import dev.jetway.edge.health.HealthCheck;
import java.time.InstantSource;
import java.util.concurrent.CompletionStage;

/** How far a read model is behind its journal. Sales go on without it, so it never fails a node. */
final class ProjectionCheck implements HealthCheck {
  private final Projection projection;
  private final InstantSource clock;

  ProjectionCheck(Projection projection, InstantSource clock) {
    this.projection = projection;
    this.clock = clock;
  }

  @Override
  public String name() {
    return projection.name() + ":lag";
  }

  @Override
  public CompletionStage<Observation> observe() {
    return projection.status().thenApply(this::observation);
  }

  private Observation observation(ProjectionStatus status) {
    boolean follows = status.state() == ProjectionStatus.State.FOLLOWING;
    return new Observation(
        follows ? Status.PASS : Status.WARN,
        Long.toString(status.lag().toMillis()),
        "ms",
        clock.instant(),
        follows ? null : "The read model does not follow its journal; see the log.");
  }
}
