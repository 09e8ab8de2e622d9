package dev.jetway.node;

import dev.jetway.cluster.database.DatabaseAddress;
import dev.jetway.cluster.fence.FenceSettings;
import dev.jetway.cluster.fence.Fences;
import dev.jetway.cluster.settings.ClusterSettings;
import dev.jetway.cluster.settings.HttpSettings;
import dev.jetway.cluster.settings.JetwayConfig;
import dev.jetway.cluster.settings.ManagementSettings;
import dev.jetway.cluster.settings.Role;
import dev.jetway.edge.EdgeServer;
import dev.jetway.edge.EdgeSettings;
import dev.jetway.edge.health.HealthCheck;
import dev.jetway.flight.actor.ShardedFlights;
import dev.jetway.flight.layout.SeatLayouts;
import dev.jetway.flight.loading.LoadReport;
import dev.jetway.flight.loading.ScheduleLoader;
import dev.jetway.flight.ssim.SsimImport;
import dev.jetway.node.management.ClusterView;
import dev.jetway.node.management.ManagementServer;
import dev.jetway.node.management.Readiness;
import dev.jetway.reservation.actor.ShardedReservations;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.apache.pekko.Done;
import org.apache.pekko.actor.CoordinatedShutdown;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.javadsl.Adapter;
import org.jspecify.annotations.Nullable;
import scala.concurrent.Future;

/**
 * One running node: everything that is made when it starts, and undone in order when it ends.
 *
 * <p>Its database is somebody else's, and must outlive it.
 */
public final class Node implements AutoCloseable {
  private static final Duration JOIN_LIMIT = Duration.ofSeconds(60);
  private static final Duration BIND_LIMIT = Duration.ofSeconds(10);

  private static final String PHASES = "pekko.coordinated-shutdown.phases.";
  private static final String UNREADY_PHASE_TIMEOUT = PHASES + "before-service-unbind.timeout";
  private static final String DRAIN_PHASE_TIMEOUT = PHASES + "service-requests-done.timeout";

  /** For the answer, after the longest deadline of a request. */
  private static final Duration DRAIN_MARGIN = Duration.ofSeconds(1);

  /** For a phase to end by itself, in order. */
  private static final Duration PHASE_MARGIN = Duration.ofSeconds(1);

  /** Beyond the shutdown phases that have work to do. */
  private static final Duration STOP_MARGIN = Duration.ofSeconds(10);

  private static final Duration END_POLL = Duration.ofMillis(20);

  private final ActorSystem<?> system;
  private final Services services;
  private final SeatLayouts layouts;
  private final ScheduleLoader loader;
  private final @Nullable InetSocketAddress address;

  private Node(
      ActorSystem<?> system,
      Services services,
      SeatLayouts layouts,
      ScheduleLoader loader,
      @Nullable InetSocketAddress address) {
    this.system = system;
    this.services = services;
    this.layouts = layouts;
    this.loader = loader;
    this.address = address;
  }

  /**
   * Starts a node on a database whose schema is up to date; returns when it takes requests.
   *
   * @throws CommandFailedException when the port is taken or the cluster can't be joined
   */
  public static Node start(JetwayConfig config, DatabaseAddress database, InstantSource clock) {
    check(config);
    JetwayConfig unfenced = withTimeToDrain(config.with(database)).withMembership();
    Fences fences = Fences.register(database, unfenced, Services.FLIGHTS, Services.RESERVATIONS);
    JetwayConfig complete = fences.on(unfenced);
    ClusterSettings cluster = complete.cluster();
    ManagementSettings management = complete.management();
    CompletableFuture<Done> joined = new CompletableFuture<>();
    ActorSystem<Void> system =
        ActorSystem.create(
            Guardian.create(cluster.seeds(), joined), cluster.name(), complete.config());
    // Not when the system has ended: that may happen inside of the JVM's exit, which waits for us.
    atTheEnd(
        system,
        "stop waiting for the cluster",
        () -> {
          joined.completeExceptionally(new IllegalStateException("no seed lets it in"));
          return CompletableFuture.completedStage(Done.getInstance());
        });
    Services services;
    try {
      fences.start(system);
      services = new Services(system, database, fences, complete.reader(), clock);
    } catch (RuntimeException failure) {
      system.terminate();
      throw failure;
    }
    try {
      ClusterCheck membership = new ClusterCheck(system, clock);
      Readiness readiness =
          new Readiness(List.of(membership, services.databaseCheck()), management.readyDeadline());
      endReadiness(system, readiness, management.unreadyTime());
      await(
          "can't listen on %s:%d (management)".formatted(management.bind(), management.port()),
          new ManagementServer(system, readiness, new ClusterView(system, entityTypes(cluster)))
              .bind(management),
          BIND_LIMIT);
      SeatLayouts layouts = SeatLayouts.load();
      ScheduleLoader loader =
          new ScheduleLoader(system, services.flights(), services.directory(), clock);
      EdgeSettings edgeSettings = EdgeSettings.from(complete.reader());
      List<HealthCheck> healthChecks = new ArrayList<>(services.healthChecks());
      healthChecks.add(membership);
      EdgeServer edge =
          new EdgeServer(
              system,
              edgeSettings,
              services.flights(),
              services.directory(),
              services.reservations(),
              layouts,
              new SsimImport(layouts),
              loader,
              healthChecks,
              clock);
      await("this node can't join its cluster", joined, JOIN_LIMIT);
      InetSocketAddress address =
          cluster.has(Role.EDGE) ? listen(edge, complete.http(), drainLimit(edgeSettings)) : null;
      readiness.started();
      return new Node(system, services, layouts, loader, address);
    } catch (RuntimeException failure) {
      // A half-started node must not stay in the cluster.
      try {
        stop(system, services);
      } catch (RuntimeException another) {
        failure.addSuppressed(another);
      }
      throw failure;
    }
  }

