package dev.jetway.flight.domain;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a flight answers. */
public sealed interface FlightAnswer {

  /**
   * This answer as the state after the whole group of commands has it. One version of a flight has
   * one content, so whatever shows content shows the state that the version names, not one on the
   * way to it.
   */
  default FlightAnswer asOf(FlightState state) {
    return this;
  }

  record Rejected(Rejection rejection) implements FlightAnswer {}

  /** What became of a command about the flight as a whole. */
  enum Change {
    CREATED,
    CHANGED,
    UNCHANGED
  }

  record FlightShown(FlightSummary flight, Change change) implements FlightAnswer {
    @Override
    public FlightAnswer asOf(FlightState state) {
      return state instanceof FlightState.Scheduled scheduled
          ? new FlightShown(FlightSummary.of(scheduled), change)
          : this;
    }
  }

  /**
   * Every seat and its state.
   *
   * @param seats by index of {@code seatMap}
   */
  record SeatMapShown(FlightSummary flight, SeatMap seatMap, List<SeatAvailability> seats)
      implements FlightAnswer {
    public SeatMapShown {
      seats = List.copyOf(seats);
    }

    static SeatMapShown of(FlightState.Scheduled flight) {
      List<SeatAvailability> seats = new ArrayList<>(flight.seats().size());
      for (SeatState state : flight.seats()) {
        seats.add(SeatAvailability.of(state));
      }
      return new SeatMapShown(FlightSummary.of(flight), flight.seatMap(), seats);
    }

    @Override
    public FlightAnswer asOf(FlightState state) {
      return state instanceof FlightState.Scheduled scheduled ? of(scheduled) : this;
    }
  }

  record BookingsListed(List<SeatNumber> seats) implements FlightAnswer {
    public BookingsListed {
      seats = List.copyOf(seats);
    }

    static BookingsListed of(FlightState.Scheduled flight) {
      return new BookingsListed(
          flight.seatMap().seats().stream()
              .filter(seat -> flight.seat(seat).orElseThrow() instanceof SeatState.Occupied)
              .toList());
    }

    @Override
    public FlightAnswer asOf(FlightState state) {
      return state instanceof FlightState.Scheduled scheduled ? of(scheduled) : this;
    }
  }

  /**
   * The seats are the customer's.
   *
   * @param reservation the reservation that has the seats, which is an earlier one when {@code
   *     repeated}
   */
  record SeatsBooked(ReservationId reservation, List<SeatNumber> seats, boolean repeated)
      implements FlightAnswer {
    public SeatsBooked {
      seats = List.copyOf(seats);
    }
  }

  /**
   * The seats are for sale again.
   *
   * @param seats those given back by this request; none when it was for single seats that the
   *     reservation did not have any more
   */
  record BookingCancelled(ReservationId reservation, List<SeatNumber> seats)
      implements FlightAnswer {
    public BookingCancelled {
      seats = List.copyOf(seats);
    }
  }

  record SeatMoved(ReservationId reservation, SeatNumber seat) implements FlightAnswer {}

  /**
   * The seats are held.
   *
   * @param unmet what of this request's wish was not possible; null when all was, or when it had no
   *     wish
   */
  record HoldGranted(Hold hold, @Nullable Unmet unmet) implements FlightAnswer {
    public HoldGranted(Hold hold) {
      this(hold, null);
    }
  }

  /**
   * The held seats are booked.
   *
   * @param seats in seat map order, so that a repetition is answered with the same
   */
  record HoldConfirmed(HoldId hold, ReservationId reservation, List<SeatNumber> seats)
      implements FlightAnswer {
    public HoldConfirmed {
      seats = List.copyOf(seats);
    }
  }

  /** Nothing is held under this id, and nothing will be. */
  record HoldGone(HoldId hold) implements FlightAnswer {}

  /** The seats are as asked. */
  record SeatsSet(List<SeatNumber> seats) implements FlightAnswer {
    public SeatsSet {
      seats = List.copyOf(seats);
    }
  }

  /** Who has been told is in the journal. */
  record OwnersNoted() implements FlightAnswer {}

  /** What time has made due is in the journal. */
  record TimeNoted() implements FlightAnswer {}
}
