package dev.jetway.flight.domain;

import dev.jetway.flight.domain.FlightState.Scheduled;
import dev.jetway.flight.domain.Rejection.Code;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Decides how long the ids of holds that were given up keep late requests out. */
final class Bars {
  /** The furthest that a late request may be in the future, which bounds what a bar costs. */
  static final Duration DURATION_MAX = Duration.ofHours(1);

  /**
   * Bars that one flight remembers at a time. Each new one copies them all: with 10,000, reading
   * them back took seconds, and one group of releases most of a second.
   */
  static final int COUNT_MAX = 1_000;

  private Bars() {}

  static boolean bars(Scheduled flight, HoldId hold, Instant now) {
    Instant until = flight.barred().get(hold);
    return until != null && until.isAfter(now);
  }

  /**
   * What has to happen so that these holds can't come into being before {@code latestArrival};
   * empty when the flight can't remember so many.
   */
  static Optional<List<FlightEvent>> against(
      Scheduled flight, Collection<HoldId> holds, Instant latestArrival, Instant now) {
    Instant longest = now.plus(DURATION_MAX);
    Instant until = latestArrival.isBefore(longest) ? latestArrival : longest;
    List<FlightEvent> needed =
        holds.stream()
            .filter(hold -> until.isAfter(now) && !barredUntil(flight, hold, until))
            .<FlightEvent>map(hold -> new FlightEvent.HoldBarred(hold, now, until))
            .toList();
    return needed.isEmpty() || inForce(flight, now) + needed.size() <= COUNT_MAX
        ? Optional.of(needed)
        : Optional.empty();
  }

  static Rejection tooMany() {
    return Rejection.of(
        Code.LIMIT_REACHED, "Too many holds of this flight were given up at once; try later.");
  }

  private static boolean barredUntil(Scheduled flight, HoldId hold, Instant until) {
    Instant barred = flight.barred().get(hold);
    return barred != null && !barred.isBefore(until);
  }

  /** The bars that still hold; those that have served their time go with the next new one. */
  private static long inForce(Scheduled flight, Instant now) {
    return flight.barred().values().stream().filter(until -> until.isAfter(now)).count();
  }
}