  /** The first that happens at the end: whoever asks before sending requests sends none. */
  private static void endReadiness(
      ActorSystem<?> system, Readiness readiness, Duration unreadyTime) {
    atTheEnd(
        system,
        "become unready",
        () -> {
          readiness.ending();
          return CompletableFuture.supplyAsync(
              Done::getInstance,
              CompletableFuture.delayedExecutor(unreadyTime.toMillis(), TimeUnit.MILLISECONDS));
        });
  }

  private static void atTheEnd(
      ActorSystem<?> system, String task, Supplier<CompletionStage<Done>> action) {
    CoordinatedShutdown.get(system)
        .addTask(CoordinatedShutdown.PhaseBeforeServiceUnbind(), task, action);
  }

  private static InetSocketAddress listen(EdgeServer edge, HttpSettings http, Duration drainLimit) {
    return await(
            "can't listen on %s:%d".formatted(http.bind(), http.port()),
            edge.bindUntilShutdown(http.bind(), http.port(), drainLimit),
            BIND_LIMIT)
        .localAddress();
  }

  /** How long requests under way may take when the node ends; what is left then is cut off. */
  private static Duration drainLimit(EdgeSettings edge) {
    return edge.requestDeadline().plus(DRAIN_MARGIN);
  }

  /** The phases of the shutdown must outlast what happens in them, whatever that is set to. */
  static JetwayConfig withTimeToDrain(JetwayConfig config) {
    Duration unready = config.management().unreadyTime().plus(PHASE_MARGIN);
    Duration drain = drainLimit(EdgeSettings.from(config.reader())).plus(PHASE_MARGIN);
    return config
        .with(UNREADY_PHASE_TIMEOUT, unready.toMillis() + "ms")
        .with(DRAIN_PHASE_TIMEOUT, drain.toMillis() + "ms");
  }

  /**
   * Refuses settings that no node can run with, before anything is started for it.
   *
   * @throws CommandFailedException when it would listen where it must not
   */
  static void check(JetwayConfig config) {
    requireLoopback("JETWAY_BIND", config.http().bind());
    requireLoopback("jetway.management.bind", config.management().bind());
    config.cluster();
    FenceSettings.from(config.reader());
    Services.check(config.reader());
    EdgeSettings.from(config.reader());
  }

  /** Anybody who can reach this node may do anything, so nobody else must reach it. */
  private static void requireLoopback(String setting, String bind) {
    InetSocketAddress address = new InetSocketAddress(bind, 0);
    if (address.isUnresolved() || !address.getAddress().isLoopbackAddress()) {
      throw new CommandFailedException(
          "won't listen on %s (%s): without authentication only loopback is safe"
              .formatted(bind, setting));
    }
  }

  /** The kinds of entities that may live on this node. */
  private static Set<String> entityTypes(ClusterSettings cluster) {
    Set<String> types = new HashSet<>();
    if (cluster.has(Role.FLIGHT)) {
      types.add(ShardedFlights.ENTITY_TYPE);
    }
    if (cluster.has(Role.RESERVATION)) {
      types.add(ShardedReservations.ENTITY_TYPE);
    }
    return types;
  }

  /** Where the node takes requests; empty without the role for that. */
  public Optional<InetSocketAddress> address() {
    return Optional.ofNullable(address);
  }

  /** Puts the starter schedule on sale; see there. */
  CompletionStage<LoadReport> load(StarterSchedule schedule) {
    return schedule.load(loader, layouts, system);
  }

  /** Takes no more requests, answers those under way, hands its flights over, and leaves. */
  @Override
  public void close() {
    stop(system, services);
  }

  private static void stop(ActorSystem<?> system, Services services) {
    CoordinatedShutdown phases = CoordinatedShutdown.get(system);
    Duration limit = Duration.ofMillis(phases.totalTimeout().toMillis()).plus(STOP_MARGIN);
    CompletableFuture<Done> shutdown =
        phases.runAll(CoordinatedShutdown.jvmExitReason()).toCompletableFuture();
    try {
      awaitEnd(system, shutdown, limit);
    } finally {
      services.close();
    }
  }

  /**
   * A member that was downed or not let in ends the JVM from within its own shutdown, which then
   * never completes, because it waits for this very call; nor is anybody told that the system has
   * ended, because that very callback is the one that waits. So this looks.
   */
  private static void awaitEnd(
      ActorSystem<?> system, CompletableFuture<Done> shutdown, Duration limit) {
    // The typed system's own end follows from this one's, and so would wait, too.
    Future<?> ended = Adapter.toClassic(system).whenTerminated();
    long start = System.nanoTime();
    while (!shutdown.isDone() && !ended.isCompleted()) {
      if (System.nanoTime() - start > limit.toNanos()) {
        throw new CommandFailedException(
            "the node does not stop in order: no success after " + limit.toSeconds() + " s");
      }
      try {
        Thread.sleep(END_POLL);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new CommandFailedException("the node does not stop in order: interrupted", e);
      }
    }
  }

  private static <T> T await(String otherwise, CompletionStage<T> stage, Duration limit) {
    try {
      return stage.toCompletableFuture().get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CommandFailedException(otherwise + ": interrupted", e);
    } catch (TimeoutException e) {
      throw new CommandFailedException(
          otherwise + ": no success after " + limit.toSeconds() + " s", e);
    } catch (ExecutionException e) {
      Throwable cause = e.getCause() instanceof CompletionException c ? c.getCause() : e.getCause();
      throw new CommandFailedException(
          otherwise + ": " + (cause == null ? e : cause).getMessage(), e);
    }
  }
}
