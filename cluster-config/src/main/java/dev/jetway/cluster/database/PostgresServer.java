package dev.jetway.cluster.database;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/** Creates, starts and stops the server of one cluster directory. For one thread at a time. */
final class PostgresServer {
  static final String USER = "jetway";

  private static final Duration INITDB_LIMIT = Duration.ofMinutes(2);

  /** After a crash the server replays up to max_wal_size of log before it answers. */
  private static final Duration START_LIMIT = Duration.ofMinutes(3);

  private static final Duration FAST_STOP_LIMIT = Duration.ofSeconds(30);
  private static final Duration IMMEDIATE_STOP_LIMIT = Duration.ofSeconds(10);
  private static final Duration KILL_LIMIT = Duration.ofSeconds(10);
  private static final Duration POLL = Duration.ofMillis(50);
  private static final int LOG_LINES_SHOWN = 10;
  private static final String UNFINISHED = "database-new-";

  /**
   * On the command line, where they overrule postgresql.conf and ALTER SYSTEM.
   *
   * <p>Durable; reachable from this machine over TCP only; modest: a node, its database and its
   * load generator share a small machine. Errors go to whoever caused them, not to the log, which
   * nothing would bound.
   */
  private static final List<String> SETTINGS =
      List.of(
          "fsync=on",
          "synchronous_commit=on",
          "full_page_writes=on",
          "listen_addresses=127.0.0.1",
          "unix_socket_directories=",
          "password_encryption=scram-sha-256",
          "max_connections=300", // some 40 for each node of a local cluster
          "shared_buffers=64MB",
          "max_wal_size=512MB",
          "checkpoint_timeout=15min",
          "log_min_messages=log",
          "log_checkpoints=off",
          "jit=off",
          "timezone=UTC");

  private final Path home;
  private final Path installation;
  private final RunAs runAs;
  private final Path cluster;
  private final Path log;
  private final Postmaster postmaster;

  /**
   * @param home real path of the data directory, locked by this JVM
   * @param installation from {@link PostgresBinaries}
   */
  PostgresServer(Path home, Path installation, RunAs runAs) {
    this.home = home;
    this.installation = installation;
    this.runAs = runAs;
    this.cluster = home.resolve("database");
    this.log = home.resolve("database.log");
    this.postmaster = new Postmaster(cluster);
  }

  boolean isInitialised() {
    return Files.exists(cluster.resolve("PG_VERSION"));
  }

  boolean isRunning() throws IOException {
    return postmaster.running().isPresent();
  }

  /**
   * Creates the cluster aside and renames it when complete, so that a crash leaves all or nothing.
   */
  void initialise(Path passwordFile) throws IOException {
    deleteUnfinished();
    Path unfinished = Files.createTempDirectory(home, UNFINISHED);
    runAs.own(home);
    runAs.own(unfinished);
    Command.Result initdb =
        run(
            "initdb",
            List.of(
                "--pgdata=" + unfinished,
                "--username=" + USER,
                "--pwfile=" + passwordFile,
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--locale=C",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8",
                "--data-checksums",
                "--no-instructions"),
            INITDB_LIMIT,
            () -> {});
    if (!initdb.succeeded()) {
      throw new DatabaseException("Can't create a database in " + home + ": " + initdb.output());
    }
    Files.move(unfinished, cluster, StandardCopyOption.ATOMIC_MOVE);
  }

  /**
   * Makes sure that no server runs on the cluster. The caller holds the directory's lock, so a
   * server found here lost its JVM.
   *
   * <p>It is stopped, not adopted: its version and settings may be of an older Jetway, statements
   * of the dead JVM may still run in it, and a clean stop takes less than a second.
   */
  void stopOrphan(Consumer<String> progress) throws IOException {
    Optional<ProcessHandle> orphan = postmaster.running();
    if (orphan.isPresent()) {
      progress.accept(
          "stopping the database that an earlier run left behind (pid " + orphan.get().pid() + ")");
      stop();
    } else if (postmaster.pidFileMisleads()) {
      // The server would believe that stranger to be itself and refuse to start. It has its own
      // guard against children of a
      // dead server, which lies in that file too; so look for them before deleting it.
      progress.accept("making sure that no process of a killed database is left");
      await(
          () -> !postmaster.hasSurvivors(),
          "Processes of a killed database still work in " + cluster);
      Files.delete(postmaster.pidFile());
    }
  }

