package dev.jetway.node.cluster;

import dev.jetway.node.balancer.Backend;
import dev.jetway.node.cluster.NodeLauncher.Build;
import dev.jetway.node.cluster.NodeLauncher.Order;
import dev.jetway.node.cluster.PortRange.Ports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Keeps one node running: starts it, and starts it again, after a pause, when it ends though nobody
 * asked it to. Each run is a process of its own, on a thread that lives as long as the node is
 * wanted.
 */
final class SupervisedNode {
  /** What a node is doing, in words for people and programs. */
  enum Phase {
    STARTING,
    READY,
    UNREADY,
    LEAVING,
    PAUSED,
    RESTARTING,
    ENDED
  }

  private static final int DESTROYED_LIMIT_S = 10;

  private final String name;
  private final List<String> roles;
  private final Surroundings surroundings;
  private Build build;
  private Backoff backoff;

  // Guarded by this.
  private boolean wanted = true;
  private boolean restartAtOnce;
  private boolean leaving;
  private boolean paused;
  private boolean wasReady;
  private int runs;
  private @Nullable Run run;
  private @Nullable Ports ports;
  private @Nullable Thread keeper;

  /** One process, and what belongs to it. */
  private record Run(Process process, Backend backend) {}

  /** What a node needs of its supervisor. */
  interface Surroundings {
    NodeLauncher launcher();

    SupervisorSettings settings();

    ReadinessWatch readiness();

    /** Free ports, kept for this node; those it has if they are free. */
    Ports ports(SupervisedNode node);

    List<String> seeds(SupervisedNode node);

    /** A process has begun: it can be asked when it is ready. */
    void began(SupervisedNode node, Process process, Backend backend);

    void ended(SupervisedNode node, Backend backend);

    Path log(String name);

    void tell(String line);
  }

  SupervisedNode(String name, List<String> roles, Build build, Surroundings surroundings) {
    this.name = name;
    this.roles = List.copyOf(roles);
    this.build = build;
    this.surroundings = surroundings;
    this.backoff = new Backoff(surroundings.settings().restarts());
  }

  String name() {
    return name;
  }

  List<String> roles() {
    return roles;
  }

  synchronized String version() {
    return build.version();
  }

  /** Times that it was started again, unasked or not. */
  synchronized int restarts() {
    return Math.max(0, runs - 1);
  }

  synchronized Optional<Ports> ports() {
    return Optional.ofNullable(ports);
  }

  synchronized Optional<ProcessHandle> process() {
    return Optional.ofNullable(run).map(Run::process).map(Process::toHandle);
  }

  /** True until it is removed, or killed for good. */
  synchronized boolean isWanted() {
    return wanted;
  }

  /** True when it runs and was ready once: it is a member of the cluster, as far as we know. */
  synchronized boolean isMember() {
    return run != null && wasReady && !leaving;
  }

  synchronized Phase phase() {
    if (run == null) {
      return wanted ? Phase.RESTARTING : Phase.ENDED;
    }
    if (paused) {
      return Phase.PAUSED;
    }
    if (leaving) {
      return Phase.LEAVING;
    }
    if (run.backend().isTaking()) {
      return Phase.READY;
    }
    return wasReady ? Phase.UNREADY : Phase.STARTING;
  }

  /** Takes ports before it starts, so that others can be told of them. */
  synchronized void reserve(Ports free) {
    ports = free;
  }

  /** Begins; call it once. */
  synchronized void start() {
    keeper = Thread.ofPlatform().name("keeper of " + name).start(this::keep);
  }

