package dev.jetway.node.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.jetway.cluster.settings.JetwayConfig;
import dev.jetway.node.cluster.Failure.Kind;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Starts a cluster, carries out what the commands ask, and ends it in order: nodes first, the
 * database last. The whole life of one process, in the order of its methods.
 */
final class Supervisor {
  private final JetwayConfig config;
  private final SupervisorSettings settings;
  private final StateDirectory directory;
  private final Consumer<String> operator;
  private final StartProgress start = new StartProgress();
  private final CountDownLatch ended = new CountDownLatch(1);
  private volatile @Nullable SharedParts parts;
  private boolean stopped;

  /**
   * Not started yet.
   *
   * @param operator told what happens, a line at a time
   */
  Supervisor(JetwayConfig config, Consumer<String> operator) {
    this.config = config;
    this.settings = SupervisorSettings.from(config.reader());
    this.directory = new StateDirectory(config.dataDirectory().path());
    this.operator = operator;
  }

  /**
   * Starts a cluster, and returns when it was stopped.
   *
   * @throws Failure when another one has the data directory, or the nodes don't become ready
   */
  void run(int nodes, List<String> roles) throws IOException, InterruptedException {
    StateDirectory.Claim claim =
        directory
            .claim()
            .orElseThrow(
                () ->
                    new Failure(Kind.ALREADY_RUNNING, "a cluster runs in this directory already"));
    try {
      Path socket = takeOver();
      ControlServer control = ControlServer.open(socket, this::carryOut);
      try {
        start(nodes, roles, socket);
        ended.await();
      } finally {
        control.close();
        clear();
      }
    } finally {
      claim.close();
    }
  }

  /** Ends what an earlier supervisor left, and writes down that this one has begun. */
  private Path takeOver() throws IOException, InterruptedException {
    Optional<RunState> before = directory.read();
    Path socket = directory.freshSocket();
    if (before.isPresent()) {
      say("an earlier supervisor was killed");
      int unused = Orphans.end(before.get(), settings.orphanDeadline(), this::say);
    }
    directory.write(new RunState(RunState.Known.of(ProcessHandle.current()), socket, Map.of()));
    return socket;
  }

  private void start(int nodes, List<String> roles, Path socket) throws InterruptedException {
    try {
      SharedParts made = share(socket);
      made.operations().add(nodes, roles, this::say);
      say("clients go to " + made.address());
      start.succeeded();
    } catch (RuntimeException failure) {
      boolean unused = stop(operator);
      start.failed(
          failure instanceof Failure known
              ? known
              : new Failure(Kind.FAILED, String.valueOf(failure.getMessage())));
      throw failure;
    }
  }

  /** A stop that comes meanwhile waits: it can't be broken off everywhere, and is short. */
  private synchronized SharedParts share(Path socket) {
    if (stopped) {
      throw new Failure(Kind.FAILED, "stopped before it had started");
    }
    SharedParts made = SharedParts.start(config, settings, directory, socket, this::say);
    parts = made;
    return made;
  }

  /**
   * Ends everything in order, and then lets {@link #run} return. May be called by several.
   *
   * @return false when another call has done it
   */
  synchronized boolean stop(Consumer<String> progress) throws InterruptedException {
    if (stopped) {
      return false;
    }
    stopped = true;
    SharedParts shared = parts;
    try {
      if (shared != null) {
        try {
          shared.operations().stop(progress);
        } finally {
          progress.accept("stopping what the nodes shared");
          shared.close();
        }
      }
    } finally {
      clear();
      ended.countDown();
    }
    return true;
  }

  private void clear() {
    try {
      directory.clear();
    } catch (IOException e) {
      operator.accept("the cluster's state can't be removed: " + e);
    }
  }

  private void say(String line) {
    start.say(line);
    operator.accept(line);
  }

  private ObjectNode carryOut(JsonNode request, Consumer<String> progress)
      throws InterruptedException {
    ObjectNode done = ControlClient.JSON.createObjectNode();
    String command = request.path("command").asText();
    if (command.equals("await-start")) {
      start.follow(progress);
      return describe(done);
    }
    if (command.equals("stop")) {
      boolean unused = stop(both(progress));
      return done;
    }
    SharedParts shared = parts;
    if (shared == null) {
      throw new Failure(Kind.TIMED_OUT, "the cluster is only just starting");
    }
    Operations can = shared.operations();
    String node = request.path("node").asText();
    switch (command) {
      case "status" -> {
        done.set("nodes", shared.status().nodes());
        return describe(done);
      }
      case "add" ->
          can.add(request.path("nodes").asInt(1), words(request.path("roles")), both(progress));
      case "remove" -> can.remove(node, both(progress));
      case "kill" -> can.kill(node, !request.path("restart").asBoolean(true), both(progress));
      case "pause" -> can.pause(node, both(progress));
      case "resume" -> can.resume(node, both(progress));
      case "roll" -> can.roll(request.path("classpath").textValue(), both(progress));
      default -> throw new Failure(Kind.USAGE, "there is no command '" + command + "'");
    }
    return done;
  }

  /** To whoever asked, and into the log. */
  private Consumer<String> both(Consumer<String> progress) {
    return line -> {
      operator.accept(line);
      progress.accept(line);
    };
  }

  private ObjectNode describe(ObjectNode json) {
    SharedParts shared = parts;
    if (shared != null) {
      json.put("address", shared.address());
      json.put("database", shared.databaseUrl());
    }
    ObjectNode self = json.putObject("supervisor");
    self.put("pid", ProcessHandle.current().pid());
    ProcessHandle.current()
        .info()
        .startInstant()
        .ifPresent(instant -> self.put("since", instant.toString()));
    self.put("log", directory.log("supervisor").toString());
    return json;
  }

  private static List<String> words(JsonNode array) {
    List<String> words = new ArrayList<>();
    array.forEach(word -> words.add(word.asText()));
    return words;
  }

  /**
   * For a JVM that ends.
   *
   * @return true when this was what ended the cluster, and all of it has ended in order
   */
  boolean stopForSignal() {
    try {
      return stop(operator);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      operator.accept("not all was stopped in order: " + e.getMessage());
    }
    return false;
  }
}
