package dev.jetway.cluster.projection;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.apache.pekko.actor.ActorSystem;
import org.apache.pekko.serialization.SerializationExtension;
import org.apache.pekko.testkit.javadsl.TestKit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Writers whose transactions overlap, owners that don't know of each other, crashes before and
 * after the read model is written, rebuilding in between: in the end every row was copied once and
 * each entity's in order. One seed can be played again with {@code -Djetway.projection.seed=7}; the
 * threads' timing is theirs.
 */
class WhateverHappensTest {
  private static final int WRITERS = 4;
  private static final int ROWS_PER_WRITER = 150;
  private static final int OWNERS = 2;
  private static final Slice WHOLE = new Slice(0, 1);

  private static ActorSystem system;

  @BeforeAll
  static void start() {
    system = ActorSystem.create("whatever");
  }

  @AfterAll
  static void stop() {
    TestKit.shutdownActorSystem(system);
  }

  static LongStream seeds() {
    String chosen = System.getProperty("jetway.projection.seed", "");
    return chosen.isBlank()
        ? LongStream.rangeClosed(1, 3)
        : Stream.of(chosen.split(",", -1)).mapToLong(seed -> Long.parseLong(seed.strip()));
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void everyRowIsCopiedOnce(long seed) throws Exception {
    Journal journal = new Journal();
    AtomicBoolean written = new AtomicBoolean();
    Random seeds = new Random(seed);
    try (ExecutorService threads = Executors.newFixedThreadPool(WRITERS + OWNERS)) {
      List<Future<?>> owners = new ArrayList<>();
      for (int owner = 0; owner < OWNERS; owner++) {
        Random random = new Random(seeds.nextLong());
        owners.add(threads.submit(() -> follow(journal, random, written)));
      }
      List<Future<?>> writers = new ArrayList<>();
      for (int writer = 0; writer < WRITERS; writer++) {
        String name = "w" + writer;
        Random random = new Random(seeds.nextLong());
        writers.add(threads.submit(() -> write(journal, name, random)));
      }
      try {
        for (Future<?> writer : writers) {
          writer.get(60, TimeUnit.SECONDS);
        }
      } finally {
        written.set(true); // Or the owners would follow for ever.
      }
      for (Future<?> owner : owners) {
        owner.get(60, TimeUnit.SECONDS);
      }
    }
    // Each owner may have been held back by the other one's last transaction.
    follow(journal, new Random(seed), written);
    assertThat(journal.journaled()).hasSize(WRITERS * ROWS_PER_WRITER);
    assertThat(journal.copied()).as("seed %d", seed).containsExactlyElementsOf(journal.journaled());
  }

  /** One or several rows of a few entities by one transaction, some of which are given up. */
  private static Void write(Journal journal, String name, Random random) throws SQLException {
    long[] versions = new long[3];
    int rows = 0;
    try (Connection connection = journal.connect()) {
      while (rows < ROWS_PER_WRITER) {
        boolean kept = random.nextInt(10) > 0;
        long[] before = versions.clone();
        int together = Math.min(1 + random.nextInt(4), ROWS_PER_WRITER - rows);
        for (int row = 0; row < together; row++) {
          int entity = random.nextInt(versions.length);
          versions[entity]++;
          Journal.append(
              connection, name + "-" + entity, versions[entity], "word" + random.nextInt());
        }
        if (kept) {
          connection.commit();
          rows += together;
        } else {
          connection.rollback();
          versions = before;
        }
      }
    }
    return null;
  }

  /** Until all is written and taken in. */
  private static Void follow(Journal journal, Random random, AtomicBoolean written)
      throws SQLException {
    while (true) {
      boolean last = written.get();
      try (Connection connection = journal.connect()) {
        if (random.nextInt(40) == 0 && !last) {
          step(random).reset(connection);
          connection.commit();
          continue;
        }
        boolean more = step(random).run(connection, 1 + random.nextInt(20), 1_000_000);
        if (random.nextInt(5) == 0) {
          connection.rollback(); // Crashed before the commit.
          continue;
        }
        connection.commit();
        if (last && !more) {
          return null;
        }
      } catch (Crash crash) {
        // The connection is gone, with all that was done on it.
      }
    }
  }

  private static final class Crash extends SQLException {
    private static final long serialVersionUID = 1L;
  }

  private static Step<String> step(Random random) {
    int crash = random.nextInt(6);
    return new Step<>(
        Journal.SCHEMA,
        new CopyModel() {
          @Override
          public void apply(Connection connection, List<Recorded<String>> rows)
              throws SQLException {
            if (crash == 0) {
              throw new Crash();
            }
            super.apply(connection, rows);
            if (crash == 1) {
              throw new Crash();
            }
          }
        },
        WHOLE,
        SerializationExtension.get(system));
  }
}
