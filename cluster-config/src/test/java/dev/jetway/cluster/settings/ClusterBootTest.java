package dev.jetway.cluster.settings;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.Map;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.cluster.MemberStatus;
import org.apache.pekko.cluster.sharding.typed.ClusterShardingSettings;
import org.apache.pekko.cluster.sharding.typed.javadsl.ClusterSharding;
import org.apache.pekko.cluster.typed.Cluster;
import org.apache.pekko.cluster.typed.Join;
import org.junit.jupiter.api.Test;

/** Pekko accepts the shipped configuration, and it says what we mean. */
class ClusterBootTest {
  @Test
  void formsAClusterOfOneWithTheShippedSettings() {
    ActorTestKit kit = ActorTestKit.create("jetway", JetwayConfig.load(Map.of()).config());
    try {
      Cluster cluster = Cluster.get(kit.system());
      cluster.manager().tell(Join.create(cluster.selfMember().address()));
      await()
          .atMost(20, SECONDS)
          .until(() -> cluster.selfMember().status().equals(MemberStatus.up()));

      ClusterSharding.get(kit.system());
      ClusterShardingSettings sharding = ClusterShardingSettings.create(kit.system());
      assertThat(sharding.numberOfShards()).isEqualTo(128);
      assertThat(sharding.rememberEntities()).isFalse();
      var passivation = sharding.passivationStrategySettings();
      assertThat(passivation.activeEntityLimit().get()).isEqualTo(10_000);
      assertThat(passivation.idleEntitySettings().get().timeout().toMinutes()).isEqualTo(10);
    } finally {
      kit.shutdownTestKit();
    }
  }
}
