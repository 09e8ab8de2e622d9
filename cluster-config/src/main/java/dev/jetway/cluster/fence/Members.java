package dev.jetway.cluster.fence;

import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.Done;

/** Who is in this node's cluster, as the fence needs to know it. */
public interface Members {

  /** This node's address and uid. */
  String self();

  /** Completes when this node is a full member. */
  CompletionStage<Done> joined();

  /**
   * What this node knows by the time of the call, or later: never less. Whatever the cluster has
   * told this node before is in it.
   */
  CompletionStage<View> now();

  /**
   * A moment's view.
   *
   * @param living address and uid of every node that may own something: members that are neither
   *     down nor gone, nor cut off on their way out
   * @param losses how many times somebody may have stopped being one of them, since this node began
   *     to watch
   */
  record View(Set<String> living, long losses) {}
}
