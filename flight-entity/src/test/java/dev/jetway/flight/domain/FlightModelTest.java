package dev.jetway.flight.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jetway.flight.Example;
import dev.jetway.flight.domain.FlightCommand.ScheduleFlight;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Thousands of random commands, decided beside a {@link NaiveFlight}, which must agree on every
 * answer and on every seat. One seed, or several with commas between them, can be played again with
 * {@code -Djetway.model.seed=7}.
 */
class FlightModelTest {
  private static final int FLIGHTS = 40;
  private static final int COMMANDS_PER_FLIGHT = 160;

  static LongStream seeds() {
    String chosen = System.getProperty("jetway.model.seed", "");
    return chosen.isBlank()
        ? LongStream.rangeClosed(1, 8)
        : Stream.of(chosen.split(",", -1)).mapToLong(seed -> Long.parseLong(seed.strip()));
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void theDeciderAgreesWithTheModel(long seed) {
    Random random = new Random(seed);
    Map<String, Integer> seen = new TreeMap<>();
    for (int flight = 0; flight < FLIGHTS; flight++) {
      new Run(new RandomCommands(random), "seed " + seed + ", flight " + flight, seen).play();
    }
    System.out.println("seed " + seed + ": " + seen);
    assertThat(seen.keySet())
        .as("outcomes that random commands must reach to mean anything")
        .contains(
            "HoldSeats ok",
            "HoldSeats SEAT_TAKEN",
            "HoldSeats SEAT_BLOCKED",
            "HoldSeats HOLD_BARRED",
            "HoldSeats HOLD_CONFLICT",
            "HoldSeats HOLD_CONFIRMED",
            "HoldBestSeats ok",
            "HoldBestSeats NOT_ENOUGH_SEATS",
            "HoldBestSeats HOLD_CONFLICT",
            "HoldBestSeats HOLD_CONFIRMED",
            "ConfirmHold ok",
            "ConfirmHold HOLD_EXPIRED",
            "ReleaseHold HOLD_CONFIRMED",
            "BookSeats ok",
            "BookSeats FLIGHT_CLOSED",
            "CancelBooking ok",
            "CancelSeats ok",
            "ChangeSeat ok",
            "OwnersTold",
            "HoldExpired",
            "FlightDeparted");
  }

  /** One flight's life. */
  private static final class Run {
    private final RandomCommands commands;
    private final String name;
    private final Map<String, Integer> seen;
    private final NaiveFlight model =
        new NaiveFlight(Example.SEAT_MAP, Example.SCHEDULE.departureInstant());
    private final List<FlightEvent> journal = new ArrayList<>();
    private FlightState state = Flight.unscheduled();
    private Instant now;

    Run(RandomCommands commands, String name, Map<String, Integer> seen) {
      this.commands = commands;
      this.name = name;
      this.seen = seen;
      this.now = commands.beginning();
    }

    void play() {
      step(new ScheduleFlight(Example.SCHEDULE, Example.SEAT_MAP), name + ", scheduling");
      for (int step = 0; step < COMMANDS_PER_FLIGHT; step++) {
        now = now.plus(commands.pause());
        step(commands.next(now), name + ", step " + step);
      }
    }

    private void step(FlightCommand command, String at) {
      String context = at + ": " + command;
      FlightState before = state;
      Decision decision = Flight.decide(before, command, now);
      state = Flight.evolve(before, decision.events());
      journal.addAll(decision.events());

      String expected = model.apply(command, now);
      String answered = word(decision.answer());
      count(command.getClass().getSimpleName() + " " + answered);
      decision.events().forEach(event -> count(event.getClass().getSimpleName()));

      assertThat(answered).as("answer, %s", context).isEqualTo(expected);
      assertSameSeats(context);
      assertSameNotices(context);
      assertNothingIsOverdue(context);
      assertReplayAgrees(context);
      if (!answered.equals(NaiveFlight.OK)) {
        assertThat(decision.events())
            .as("a refusal has only what time has changed, %s", context)
            .isEqualTo(timeOnly(before));
      }
      assertRepeatingChangesNothing(command, decision, context);
    }

    private List<FlightEvent> timeOnly(FlightState before) {
      return Flight.decide(before, new FlightCommand.NoteTime(), now).events();
    }

    private void count(String what) {
      seen.merge(what, 1, Integer::sum);
    }

    private static String word(FlightAnswer answer) {
      return answer instanceof FlightAnswer.Rejected(Rejection rejection)
          ? rejection.code().name()
          : NaiveFlight.OK;
    }

    private FlightState.Scheduled flight() {
      return (FlightState.Scheduled) state;
    }

    private void assertSameSeats(String context) {
      Map<SeatNumber, NaiveFlight.Claim> claims = new TreeMap<>();
      Map<String, Instant> deadlines = new HashMap<>();
      for (SeatNumber seat : Example.SEAT_MAP.seats()) {
        switch (flight().seat(seat).orElseThrow()) {
          case SeatState.Available() -> {}
          case SeatState.Held(Hold hold) -> {
            claims.put(seat, claim("held", hold.reservation(), hold.customer(), hold.id().value()));
            Instant other = deadlines.put(hold.id().value(), hold.deadline());
            assertThat(other == null || other.equals(hold.deadline()))
                .as("one hold, one deadline, %s", context)
                .isTrue();
            assertThat(hold.seats()).as("a seat is held by its hold, %s", context).contains(seat);
          }
          case SeatState.Occupied occupied ->
              claims.put(
                  seat,
                  claim(
                      "booked",
                      occupied.reservation(),
                      occupied.customer(),
                      occupied.hold() == null ? "" : occupied.hold().value()));
          case SeatState.Blocked blocked ->
              claims.put(seat, new NaiveFlight.Claim("blocked", null, null, ""));
        }
      }
      assertThat(claims).as("who has what, %s", context).isEqualTo(model.claims());
      assertThat(deadlines).as("until when, %s", context).isEqualTo(model.deadlines());
      assertThat(flight().status()).as("status, %s", context).isEqualTo(model.status());
    }

    private void assertSameNotices(String context) {
      List<OwnerNotice> owed = Flight.noticesOwed(state);
      assertThat(owed.stream().map(notice -> notice.reservation().value()))
          .as("who is to be told, %s", context)
          .containsExactlyInAnyOrderElementsOf(model.owed());
      assertThat(owed)
          .as("of what, %s", context)
          .allSatisfy(notice -> assertThat(notice.changeNumber()).isEqualTo(model.changes()));
      seen.merge("notices owed", owed.size(), Integer::sum);
    }

    private static NaiveFlight.Claim claim(
        String kind, ReservationId reservation, CustomerId customer, String hold) {
      return new NaiveFlight.Claim(kind, reservation.value(), customer.value(), hold);
    }

    private void assertNothingIsOverdue(String context) {
      assertThat(flight().holds())
          .as("holds past their deadline, %s", context)
          .allSatisfy(hold -> assertThat(hold.deadline()).isAfter(now));
      assertThat(flight().nextDue().filter(due -> !due.isAfter(now)))
          .as("due and not done, %s", context)
          .isEmpty();
    }

    private void assertReplayAgrees(String context) {
      assertThat(Flight.evolve(Flight.unscheduled(), journal))
          .as("replay, %s", context)
          .isEqualTo(state);
    }

    private void assertRepeatingChangesNothing(
        FlightCommand command, Decision first, String context) {
      Decision again = Flight.decide(state, command, now);
      assertThat(again.events()).as("events of the repetition, %s", context).isEmpty();
      boolean wasCancelled =
          first.answer() instanceof FlightAnswer.BookingCancelled
              && command instanceof FlightCommand.CancelBooking;
      assertThat(word(again.answer()))
          .as("answer to the repetition, %s", context)
          .isEqualTo(wasCancelled ? "BOOKING_NOT_FOUND" : word(first.answer()));
      if (first.answer() instanceof FlightAnswer.HoldGranted
          || first.answer() instanceof FlightAnswer.HoldConfirmed
          || first.answer() instanceof FlightAnswer.SeatMoved) {
        assertThat(Objects.requireNonNull(again.answer()))
            .as("answer to the repetition, %s", context)
            .isEqualTo(first.answer());
      }
    }
  }
}
