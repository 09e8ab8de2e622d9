package dev.jetway.node.cluster;

import dev.jetway.cluster.database.DatabaseAddress;
import dev.jetway.cluster.database.EmbeddedDatabase;
import dev.jetway.cluster.settings.HttpSettings;
import dev.jetway.cluster.settings.JetwayConfig;
import dev.jetway.node.CommandFailedException;
import dev.jetway.node.Schemas;
import dev.jetway.node.balancer.Backends;
import dev.jetway.node.balancer.Balancer;
import dev.jetway.node.balancer.BalancerSettings;
import java.net.InetSocketAddress;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.apache.pekko.Done;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.http.javadsl.ServerBinding;
import org.jspecify.annotations.Nullable;

/** What a cluster's nodes have in common: database, balancer, and whoever starts them. */
final class SharedParts implements AutoCloseable {
  private static final Duration BIND_LIMIT = Duration.ofSeconds(10);
  private static final Duration UNBIND_LIMIT = Duration.ofSeconds(3);
  private static final Duration END_LIMIT = Duration.ofSeconds(10);

  private final @Nullable EmbeddedDatabase embedded;
  private final DatabaseAddress database;
  private final ActorSystem<?> system;
  private final ServerBinding binding;
  private final HttpClient http;
  private final Status status;
  private final Operations operations;

  private SharedParts(
      @Nullable EmbeddedDatabase embedded,
      DatabaseAddress database,
      ActorSystem<?> system,
      ServerBinding binding,
      HttpClient http,
      Status status,
      Operations operations) {
    this.embedded = embedded;
    this.database = database;
    this.system = system;
    this.binding = binding;
    this.http = http;
    this.status = status;
    this.operations = operations;
  }

  /** Makes all of it, or nothing. */
  static SharedParts start(
      JetwayConfig config,
      SupervisorSettings settings,
      StateDirectory directory,
      Path socket,
      Consumer<String> operator) {
    requireLoopback(config.http());
    BalancerSettings balancerSettings = BalancerSettings.from(config.reader());
    // The port before the database: who uses it already should hear so at once.
    ActorSystem<Void> system =
        ActorSystem.create(Behaviors.empty(), "jetway-supervisor", Balancer.systemConfig(config));
    EmbeddedDatabase embedded = null;
    try {
      Backends backends = new Backends();
      ServerBinding binding =
          listen(new Balancer(system, balancerSettings, backends), config.http());
      Optional<DatabaseAddress> named = config.database().address();
      DatabaseAddress database;
      if (named.isPresent()) {
        database = named.get();
      } else {
        embedded = EmbeddedDatabase.start(config.dataDirectory().path(), operator);
        embedded.keepRunning(operator);
        database = embedded.address();
      }
      Schemas.migrate(database, config.reader(), operator);
      HttpClient http = HttpClient.newBuilder().connectTimeout(settings.polls().deadline()).build();
      Fleet fleet =
          new Fleet(
              new JvmLauncher(database, settings),
              settings,
              backends,
              http,
              directory,
              socket,
              operator);
      return new SharedParts(
          embedded,
          database,
          system,
          binding,
          http,
          new Status(fleet, http, settings.statusDeadline()),
          new Operations(fleet, settings, new Builds(System.getProperty("java.class.path"))));
    } catch (RuntimeException failure) {
      system.terminate();
      if (embedded != null) {
        embedded.close();
      }
      throw failure;
    }
  }

  /** Anybody who can reach it may do anything, so nobody else must reach it. */
  private static void requireLoopback(HttpSettings settings) {
    InetSocketAddress address = new InetSocketAddress(settings.bind(), settings.port());
    if (address.isUnresolved() || !address.getAddress().isLoopbackAddress()) {
      throw new CommandFailedException(
          "won't listen on %s (JETWAY_BIND): without authentication only loopback is safe"
              .formatted(settings.bind()));
    }
  }

  private static ServerBinding listen(Balancer balancer, HttpSettings settings) {
    return await(
        "can't listen on %s:%d".formatted(settings.bind(), settings.port()),
        balancer.bind(settings.bind(), settings.port()),
        BIND_LIMIT);
  }

  Operations operations() {
    return operations;
  }

  Status status() {
    return status;
  }

  /** Where clients go. */
  String address() {
    InetSocketAddress listening = binding.localAddress();
    String host = listening.getAddress().getHostAddress();
    return "http://%s:%d"
        .formatted(host.contains(":") ? "[" + host + "]" : host, listening.getPort());
  }

  /** Without its password. */
  String databaseUrl() {
    return embedded == null ? "JETWAY_DB_URL" : database.jdbcUrl();
  }

  /** When the nodes have ended: nobody needs it any more. */
  @Override
  public void close() {
    try {
      Object unused =
          await("the balancer does not stop", binding.terminate(UNBIND_LIMIT), END_LIMIT);
    } catch (CommandFailedException late) {
      system.log().warn("{}", late.getMessage());
    }
    system.terminate();
    http.shutdownNow();
    if (embedded != null) {
      embedded.close();
    }
    try {
      Done unused = await("the balancer does not end", system.getWhenTerminated(), END_LIMIT);
    } catch (CommandFailedException late) {
      // The process ends next, and takes it along.
    }
  }

  private static <T> T await(String otherwise, CompletionStage<T> stage, Duration limit) {
    try {
      return stage.toCompletableFuture().get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CommandFailedException(otherwise + ": interrupted", e);
    } catch (TimeoutException e) {
      throw new CommandFailedException(otherwise + " within " + limit.toSeconds() + " s", e);
    } catch (ExecutionException e) {
      Throwable cause = e.getCause();
      throw new CommandFailedException(
          otherwise + ": " + (cause == null ? e : cause).getMessage(), e);
    }
  }
}
