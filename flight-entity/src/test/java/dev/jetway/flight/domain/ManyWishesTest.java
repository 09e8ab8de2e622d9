package dev.jetway.flight.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jetway.flight.Example;
import dev.jetway.flight.domain.SeatWish.Together;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Parties of all sizes, one after another, on an aircraft of 850 seats. */
class ManyWishesTest {
  private static final SeatMap LARGE = large();

  /** Business of 10 rows, economy of 79, some of them at exits. */
  private static SeatMap large() {
    return new SeatMap(
        List.of(
            cabin(CabinClass.BUSINESS, "AC DG HK", 1, 10),
            cabin(CabinClass.ECONOMY, "ABC DEFG HJK", 11, 89)));
  }

  private static Cabin cabin(CabinClass cabinClass, String layout, int first, int last) {
    return new Cabin(
        cabinClass,
        layout,
        IntStream.rangeClosed(first, last)
            .mapToObj(
                number ->
                    new Row(
                        number,
                        layout.replace(" ", ""),
                        number % 20 == 0 ? Set.of(SeatCharacteristic.EXIT_ROW) : Set.of()))
            .toList());
  }

  private static FlightState onSale(Predicate<SeatNumber> taken) {
    List<SeatNumber> blocked = LARGE.seats().stream().filter(taken).toList();
    return Spec.given(
            new FlightEvent.FlightScheduled(Example.SCHEDULE),
            new FlightEvent.SeatMapAssigned(LARGE),
            new FlightEvent.FlightOpened(),
            new FlightEvent.SeatBlocked(blocked, BlockKind.BLOCKED, "crew"))
        .state();
  }

  private static FlightCommand.HoldBestSeats wish(int number, SeatWish wish) {
    return new FlightCommand.HoldBestSeats(
        new HoldId("wish-" + number), Example.OURS, Example.ADA, wish, Example.SOON);
  }

  static LongStream seeds() {
    return LongStream.rangeClosed(1, 4);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void nobodyIsGivenASeatThatAnotherHas(long seed) {
    Random random = new Random(seed);
    RandomCabins cabins = new RandomCabins(random);
    FlightState state = onSale(seat -> random.nextInt(10) == 0);
    Set<SeatNumber> given = new HashSet<>();
    for (int n = 0; n < 400; n++) {
      FlightCommand.HoldBestSeats command = wish(n, cabins.wish(9));
      String context = "seed " + seed + ", wish " + n + ": " + command;
      Decision decision = Flight.decide(state, command, Example.NOW);
      assertThat(Flight.decide(state, command, Example.NOW)).as(context).isEqualTo(decision);
      if (decision.answer() instanceof FlightAnswer.HoldGranted granted) {
        List<SeatNumber> seats = granted.hold().seats();
        assertThat(seats).as(context).hasSize(command.wish().count()).doesNotHaveDuplicates();
        for (SeatNumber seat : seats) {
          assertThat(((FlightState.Scheduled) state).seat(seat))
              .as("%s, %s", seat, context)
              .contains(new SeatState.Available());
          assertThat(given.add(seat)).as("%s, %s", seat, context).isTrue();
        }
      }
      state = Flight.evolve(state, decision.events());
    }
    assertThat(((FlightState.Scheduled) state).available()).as("sold out, seed %d", seed).isZero();
  }

  /** What leaves the most to compare, and the most parts to split a party into. */
  enum Occupancy {
    EMPTY,
    EVERY_OTHER_SEAT,
    EVERY_OTHER_COLUMN,
    EVERY_OTHER_ROW,
    EVERY_FOURTH_ROW;

    boolean takes(SeatNumber seat) {
      return switch (this) {
        case EMPTY -> false;
        case EVERY_OTHER_SEAT -> (seat.row() + seat.column()) % 2 == 0;
        case EVERY_OTHER_COLUMN -> seat.column() % 2 == 0;
        case EVERY_OTHER_ROW -> seat.row() % 2 == 0;
        case EVERY_FOURTH_ROW -> seat.row() % 4 == 0;
      };
    }
  }

  /** Far more time than it takes: a search that grows out of bounds takes years. */
  @ParameterizedTest
  @EnumSource
  @Timeout(20)
  void theLargestPartyIsSeatedWithoutDelay(Occupancy occupancy) {
    FlightState state = onSale(occupancy::takes);
    for (Together together : Together.values()) {
      for (int count : new int[] {4, 9, FlightCommand.SEATS_MAX}) {
        SeatWish wish =
            new SeatWish(count, CabinClass.ECONOMY, Set.of(SeatCharacteristic.WINDOW), together);
        long start = System.nanoTime();
        FlightAnswer answer = Flight.decide(state, wish(count, wish), Example.NOW).answer();
        long micros = (System.nanoTime() - start) / 1_000;
        System.out.printf("%s, %d %s: %,d us%n", occupancy, count, together, micros);
        if (together != Together.REQUIRED) {
          assertThat(answer)
              .isInstanceOfSatisfying(
                  FlightAnswer.HoldGranted.class,
                  granted -> assertThat(granted.hold().seats()).hasSize(count));
        }
      }
    }
  }
}
