package dev.jetway.reservation.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jetway.reservation.domain.ReservationEvent;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Thousands of parties on a few real flights, with messages lost, doubled and late, payments
 * declined, flights cancelled and shells that crash: whatever happens, all ends whole. One seed, or
 * several with commas between them, can be played again with {@code -Djetway.saga.seed=7}.
 */
class SagaSimulationTest {
  private static final int WORLDS_PER_SEED = 60;
  private static final int PARTIES = 10;

  static LongStream seeds() {
    String chosen = System.getProperty("jetway.saga.seed", "");
    return chosen.isBlank()
        ? LongStream.rangeClosed(1, 8)
        : Stream.of(chosen.split(",", -1)).mapToLong(seed -> Long.parseLong(seed.strip()));
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void whateverHappensAllEndsWhole(long seed) {
    Map<String, Integer> ends = new TreeMap<>();
    for (int world = 0; world < WORLDS_PER_SEED; world++) {
      Map<String, Integer> once = play(seed * 1_000 + world, new TreeSet<>());
      once.forEach((end, count) -> ends.merge(end, count, Integer::sum));
    }
    System.out.println("seed " + seed + ": " + ends);
    assertThat(ends.keySet())
        .as("ends that chance must reach for this to mean anything")
        .contains(
            "CONFIRMED",
            "REJECTED SEAT_TAKEN",
            "REJECTED PAYMENT_DECLINED",
            "EXPIRED OFFER_EXPIRED",
            "CANCELLED CANCELLED",
            "paid [AUTHORIZED, CAPTURED]",
            "paid [AUTHORIZED, VOIDED]",
            "refunded",
            "refunded in part");
  }

  @Test
  void withoutFaultsNobodyIsTimedOut() {
    Map<String, Integer> ends = new TreeMap<>();
    for (int world = 1; world <= WORLDS_PER_SEED; world++) {
      World calm = new World(world, Simulation.Faults.NONE);
      new RandomCustomers(calm).arrive(PARTIES);
      calm.simulation.run();
      calm.assertWhole().forEach((end, count) -> ends.merge(end, count, Integer::sum));
    }
    assertThat(ends.keySet()).noneMatch(end -> end.contains("TIMED_OUT"));
  }

  @Test
  void everyEventIsReachedByChance() {
    Set<String> seen = new TreeSet<>();
    Set<String> ends = new TreeSet<>();
    for (long seed = 900_000; seed < 900_250; seed++) {
      ends.addAll(play(seed, seen).keySet());
    }
    assertThat(ends).contains("REJECTED NOT_ENOUGH_SEATS", "REJECTED SEATS_NOT_TOGETHER");
    Set<String> all = new TreeSet<>();
    Arrays.stream(ReservationEvent.class.getPermittedSubclasses())
        .forEach(kind -> all.add(kind.getSimpleName()));
    all.remove("LatePaymentReceived"); // needs a provider that breaks its word: a test of its own
    all.remove("LateSeatChangeFound"); // too rare among these few: LateMoveTest sees to it
    assertThat(seen).containsAll(all);
  }

  private static Map<String, Integer> play(long seed, Set<String> seen) {
    World world = new World(seed, Simulation.Faults.MANY);
    try {
      new RandomCustomers(world).arrive(PARTIES);
      world.simulation.run();
      Map<String, Integer> ends = world.assertWhole();
      world.shells.forEach(
          shell -> shell.journal().forEach(event -> seen.add(event.getClass().getSimpleName())));
      return ends;
    } catch (AssertionError failure) {
      throw new AssertionError("in the world of seed " + seed, failure);
    }
  }
}
