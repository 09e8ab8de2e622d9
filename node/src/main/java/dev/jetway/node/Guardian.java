package dev.jetway.node;

import dev.jetway.cluster.settings.ClusterSettings.Seed;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.pekko.Done;
import org.apache.pekko.actor.Address;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.cluster.typed.Cluster;
import org.apache.pekko.cluster.typed.Join;
import org.apache.pekko.cluster.typed.JoinSeedNodes;
import org.apache.pekko.cluster.typed.SelfUp;
import org.apache.pekko.cluster.typed.Subscribe;

/** The actor system's root: joins the cluster, and says when this node is a full member. */
final class Guardian {
  private Guardian() {}

  /**
   * Joins.
   *
   * @param seeds nodes to ask for their cluster; none for a cluster of one's own
   * @param joined told when this node is a full member
   */
  static Behavior<Void> create(List<Seed> seeds, CompletableFuture<Done> joined) {
    return Behaviors.setup(
        context -> {
          context.spawn(member(seeds, joined), "member");
          return Behaviors.empty();
        });
  }

  private static Behavior<SelfUp> member(List<Seed> seeds, CompletableFuture<Done> joined) {
    return Behaviors.setup(
        context -> {
          join(context, seeds);
          return Behaviors.receive(SelfUp.class)
              .onMessage(
                  SelfUp.class,
                  up -> {
                    joined.complete(Done.getInstance());
                    return Behaviors.same();
                  })
              .build();
        });
  }

  private static void join(ActorContext<SelfUp> context, List<Seed> seeds) {
    Cluster cluster = Cluster.get(context.getSystem());
    cluster.subscriptions().tell(Subscribe.create(context.getSelf(), SelfUp.class));
    Address self = cluster.selfMember().address();
    cluster
        .manager()
        .tell(
            seeds.isEmpty()
                ? Join.create(self)
                : new JoinSeedNodes(
                    seeds.stream()
                        .map(
                            seed ->
                                new Address(
                                    self.protocol(), self.system(), seed.host(), seed.port()))
                        .toList()));
  }
}
