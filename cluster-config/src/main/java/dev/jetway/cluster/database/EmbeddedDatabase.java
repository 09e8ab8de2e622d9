package dev.jetway.cluster.database;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * A PostgreSQL server of Jetway's own, whose data is kept between runs.
 *
 * <p>It listens on loopback only, with a generated password, and commits durably: fsync,
 * synchronous_commit and full_page_writes are forced on, and asked back after the start. One JVM at
 * a time has a data directory. A server that survived its JVM's kill -9 is stopped first.
 *
 * <p>It registers no shutdown hook: close it after the actor system has terminated, never before.
 */
public final class EmbeddedDatabase implements AutoCloseable {
  /** Another program may take the port between its choice and the server's start. */
  private static final int START_ATTEMPTS = 3;

  private static final String NAME = "postgres";

  private final DirectoryLock lock;
  private final PostgresServer server;
  private final DatabaseAddress address;
  private final Durability durability;
  private final int port;
  private final CountDownLatch closing = new CountDownLatch(1);
  private boolean closed;

  private EmbeddedDatabase(
      DirectoryLock lock,
      PostgresServer server,
      int port,
      DatabaseAddress address,
      Durability durability) {
    this.lock = lock;
    this.server = server;
    this.port = port;
    this.address = address;
    this.durability = durability;
  }

  /**
   * Starts the server and waits until it answers; creates it in an empty directory.
   *
   * @param directory the data directory; created if absent
   * @param progress told what is going on, a few words at a time, on the calling thread
   * @throws DatabaseException if the directory is in use, or the server doesn't start or isn't
   *     durable
   */
  public static EmbeddedDatabase start(Path directory, Consumer<String> progress) {
    return start(directory, directory.resolve("postgresql"), progress);
  }

  /**
   * Like {@link #start(Path, Consumer)}, with the binaries unpacked elsewhere, where several
   * databases can share them.
   *
   * @param binaries writable by nobody else, because its programs are run; created if absent
   */
  public static EmbeddedDatabase start(Path directory, Path binaries, Consumer<String> progress) {
    return start(directory, binaries, progress, RunAs::detect);
  }

  static EmbeddedDatabase start(
      Path directory, Path binaries, Consumer<String> progress, RunAsChoice choice) {
    try {
      Files.createDirectories(directory);
      Path home = directory.toRealPath();
      DirectoryLock lock = DirectoryLock.acquire(home);
      try {
        return startLocked(
            home, PostgresBinaries.unpack(binaries, progress).toRealPath(), progress, choice, lock);
      } catch (IOException | RuntimeException e) {
        lock.close();
        throw e;
      }
    } catch (IOException e) {
      throw new DatabaseException("Can't use the data directory " + directory + ": " + e, e);
    }
  }

  /** How to find an account for the server; a test chooses another. */
  @FunctionalInterface
  interface RunAsChoice {
    RunAs in(Path directory) throws IOException;
  }

  public DatabaseAddress address() {
    return address;
  }

  /** As the server reported it after its start; never with warnings. */
  public Durability durability() {
    return durability;
  }

  /**
   * From now on until it is closed, starts the server again when it has ended though nobody asked
   * it to: killed, or out of memory. Its address stays the same. A server that hangs is left alone.
   * Call it once.
   *
   * @param operator told what is going on, a line at a time, on a thread of its own
   */
  public void keepRunning(Consumer<String> operator) {
    ServerKeeper keeper = new ServerKeeper(kept(operator), operator, InstantSource.system());
    Thread.ofPlatform().daemon().name("database-keeper").start(() -> keep(keeper));
  }

  private ServerKeeper.Server kept(Consumer<String> operator) {
    return new ServerKeeper.Server() {
      @Override
      public boolean isRunning() throws IOException {
        return server.isRunning();
      }

      @Override
      public void start() throws IOException {
        server.stopOrphan(operator);
        server.start(port, operator);
        requireDurable(server, address);
      }
    };
  }

  private void keep(ServerKeeper keeper) {
    try {
      Duration pause = Duration.ZERO;
      while (!closing.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
        pause = look(keeper);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // Nobody does; and without a thread nothing is kept.
    }
  }

  /** Never beside a close: what was closed stays so. */
  private synchronized Duration look(ServerKeeper keeper) {
    return closed ? Duration.ZERO : keeper.look();
  }

  /**
   * Stops the server, which ends the connections that are still open, and lets go of the directory.
   * May be called twice. Waits for a restart that is under way: it can't be broken off everywhere.
   *
   * @throws DatabaseException if the server can't be stopped
   */
  @Override
  public void close() {
    closing.countDown(); // Before the lock, or the keeper might have it again and again.
    closeOnce();
  }

  private synchronized void closeOnce() {
    if (closed) {
      return;
    }
    closed = true;
    try (lock) {
      server.stop();
    } catch (IOException e) {
      throw new DatabaseException("Can't stop the embedded database", e);
    }
  }

  private static EmbeddedDatabase startLocked(
      Path home,
      Path installation,
      Consumer<String> progress,
      RunAsChoice choice,
      DirectoryLock lock)
      throws IOException {
    RunAs runAs = choice.in(home);
    PostgresServer server = new PostgresServer(home, installation, runAs);
    Path passwordFile = home.resolve("database.password");
    if (!server.isInitialised()) {
      progress.accept("initialising the database (first start only)");
      PasswordFile.createIfAbsent(passwordFile);
      runAs.own(passwordFile);
      server.initialise(passwordFile);
    }
    int port = startOnFreePort(server, home.resolve("database.port"), progress);
    try {
      DatabaseAddress address =
          new DatabaseAddress(
              "jdbc:postgresql://127.0.0.1:" + port + "/" + NAME,
              PostgresServer.USER,
              PasswordFile.read(passwordFile));
      return new EmbeddedDatabase(lock, server, port, address, requireDurable(server, address));
    } catch (RuntimeException e) {
      server.stop();
      throw e;
    }
  }

  /** Stops a server that breaks Jetway's promise. */
  private static Durability requireDurable(PostgresServer server, DatabaseAddress address)
      throws IOException {
    Durability durability = Durability.of(address);
    if (!durability.isDurable()) {
      server.stop();
      throw new DatabaseException(
          "The embedded database isn't durable: " + String.join(" ", durability.warnings()));
    }
    return durability;
  }

  private static int startOnFreePort(
      PostgresServer server, Path portFile, Consumer<String> progress) throws IOException {
    for (int attempt = 1; ; attempt++) {
      server.stopOrphan(progress);
      int port = choosePort(portFile);
      try {
        progress.accept("starting the database");
        server.start(port, progress);
        Files.writeString(portFile, Integer.toString(port));
        return port;
      } catch (DatabaseException e) {
        if (attempt == START_ATTEMPTS || isFree(port)) {
          throw e; // Not the port's fault, or there is no luck to be had.
        }
      }
    }
  }

  /**
   * The one of the last run, if it is free: whoever was told the address finds the database again.
   */
  private static int choosePort(Path portFile) throws IOException {
    if (Files.exists(portFile)) {
      try {
        int last = Integer.parseInt(Files.readString(portFile).strip());
        if (isFree(last)) {
          return last;
        }
      } catch (NumberFormatException e) {
        Files.delete(portFile); // Torn by a crash.
      }
    }
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket()) {
      // As PostgreSQL does: connections of the last run may still be in TIME_WAIT.
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      return true;
    } catch (IOException | IllegalArgumentException e) {
      return false;
    }
  }
}
