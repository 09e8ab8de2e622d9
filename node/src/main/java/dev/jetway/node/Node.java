package dev.jetway.node;

import dev.jetway.cluster.database.DatabaseAddress;
import dev.jetway.cluster.database.QueryPool;
import dev.jetway.cluster.fence.FenceSettings;
import dev.jetway.cluster.fence.Fences;
import dev.jetway.cluster.settings.HttpSettings;
import dev.jetway.cluster.settings.JetwayConfig;
import dev.jetway.cluster.wakeup.WakeUpTable;
import dev.jetway.edge.EdgeServer;
import dev.jetway.edge.EdgeSettings;
import dev.jetway.flight.actor.BookingOwners;
import dev.jetway.flight.actor.FlightSettings;
import dev.jetway.flight.actor.Flights;
import dev.jetway.flight.actor.ShardedFlights;
import dev.jetway.flight.layout.SeatLayouts;
import dev.jetway.flight.loading.LoadReport;
import dev.jetway.flight.loading.ScheduleLoader;
import dev.jetway.flight.projection.FlightDirectory;
import dev.jetway.flight.projection.JdbcFlightDirectory;
import dev.jetway.flight.ssim.SsimImport;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.pekko.Done;
import org.apache.pekko.actor.CoordinatedShutdown;
import org.apache.pekko.actor.typed.ActorSystem;

/**
 * One running node: everything that is made when it starts, and undone in order when it ends.
 *
 * <p>Its database is somebody else's, and must outlive it.
 */
public final class Node implements AutoCloseable {
  private static final String FLIGHTS = "flights";
  private static final String SYSTEM_NAME = "jetway.cluster.name";
  private static final Duration JOIN_LIMIT = Duration.ofSeconds(60);
  private static final Duration BIND_LIMIT = Duration.ofSeconds(10);

  private static final String DRAIN_PHASE_TIMEOUT =
      "pekko.coordinated-shutdown.phases.service-requests-done.timeout";

  /** For the answer, after the longest deadline of a request. */
  private static final Duration DRAIN_MARGIN = Duration.ofSeconds(1);

  /** For cutting off, in order, what has not ended by then. */
  private static final Duration DRAIN_PHASE_MARGIN = Duration.ofSeconds(1);

  /** Beyond the shutdown phases that have work to do. */
  private static final Duration STOP_MARGIN = Duration.ofSeconds(10);

  /** Whoever books one flight directly has no reservation that could change with it. */
  private static final BookingOwners NOBODY_TO_TELL =
      (flight, notice, deadline) -> CompletableFuture.completedStage(true);

  private final ActorSystem<?> system;
  private final QueryPool queries;
  private final SeatLayouts layouts;
  private final ScheduleLoader loader;
  private final InetSocketAddress address;

  private Node(
      ActorSystem<?> system,
      QueryPool queries,
      SeatLayouts layouts,
      ScheduleLoader loader,
      InetSocketAddress address) {
    this.system = system;
    this.queries = queries;
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
    JetwayConfig unfenced = withTimeToDrain(config.with(database));
    Fences fences = Fences.register(database, unfenced, FLIGHTS);
    JetwayConfig complete = fences.on(unfenced);
    CompletableFuture<Done> joined = new CompletableFuture<>();
    ActorSystem<Void> system =
        ActorSystem.create(
            Guardian.create(joined), complete.reader().name(SYSTEM_NAME), complete.config());
    QueryPool queries = new QueryPool("flight-directory", FLIGHTS, database, complete.reader());
    try {
      fences.start(system);
      Flights flights =
          new ShardedFlights(
              system,
              NOBODY_TO_TELL,
              new WakeUpTable(queries, ShardedFlights.WAKE_UP_TABLE),
              fences.of(FLIGHTS),
              FlightSettings.from(complete.reader()),
              clock);
      FlightDirectory directory = new JdbcFlightDirectory(queries);
      SeatLayouts layouts = SeatLayouts.load();
      ScheduleLoader loader = new ScheduleLoader(system, flights, directory, clock);
      EdgeSettings edgeSettings = EdgeSettings.from(complete.reader());
      EdgeServer edge =
          new EdgeServer(
              system,
              edgeSettings,
              flights,
              directory,
              layouts,
              new SsimImport(layouts),
              loader,
              List.of(new DatabaseCheck(queries, clock), new ClusterCheck(system, clock)),
              clock);
      await("this node can't join its cluster", joined, JOIN_LIMIT);
      await(
          "this node can't take its place",
          fences.established(),
          FenceSettings.from(complete.reader()).startLimit().plus(JOIN_LIMIT));
      InetSocketAddress address = listen(edge, complete.http(), drainLimit(edgeSettings));
      return new Node(system, queries, layouts, loader, address);
    } catch (RuntimeException failure) {
      // A half-started node must not stay in the cluster.
      try {
        stop(system, queries);
      } catch (RuntimeException another) {
        failure.addSuppressed(another);
      }
      throw failure;
    }
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

  /** The phase of the shutdown in which requests end must outlast them, whatever their deadline. */
  static JetwayConfig withTimeToDrain(JetwayConfig config) {
    Duration phase = drainLimit(EdgeSettings.from(config.reader())).plus(DRAIN_PHASE_MARGIN);
    return config.with(DRAIN_PHASE_TIMEOUT, phase.toMillis() + "ms");
  }

  /**
   * Refuses settings that no node can run with, before anything is started for it.
   *
   * @throws CommandFailedException when it would listen where it must not
   */
  static void check(JetwayConfig config) {
    requireLoopback(config.http());
    FenceSettings.from(config.reader());
    FlightSettings.from(config.reader());
    EdgeSettings.from(config.reader());
  }

  /** Anybody who can reach this node may do anything, so nobody else must reach it. */
  private static void requireLoopback(HttpSettings http) {
    InetSocketAddress address = new InetSocketAddress(http.bind(), http.port());
    if (address.isUnresolved() || !address.getAddress().isLoopbackAddress()) {
      throw new CommandFailedException(
          "won't listen on %s (JETWAY_BIND): without authentication only loopback is safe"
              .formatted(http.bind()));
    }
  }

  /** Where the node takes requests. */
  public InetSocketAddress address() {
    return address;
  }

  /** Puts the starter schedule on sale; see there. */
  CompletionStage<LoadReport> load(StarterSchedule schedule) {
    return schedule.load(loader, layouts, system);
  }

  /** Takes no more requests, answers those under way, hands its flights over, and leaves. */
  @Override
  public void close() {
    stop(system, queries);
  }

  private static void stop(ActorSystem<?> system, QueryPool queries) {
    CoordinatedShutdown phases = CoordinatedShutdown.get(system);
    Duration limit = Duration.ofMillis(phases.totalTimeout().toMillis()).plus(STOP_MARGIN);
    CompletableFuture<Done> shutdown =
        phases.runAll(CoordinatedShutdown.jvmExitReason()).toCompletableFuture();
    try {
      // A member that was downed ends the JVM from within its own shutdown, which then never
      // completes, because it waits for this very call.
      await(
          "the node does not stop in order",
          shutdown.applyToEither(system.getWhenTerminated(), done -> done),
          limit);
    } finally {
      queries.close();
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
