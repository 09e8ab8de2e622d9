package dev.jetway.flight.domain;

import dev.jetway.flight.domain.FlightState.Scheduled;
import dev.jetway.flight.domain.Rejection.Code;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The seats that a hold is wanted for: all in which one request for a hold differs from another.
 */
sealed interface WantedSeats {

  static WantedSeats of(FlightCommand.NewHold command) {
    return switch (command) {
      case FlightCommand.HoldSeats c -> new Named(c.seats());
      case FlightCommand.HoldBestSeats c -> new Wished(c.wish());
    };
  }

  /** Why this can't be asked for at all; empty when it can. */
  Optional<Rejection> malformed(Scheduled flight);

  /** Whether these seats can be what was given to this very request before. */
  boolean canBe(Scheduled flight, List<SeatNumber> seats);

  SeatPick pick(Scheduled flight);

  FlightAnswer.HoldGranted granted(Scheduled flight, Hold hold);

  /** Just these. */
  record Named(List<SeatNumber> seats) implements WantedSeats {
    public Named {
      seats = List.copyOf(seats);
    }

    @Override
    public Optional<Rejection> malformed(Scheduled flight) {
      return SeatRequest.malformed(flight, seats);
    }

    @Override
    public boolean canBe(Scheduled flight, List<SeatNumber> held) {
      return Set.copyOf(held).equals(Set.copyOf(seats));
    }

    @Override
    public SeatPick pick(Scheduled flight) {
      return SeatRequest.conflict(flight, seats)
          .<SeatPick>map(SeatPick.Refused::new)
          .orElseGet(() -> new SeatPick.Seats(seats));
    }

    @Override
    public FlightAnswer.HoldGranted granted(Scheduled flight, Hold hold) {
      return new FlightAnswer.HoldGranted(hold);
    }
  }

  /** Whichever fulfil the wish best. */
  record Wished(SeatWish wish) implements WantedSeats {

    @Override
    public Optional<Rejection> malformed(Scheduled flight) {
      return wish.count() >= 1 && wish.count() <= FlightCommand.SEATS_MAX
          ? Optional.empty()
          : Optional.of(
              Rejection.of(
                  Code.INVALID_REQUEST,
                  "Wish for 1 to %d seats, not %d."
                      .formatted(FlightCommand.SEATS_MAX, wish.count())));
    }

    /**
     * The wish is not stored: the hold's id names it. What the seats show plainly, their number and
     * their cabin, is compared; of other wishes they are no proof, as not all can be fulfilled.
     */
    @Override
    public boolean canBe(Scheduled flight, List<SeatNumber> held) {
      return held.size() == wish.count()
          && (wish.cabin() == null
              || held.stream().allMatch(seat -> wish.cabin() == flight.seatMap().classOf(seat)));
    }

    @Override
    public SeatPick pick(Scheduled flight) {
      return SeatChoice.choose(flight, wish);
    }

    @Override
    public FlightAnswer.HoldGranted granted(Scheduled flight, Hold hold) {
      return new FlightAnswer.HoldGranted(hold, Unmet.of(flight.seatMap(), hold.seats(), wish));
    }
  }
}
