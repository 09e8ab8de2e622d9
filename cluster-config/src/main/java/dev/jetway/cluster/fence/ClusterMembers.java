package dev.jetway.cluster.fence;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.Done;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.Props;
import org.apache.pekko.actor.typed.javadsl.Adapter;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.cluster.Cluster;
import org.apache.pekko.cluster.ClusterEvent;
import org.apache.pekko.cluster.ClusterEvent.CurrentClusterState;
import org.apache.pekko.cluster.Member;
import org.apache.pekko.cluster.MemberStatus;
import org.apache.pekko.cluster.UniqueAddress;

/**
 * The members by Pekko's gossip.
 *
 * <p>Events alone could come late: a node that the coordinator counts as gone might be missing from
 * them yet when its shards are already here. So each question goes the way of the gossip itself,
 * through the cluster's core and its publisher. What the core had merged before, its answer shows,
 * and all events about it are counted before the answer arrives, since they come from the same
 * sender.
 */
final class ClusterMembers implements Members {
  private final Cluster cluster;
  private final ActorRef<Object> watcher;

  private record Ask(CompletableFuture<View> answer) {}

  static Members of(ActorSystem<?> system) {
    Cluster cluster = Cluster.get(system);
    return new ClusterMembers(
        cluster, system.systemActorOf(watching(cluster), "fence-members", Props.empty()));
  }

  private ClusterMembers(Cluster cluster, ActorRef<Object> watcher) {
    this.cluster = cluster;
    this.watcher = watcher;
  }

  private static Behavior<Object> watching(Cluster cluster) {
    return Behaviors.setup(
        context -> {
          var self = Adapter.toClassic(context.getSelf());
          cluster.subscribe(
              self,
              ClusterEvent.initialStateAsEvents(),
              ClusterEvent.MemberDowned.class,
              ClusterEvent.MemberExited.class,
              ClusterEvent.MemberRemoved.class,
              ClusterEvent.UnreachableMember.class);
          // As long as they wait: the fences ask one at a time each, and each again after a
          // time-out.
          Deque<CompletableFuture<View>> asked = new ArrayDeque<>();
          long[] losses = {0};
          return Behaviors.receive(Object.class)
              .onMessage(
                  Ask.class,
                  ask -> {
                    asked.add(ask.answer());
                    cluster.sendCurrentClusterState(self);
                    return Behaviors.same();
                  })
              .onMessage(
                  CurrentClusterState.class,
                  state -> {
                    asked.remove().complete(new View(living(state), losses[0]));
                    return Behaviors.same();
                  })
              .onMessage(
                  ClusterEvent.ClusterDomainEvent.class,
                  loss -> {
                    losses[0]++;
                    return Behaviors.same();
                  })
              .build();
        });
  }

  /**
   * A member on its way out that can't be reached is removed without being downed first, and so
   * counts as lost already.
   */
  private static Set<String> living(CurrentClusterState state) {
    Set<String> living = new HashSet<>();
    for (Member member : state.getMembers()) {
      MemberStatus status = member.status();
      boolean gone = status.equals(MemberStatus.down()) || status.equals(MemberStatus.removed());
      boolean cutOff =
          status.equals(MemberStatus.exiting()) && state.getUnreachable().contains(member);
      if (!gone && !cutOff) {
        living.add(name(member.uniqueAddress()));
      }
    }
    return living;
  }

  private static String name(UniqueAddress node) {
    return node.address() + "#" + node.longUid();
  }

  @Override
  public String self() {
    return name(cluster.selfUniqueAddress());
  }

  @Override
  public CompletionStage<Done> joined() {
    CompletableFuture<Done> joined = new CompletableFuture<>();
    cluster.registerOnMemberUp(() -> joined.complete(Done.getInstance()));
    return joined;
  }

  @Override
  public CompletionStage<View> now() {
    CompletableFuture<View> answer = new CompletableFuture<>();
    watcher.tell(new Ask(answer));
    return answer;
  }
}
