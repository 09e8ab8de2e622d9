package dev.jetway.cluster.database;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Starts a server again that has ended though nobody asked it to. Has no thread: somebody calls it,
 * and again after the pause that it asks for.
 */
final class ServerKeeper {
  private static final Duration LOOK_EVERY = Duration.ofSeconds(1);

  /** Between starts, because a server that can't run must not keep the machine busy. */
  private static final Duration PAUSE_MAX = Duration.ofSeconds(30);

  private static final int DOUBLINGS_MAX = 5;

  /** A server that has run so long runs well; one that can't is reported this often. */
  private static final Duration MINUTE = Duration.ofMinutes(1);

  /** What is kept running. */
  interface Server {
    boolean isRunning() throws IOException;

    /** Starts it as it was before, and returns when it answers. */
    void start() throws IOException;
  }

  private final Server server;
  private final Consumer<String> operator;
  private final InstantSource clock;

  private int startsInARow;
  private Instant lastStart = Instant.MIN;

  /** When the operator last heard; null while all is well. */
  private @Nullable Instant lastWord;

  ServerKeeper(Server server, Consumer<String> operator, InstantSource clock) {
    this.server = server;
    this.operator = operator;
    this.clock = clock;
  }

  /** Looks once, starts the server if it is gone, and says how long to wait until the next look. */
  Duration look() {
    try {
      if (server.isRunning()) {
        if (clock.instant().isAfter(lastStart.plus(MINUTE))) {
          startsInARow = 0;
        }
        lastWord = null;
        return LOOK_EVERY;
      }
      if (lastWord == null) {
        say("the database has ended, and nobody asked it to; starting it again");
      }
      startsInARow++;
      server.start();
      say("the database runs again");
      lastWord = null;
    } catch (IOException | RuntimeException failure) {
      complain(failure);
    }
    lastStart = clock.instant();
    return pause();
  }

  private void complain(Exception failure) {
    Instant now = clock.instant();
    if (lastWord == null) {
      lastWord = now;
    } else if (!now.isBefore(lastWord.plus(MINUTE))) {
      say("the database can't be started again; trying on. " + failure.getMessage());
    }
  }

  private void say(String line) {
    lastWord = clock.instant();
    operator.accept(line);
  }

  private Duration pause() {
    Duration pause = LOOK_EVERY.multipliedBy(1L << Math.clamp(startsInARow - 1, 0, DOUBLINGS_MAX));
    return pause.compareTo(PAUSE_MAX) < 0 ? pause : PAUSE_MAX;
  }
}
