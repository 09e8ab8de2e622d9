package dev.jetway.node;

import dev.jetway.edge.health.HealthCheck;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.cluster.MemberStatus;
import org.apache.pekko.cluster.typed.Cluster;

/** Whether this node is a full member of its cluster. */
final class ClusterCheck implements HealthCheck {
  private final Cluster cluster;
  private final InstantSource clock;

  ClusterCheck(ActorSystem<?> system, InstantSource clock) {
    this.cluster = Cluster.get(system);
    this.clock = clock;
  }

  @Override
  public String name() {
    return "cluster:membership";
  }

  @Override
  public CompletionStage<Observation> observe() {
    MemberStatus status = cluster.selfMember().status();
    return CompletableFuture.completedStage(
        status.equals(MemberStatus.up())
            ? Observation.pass(clock.instant())
            : Observation.fail(clock.instant(), "This node is " + status + "."));
  }
}
