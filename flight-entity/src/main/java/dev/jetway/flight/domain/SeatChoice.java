package dev.jetway.flight.domain;

import dev.jetway.flight.domain.FlightState.Scheduled;
import dev.jetway.flight.domain.Rejection.Code;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Chooses seats for a wish, as {@code docs/reference/seat-choice.md} describes it. */
final class SeatChoice {
  private SeatChoice() {}

  static SeatPick choose(Scheduled flight, SeatWish wish) {
    int most = 0;
    for (CabinClass cabin : cabins(wish)) {
      Seating all = Seating.forSale(flight, cabin, wish);
      most = Math.max(most, all.open().size());
      for (Seating seating : inTurn(all, wish)) {
        List<SeatNumber> chosen = seating.choose(wish.count(), wish.together());
        if (!chosen.isEmpty()) {
          return new SeatPick.Seats(chosen);
        }
      }
    }
    return new SeatPick.Refused(refusal(wish, most));
  }

  /** Nobody is given a dearer cabin for not having asked, as long as a cheaper one will do. */
  private static List<CabinClass> cabins(SeatWish wish) {
    return wish.cabin() == null
        ? Arrays.asList(CabinClass.values()).reversed()
        : List.of(wish.cabin());
  }

  /** Who sits at an exit must be able to open it: only who asks for it is put there gladly. */
  private static List<Seating> inTurn(Seating all, SeatWish wish) {
    List<Seating> seatings = new ArrayList<>();
    if (!wish.characteristics().contains(SeatCharacteristic.EXIT_ROW)) {
      seatings.add(all.sparingExits());
    }
    seatings.add(all);
    return seatings;
  }

  private static Rejection refusal(SeatWish wish, int most) {
    String where = wish.cabin() == null ? "any one cabin" : nameOf(wish.cabin());
    return most < wish.count()
        ? Rejection.of(
            Code.NOT_ENOUGH_SEATS,
            "%d seats are for sale in %s, not %d.".formatted(most, where, wish.count()))
        : Rejection.of(
            Code.SEATS_NOT_TOGETHER,
            "No %d seats together are for sale in %s.".formatted(wish.count(), where));
  }

  private static String nameOf(CabinClass cabin) {
    return cabin.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
