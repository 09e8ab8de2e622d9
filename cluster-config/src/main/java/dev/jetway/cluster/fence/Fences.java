package dev.jetway.cluster.fence;

import dev.jetway.cluster.database.DatabaseAddress;
import dev.jetway.cluster.database.DatabaseException;
import dev.jetway.cluster.settings.JetwayConfig;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.pekko.Done;
import org.apache.pekko.actor.CoordinatedShutdown;
import org.apache.pekko.actor.typed.ActorSystem;

/**
 * One node's fences: a {@link Fence} per service it writes for, made before its actor system and
 * released with it.
 */
public final class Fences {
  private final Map<String, Fence> fences = new LinkedHashMap<>();
  private final FenceSettings settings;

  private Fences(FenceSettings settings) {
    this.settings = settings;
  }

  /**
   * Registers this node as a writer.
   *
   * @param services the schemas of their journals, which must be up to date
   * @throws DatabaseException if the database can't be reached
   */
  public static Fences register(DatabaseAddress address, JetwayConfig config, String... services) {
    Fences registered = new Fences(FenceSettings.from(config.reader()));
    for (String service : services) {
      registered.fences.put(
          service, Fence.register(service, address, registered.settings, LeaseClock.system()));
    }
    return registered;
  }

  /** The configuration for this node's actor system, whose journals write under these epochs. */
  public JetwayConfig on(JetwayConfig config) {
    JetwayConfig fenced = config;
    if (settings.checkWrites()) {
      for (Map.Entry<String, Fence> fence : fences.entrySet()) {
        fenced = fenced.with("jetway." + fence.getKey() + ".epoch", fence.getValue().epoch());
      }
    }
    return fenced;
  }

  /**
   * Puts the epochs into force as soon as this node is a member of its cluster, and releases them
   * when it leaves, after its shards are handed over.
   *
   * <p>When the node was replaced, or another cluster uses the database, it is shut down for {@link
   * FenceEndedReason}, which ends the process, so that a supervisor starts it anew.
   */
  public void start(ActorSystem<?> system) {
    CoordinatedShutdown shutdown = CoordinatedShutdown.get(system);
    shutdown.addTask(CoordinatedShutdown.PhaseClusterLeave(), "release-epochs", this::release);
    start(
        ClusterMembers.of(system),
        why -> {
          var unused = shutdown.runAll(new FenceEndedReason());
        });
  }

  /**
   * The same with a view of the cluster that is given, and {@link #release} left to the caller.
   *
   * @param onEnd hears, once and on a thread of its own, why this node must end
   */
  public void start(Members members, Consumer<String> onEnd) {
    AtomicBoolean told = new AtomicBoolean();
    for (Fence fence : fences.values()) {
      fence.start(
          members,
          why -> {
            if (told.compareAndSet(false, true)) {
              onEnd.accept(why);
            }
          });
    }
  }

  /**
   * Waits until this node owns what it is given: it is a member, and nobody else uses the database.
   * To be waited for before requests are taken.
   *
   * @return fails with {@link FenceEndedException}, at the latest when the time has passed that the
   *     settings give to a predecessor to end, if the database answers
   */
  public CompletionStage<Done> established() {
    return all(Fence::established);
  }

  private CompletionStage<Done> all(Function<Fence, CompletionStage<Done>> step) {
    return CompletableFuture.allOf(
            fences.values().stream()
                .map(fence -> step.apply(fence).toCompletableFuture())
                .toArray(CompletableFuture[]::new))
        .thenApply(each -> Done.getInstance());
  }

  /** Ends all tenures, in order; see {@link Fence#release}. */
  public CompletionStage<Done> release() {
    return all(Fence::release);
  }

  /** The tenure in one of the services that were registered. */
  public Fence of(String service) {
    Fence fence = fences.get(service);
    if (fence == null) {
      throw new IllegalArgumentException("not registered: " + service);
    }
    return fence;
  }
}
