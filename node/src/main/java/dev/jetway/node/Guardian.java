package dev.jetway.node;

import java.util.concurrent.CompletableFuture;
import org.apache.pekko.Done;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.cluster.typed.Cluster;
import org.apache.pekko.cluster.typed.Join;
import org.apache.pekko.cluster.typed.SelfUp;
import org.apache.pekko.cluster.typed.Subscribe;

/** The actor system's root: joins the cluster, and says when this node is a full member. */
final class Guardian {
  private Guardian() {}

  static Behavior<Void> create(CompletableFuture<Done> joined) {
    return Behaviors.setup(
        context -> {
          context.spawn(member(joined), "member");
          return Behaviors.empty();
        });
  }

  private static Behavior<SelfUp> member(CompletableFuture<Done> joined) {
    return Behaviors.setup(
        context -> {
          subscribe(context);
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

  private static void subscribe(ActorContext<SelfUp> context) {
    Cluster cluster = Cluster.get(context.getSystem());
    cluster.subscriptions().tell(Subscribe.create(context.getSelf(), SelfUp.class));
    cluster.manager().tell(Join.create(cluster.selfMember().address()));
  }
}
