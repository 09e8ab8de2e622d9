package dev.jetway.flight.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jetway.flight.Example;
import dev.jetway.flight.domain.SeatWish.Together;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * In thousands of small random cabins the flight chooses just the seats that trying every set of
 * seats finds to be the best. One seed, or several with commas between them, can be played again
 * with {@code -Djetway.choice.seed=7}.
 */
class SeatChoiceOracleTest {
  private static final int CASES_PER_SEED = 1_000;

  /** So many seats have at most 3,432 subsets of one size. */
  private static final int FOR_SALE_MAX = 14;

  private static final int PARTY_MAX = 7;

  static LongStream seeds() {
    String chosen = System.getProperty("jetway.choice.seed", "");
    return chosen.isBlank()
        ? LongStream.rangeClosed(1, 8)
        : Stream.of(chosen.split(",", -1)).mapToLong(seed -> Long.parseLong(seed.strip()));
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void theFlightChoosesTheBestOfAllSets(long seed) {
    RandomCabins cabins = new RandomCabins(new Random(seed));
    Map<String, Integer> seen = new TreeMap<>();
    long compared = 0;
    for (int n = 0; n < CASES_PER_SEED; n++) {
      SeatMap map = cabins.map();
      List<SeatNumber> forSale = cabins.forSale(map, FOR_SALE_MAX);
      SeatWish wish = cabins.wish(PARTY_MAX);
      BruteForceChoice oracle = new BruteForceChoice(map, forSale, wish);
      BruteForceChoice.Outcome expected = oracle.choose();
      String context =
          "seed %d, case %d: %s of %s, for sale %s".formatted(seed, n, wish, map.cabins(), forSale);

      FlightAnswer answer = decide(map, forSale, wish);

      seen.merge(kindOf(answer, wish), 1, Integer::sum);
      if (answer instanceof FlightAnswer.HoldGranted granted) {
        assertThat(granted.hold().seats()).as(context).isEqualTo(expected.seats());
        assertUnmet(granted, oracle, wish, context);
      } else {
        assertThat(((FlightAnswer.Rejected) answer).rejection().code())
            .as(context)
            .isEqualTo(expected.refusal());
      }
      compared += oracle.compared();
    }
    System.out.println("seed " + seed + ": " + compared + " sets of seats compared, " + seen);
    assertThat(seen.keySet())
        .as("outcomes that random cabins must reach to mean anything")
        .contains(
            "PREFERRED apart",
            "PREFERRED in one row",
            "PREFERRED in several rows",
            "REQUIRED in several rows",
            "NO in several rows",
            "REQUIRED SEATS_NOT_TOGETHER",
            "PREFERRED NOT_ENOUGH_SEATS");
  }

  private static FlightAnswer decide(SeatMap map, List<SeatNumber> forSale, SeatWish wish) {
    List<SeatNumber> taken = map.seats().stream().filter(seat -> !forSale.contains(seat)).toList();
    Spec.Given given =
        Spec.given(
            new FlightEvent.FlightScheduled(Example.SCHEDULE),
            new FlightEvent.SeatMapAssigned(map),
            new FlightEvent.FlightOpened(),
            new FlightEvent.SeatsConfirmed(Example.THEIRS, Example.BOB, taken, null));
    FlightCommand command =
        new FlightCommand.HoldBestSeats(
            Example.HOLD, Example.OURS, Example.ADA, wish, Example.SOON);
    return given.when(command).decision().answer();
  }

  private static void assertUnmet(
      FlightAnswer.HoldGranted granted, BruteForceChoice oracle, SeatWish wish, String context) {
    List<SeatNumber> seats = granted.hold().seats();
    Unmet unmet = granted.unmet() == null ? new Unmet(Map.of(), false) : granted.unmet();
    assertThat(unmet.lacking()).as("lacking, %s", context).isEqualTo(oracle.lacking(seats));
    assertThat(unmet.apart())
        .as("apart, %s", context)
        .isEqualTo(wish.together() != Together.NO && !oracle.together(seats));
  }

  private static String kindOf(FlightAnswer answer, SeatWish wish) {
    if (answer instanceof FlightAnswer.Rejected(Rejection rejection)) {
      return wish.together() + " " + rejection.code();
    }
    FlightAnswer.HoldGranted granted = (FlightAnswer.HoldGranted) answer;
    if (granted.unmet() != null && granted.unmet().apart()) {
      return wish.together() + " apart";
    }
    long rows = granted.hold().seats().stream().map(SeatNumber::row).distinct().count();
    return wish.together() + (rows == 1 ? " in one row" : " in several rows");
  }
}
