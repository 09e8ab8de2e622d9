package dev.jetway.node.cluster;

import dev.jetway.node.cluster.Failure.Kind;
import dev.jetway.node.cluster.NodeLauncher.Build;
import dev.jetway.node.cluster.SupervisedNode.Phase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What an operator can have done to a cluster. One thing at a time, but for kills, pauses and the
 * stop, which never wait for another.
 */
final class Operations {
  private static final Duration LOOK_EVERY = Duration.ofMillis(50);

  private final Fleet fleet;
  private final SupervisorSettings settings;
  private final Builds builds;
  private final ReentrantLock one = new ReentrantLock();
  private volatile boolean stopping;

  Operations(Fleet fleet, SupervisorSettings settings, Builds builds) {
    this.fleet = fleet;
    this.settings = settings;
    this.builds = builds;
  }

  /** Adds nodes, and returns when they are ready. */
  void add(int count, List<String> roles, Consumer<String> progress) throws InterruptedException {
    begin();
    try {
      int now = fleet.nodes().size();
      if (now + count > settings.nodesMax()) {
        throw new Failure(
            Kind.USAGE,
            "there are %d nodes, and there may be %d (jetway.supervisor.nodes-max)"
                .formatted(now, settings.nodesMax()));
      }
      List<SupervisedNode> added = fleet.add(count, roles, builds.current());
      progress.accept(
          "starting " + String.join(", ", added.stream().map(SupervisedNode::name).toList()));
      for (SupervisedNode node : added) {
        awaitReady(node);
        progress.accept(node.name() + " is ready");
      }
    } finally {
      one.unlock();
    }
  }

  /** Takes a node out in order: balancer, requests, shards, membership, process. */
  void remove(String word, Consumer<String> progress) throws InterruptedException {
    begin();
    try {
      SupervisedNode node = find(word);
      progress.accept(node.name() + " is leaving");
      node.leave();
      fleet.forget(node);
      progress.accept(node.name() + " has left");
    } finally {
      one.unlock();
    }
  }

  /** SIGKILL. */
  void kill(String word, boolean forGood, Consumer<String> progress) throws InterruptedException {
    SupervisedNode node = find(word);
    if (!node.kill(forGood)) {
      throw new Failure(Kind.FAILED, node.name() + " does not run just now");
    }
    progress.accept(
        node.name() + (forGood ? " is killed" : " is killed; it starts again by itself"));
  }

  void pause(String word, Consumer<String> progress) throws InterruptedException {
    SupervisedNode node = find(word);
    if (!node.pause()) {
      throw new Failure(Kind.FAILED, node.name() + " can't be paused: it does not run");
    }
    progress.accept(node.name() + " is paused");
  }

  void resume(String word, Consumer<String> progress) throws InterruptedException {
    SupervisedNode node = find(word);
    if (!node.resume()) {
      throw new Failure(Kind.FAILED, node.name() + " can't be resumed: it does not run");
    }
    progress.accept(node.name() + " goes on");
  }

  /**
   * Restarts one node after another, and waits in between until the one before is ready: never more
   * than one is away. Stops at the first that doesn't become ready.
   *
   * @param classpath of a new build; null for the one that runs
   */
  void roll(@Nullable String classpath, Consumer<String> progress) throws InterruptedException {
    begin();
    try {
      Build build = builds.next(classpath);
      for (SupervisedNode node : fleet.nodes()) {
        if (node.phase() == Phase.ENDED) {
          continue;
        }
        for (SupervisedNode other : fleet.nodes()) {
          if (other.phase() != Phase.ENDED && other != node) {
            awaitReady(other);
          }
        }
        progress.accept("restarting " + node.name());
        node.restart(build);
        awaitReady(node);
        progress.accept("%s is ready, version %s".formatted(node.name(), node.version()));
      }
    } finally {
      one.unlock();
    }
  }

  /** Ends all nodes in order, the youngest first; whatever else is under way gives up. */
  void stop(Consumer<String> progress) throws InterruptedException {
    stopping = true;
    one.lockInterruptibly();
    try {
      List<SupervisedNode> nodes = new ArrayList<>(fleet.nodes());
      // One after another: each hands its shards to those that stay.
      for (SupervisedNode node : nodes.reversed()) {
        progress.accept(node.name() + " is leaving");
        node.leave();
        fleet.forget(node);
      }
    } finally {
      one.unlock();
    }
  }

  boolean isStopping() {
    return stopping;
  }

  private void begin() {
    if (stopping) {
      throw new Failure(Kind.FAILED, "the cluster is stopping");
    }
    if (!one.tryLock()) {
      throw new Failure(
          Kind.TIMED_OUT, "another command is under way; try again when it has ended");
    }
  }

  private SupervisedNode find(String word) {
    return fleet
        .find(word)
        .orElseThrow(
            () ->
                new Failure(
                    Kind.UNKNOWN_NODE,
                    "there is no node '%s'; ./jetway status lists them".formatted(word)));
  }

  private void awaitReady(SupervisedNode node) throws InterruptedException {
    long end = System.nanoTime() + settings.startDeadline().toNanos();
    while (node.phase() != Phase.READY) {
      if (stopping) {
        throw new Failure(Kind.FAILED, "given up: the cluster is stopping");
      }
      if (node.phase() == Phase.ENDED) {
        throw new Failure(Kind.FAILED, node.name() + " was killed for good meanwhile");
      }
      if (System.nanoTime() > end) {
        throw new Failure(
            Kind.TIMED_OUT,
            "%s is not ready after %d s, it is %s; its log is %s"
                .formatted(
                    node.name(),
                    settings.startDeadline().toSeconds(),
                    node.phase().name().toLowerCase(Locale.ROOT),
                    fleet.log(node.name())));
      }
      Thread.sleep(LOOK_EVERY);
    }
  }
}