  private void keep() {
    try {
      while (awaitTurn()) {
        long begun = System.nanoTime();
        int exit = runOnce();
        Duration ran = Duration.ofNanos(System.nanoTime() - begun);
        afterwards(exit, ran);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Waits for the pause to end; false when the node is not wanted any more. */
  private synchronized boolean awaitTurn() throws InterruptedException {
    long end = System.nanoTime() + backoff.pause().toNanos();
    while (wanted && !restartAtOnce) {
      long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
      if (left <= 0) {
        break;
      }
      wait(left);
    }
    restartAtOnce = false;
    return wanted;
  }

  /** Returns the exit code; -1 when it could not be started. */
  private int runOnce() throws InterruptedException {
    Run started;
    try {
      started = launch();
    } catch (IOException | IllegalStateException e) {
      surroundings.tell(name + " can't be started: " + e.getMessage());
      return -1;
    }
    Process process = started.process();
    Thread watch =
        surroundings
            .readiness()
            .watch(
                started.backend(),
                Addresses.http(ports().orElseThrow().management()),
                this::becameReady);
    Thread log = Thread.ofPlatform().daemon().name("log of " + name).start(() -> copyLog(process));
    try {
      int exit = process.waitFor();
      log.join();
      return exit;
    } finally {
      watch.interrupt();
      surroundings.ended(this, started.backend());
    }
  }

  private Run launch() throws IOException {
    // Not under the lock: the other nodes are asked, and they may be asking this one.
    Ports free = surroundings.ports(this);
    List<String> seeds = surroundings.seeds(this);
    Build program;
    synchronized (this) {
      ports = free;
      program = build;
    }
    Process process = surroundings.launcher().start(new Order(name, free, roles, program, seeds));
    Run started = new Run(process, new Backend(name, Addresses.socket(free.http())));
    synchronized (this) {
      run = started;
      runs++;
      wasReady = false;
      leaving = false;
      paused = false;
      if (!wanted) { // Killed while it was born.
        boolean unused = process.toHandle().destroyForcibly();
      }
    }
    surroundings.began(this, process, started.backend());
    return started;
  }

  private synchronized void becameReady() {
    wasReady = true;
    notifyAll();
  }

  private void copyLog(Process process) {
    try (CappedLog log =
        new CappedLog(surroundings.log(name), surroundings.settings().logLimit())) {
      log.copy(process.getInputStream());
    } catch (IOException e) {
      surroundings.tell("the log of " + name + " can't be written: " + e.getMessage());
      drain(process); // A node whose output nobody reads would hang.
    }
  }

  private static void drain(Process process) {
    try {
      process.getInputStream().skip(Long.MAX_VALUE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private synchronized void afterwards(int exit, Duration ran) {
    run = null;
    if (wanted && !restartAtOnce) {
      backoff = backoff.afterRunOf(ran);
      surroundings.tell(
          "%s has ended by itself (%s); it starts again in %.1f s"
              .formatted(name, meaning(exit), backoff.pause().toMillis() / 1000.0));
    }
    notifyAll();
  }

  /** Shells and JVMs report a signal's number above 128. */
  private static String meaning(int exit) {
    return exit > 128 ? "signal " + (exit - 128) : "exit code " + exit;
  }

  /**
   * Ends this run in order: no new requests, those under way are answered, then SIGTERM; SIGKILL
   * when that takes too long.
   */
  private void endRun() throws InterruptedException {
    Run now;
    synchronized (this) {
      leaving = true;
      now = run;
      notifyAll();
    }
    if (now == null) {
      return;
    }
    SupervisorSettings settings = surroundings.settings();
    now.backend().drain();
    if (!now.backend().awaitIdle(settings.drainDeadline())) {
      surroundings.tell(name + " still has requests under way; it is told to end all the same");
    }
    if (phase() == Phase.PAUSED) {
      resume(); // Or it would not hear.
    }
    // The handle's, since the process's own would also close the pipe from which its log comes.
    boolean unused = now.process().toHandle().destroy();
    if (!now.process().waitFor(settings.stopDeadline().toMillis(), TimeUnit.MILLISECONDS)) {
      surroundings.tell(name + " does not end; it is killed");
      unused = now.process().toHandle().destroyForcibly();
    }
  }

  /** Ends it for good, in order; returns when its process is gone. */
  void leave() throws InterruptedException {
    synchronized (this) {
      wanted = false;
    }
    endRun();
    joinKeeper();
  }

  /** Ends it in order and starts it again at once, with another program. */
  void restart(Build with) throws InterruptedException {
    int before;
    synchronized (this) {
      build = with;
      restartAtOnce = true;
      before = runs;
    }
    endRun();
    synchronized (this) {
      while (run != null && runs == before) {
        wait();
      }
      leaving = false;
    }
  }

  /**
   * SIGKILL.
   *
   * @param forGood true when it is to stay dead
   * @return false when there was nothing to kill
   */
  boolean kill(boolean forGood) throws InterruptedException {
    Optional<ProcessHandle> now;
    synchronized (this) {
      if (forGood) {
        wanted = false;
        notifyAll();
      }
      now = process();
    }
    boolean killed = now.map(ProcessHandle::destroyForcibly).orElse(false);
    if (forGood) {
      joinKeeper();
    }
    return killed;
  }

  private void joinKeeper() throws InterruptedException {
    Thread started;
    synchronized (this) {
      started = keeper;
    }
    if (started != null) {
      started.join(Duration.ofSeconds(DESTROYED_LIMIT_S));
    }
  }

  /** SIGSTOP: it keeps its place and does nothing. */
  boolean pause() throws InterruptedException {
    boolean done = signal("STOP");
    synchronized (this) {
      paused = done;
    }
    return done;
  }

  /** SIGCONT. */
  boolean resume() throws InterruptedException {
    boolean done = signal("CONT");
    synchronized (this) {
      paused = false;
    }
    return done;
  }

  private boolean signal(String signal) throws InterruptedException {
    Optional<ProcessHandle> now = process();
    if (now.isEmpty()) {
      return false;
    }
    try {
      return new ProcessBuilder("kill", "-" + signal, Long.toString(now.get().pid()))
              .start()
              .waitFor()
          == 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