  /**
   * Starts and waits until it answers.
   *
   * @throws DatabaseException with the end of the server's log if it doesn't
   */
  void start(int port, Consumer<String> progress) throws IOException {
    runAs.own(home);
    runAs.own(cluster);
    if (Files.exists(log)) {
      Files.move(log, home.resolve("database.log.1"), StandardCopyOption.REPLACE_EXISTING);
    }
    long started = System.nanoTime();
    Command.Result start =
        run(
            "pg_ctl",
            List.of(
                "start",
                "--pgdata=" + cluster,
                "--log=" + log,
                "--wait",
                "--silent",
                "--timeout=" + START_LIMIT.toSeconds(),
                "--options=-p " + port + " -c " + String.join(" -c ", SETTINGS)),
            START_LIMIT.plusSeconds(5),
            () ->
                progress.accept(
                    "waiting for the database to recover ("
                        + TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - started)
                        + " s)"));
    if (!start.succeeded()) {
      stop();
      throw new DatabaseException(
          "The embedded database doesn't start. " + start.output() + "\n" + endOfLog());
    }
  }

  /**
   * Stops it if it runs: fast, then without a checkpoint, then by force; none of them loses a
   * commit.
   */
  void stop() throws IOException {
    if (stops("fast", FAST_STOP_LIMIT) || stops("immediate", IMMEDIATE_STOP_LIMIT)) {
      return;
    }
    postmaster.running().ifPresent(ProcessHandle::destroyForcibly);
    // Looks at the directory, not at the process: a dead one may stay as a zombie where nobody
    // collects it.
    await(
        () -> postmaster.running().isEmpty(),
        "The database in " + cluster + " can't be stopped, not even by force");
  }

  private boolean stops(String mode, Duration limit) throws IOException {
    if (postmaster.running().isEmpty()) {
      return true;
    }
    run(
        "pg_ctl",
        List.of(
            "stop",
            "--pgdata=" + cluster,
            "--mode=" + mode,
            "--wait",
            "--silent",
            "--timeout=" + limit.toSeconds()),
        limit.plusSeconds(5),
        () -> {});
    return postmaster.running().isEmpty();
  }

  private static void await(Condition condition, String failure) throws IOException {
    long end = System.nanoTime() + KILL_LIMIT.toNanos();
    while (!condition.holds()) {
      if (System.nanoTime() > end || Thread.currentThread().isInterrupted()) {
        throw new DatabaseException(failure);
      }
      LockSupport.parkNanos(POLL.toNanos());
    }
  }

  @FunctionalInterface
  private interface Condition {
    boolean holds() throws IOException;
  }

  private void deleteUnfinished() throws IOException {
    try (DirectoryStream<Path> leftovers = Files.newDirectoryStream(home, UNFINISHED + "*")) {
      for (Path leftover : leftovers) {
        DirectoryTree.delete(leftover);
      }
    }
  }

  private Command.Result run(
      String program, List<String> arguments, Duration limit, Runnable everySecond)
      throws IOException {
    return Command.run(
        home,
        runAs.command(installation.resolve("bin").resolve(program), arguments),
        limit,
        everySecond);
  }

  private String endOfLog() throws IOException {
    if (!Files.exists(log)) {
      return "";
    }
    List<String> lines = Files.readAllLines(log);
    return String.join(
        "\n", lines.subList(Math.max(0, lines.size() - LOG_LINES_SHOWN), lines.size()));
  }
}
