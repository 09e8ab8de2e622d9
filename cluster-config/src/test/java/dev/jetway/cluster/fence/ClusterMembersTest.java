package dev.jetway.cluster.fence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jetway.cluster.settings.JetwayConfig;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.cluster.typed.Cluster;
import org.apache.pekko.cluster.typed.Down;
import org.apache.pekko.cluster.typed.Join;
import org.apache.pekko.cluster.typed.Leave;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What Pekko says about a cluster of two. */
class ClusterMembersTest {
  private final ActorSystem<Void> staying = system();
  private final ActorSystem<Void> going = system();
  private final Members members = ClusterMembers.of(staying);

  private static ActorSystem<Void> system() {
    return ActorSystem.create(
        Behaviors.empty(),
        "jetway",
        JetwayConfig.load(Map.of())
            // The test goes on after a node was downed.
            .with(
                "pekko.coordinated-shutdown.reason-overrides"
                    + ".\"org.apache.pekko.actor.CoordinatedShutdown$ClusterDowningReason$\""
                    + ".exit-jvm",
                false)
            .config());
  }

  @AfterEach
  void shutDown() {
    ActorTestKit.shutdown(going);
    ActorTestKit.shutdown(staying);
  }

  @Test
  void countsADownedMemberAsLost() throws Exception {
    String other = joined();
    Cluster.get(staying).manager().tell(new Down(Cluster.get(going).selfMember().address()));
    FencedJournal.eventually(() -> !now().living().contains(other));
    assertThat(now().losses()).isPositive();
    assertThat(now().living()).containsExactly(members.self());
  }

  @Test
  void countsALeavingMemberAsLivingUntilItIsGone() throws Exception {
    String other = joined();
    Cluster.get(going).manager().tell(new Leave(Cluster.get(going).selfMember().address()));
    FencedJournal.eventually(() -> !now().living().contains(other));
    assertThat(now().losses()).isPositive();
  }

  /** The other's name, when both are members. */
  private String joined() throws Exception {
    Cluster first = Cluster.get(staying);
    first.manager().tell(Join.create(first.selfMember().address()));
    members.joined().toCompletableFuture().get(30, TimeUnit.SECONDS);
    assertThat(now().living()).containsExactly(members.self());
    assertThat(now().losses()).isZero();

    Cluster.get(going).manager().tell(Join.create(first.selfMember().address()));
    Members others = ClusterMembers.of(going);
    others.joined().toCompletableFuture().get(30, TimeUnit.SECONDS);
    // Whoever is up was seen before by everybody who is up.
    assertThat(now().living()).containsExactlyInAnyOrder(members.self(), others.self());
    return others.self();
  }

  private Members.View now() throws Exception {
    return members
        .now()
        .toCompletableFuture()
        .get(Duration.ofSeconds(10).toMillis(), TimeUnit.MILLISECONDS);
  }
}
