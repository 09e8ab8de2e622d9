package dev.jetway.flight.domain;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What may be asked of a flight. */
public sealed interface FlightCommand {
  /** Seats that one command may name. Larger parties are split by their reservation. */
  int SEATS_MAX = 99;

  /** A question: changes nothing by itself, though what time has made due is journaled first. */
  sealed interface Query extends FlightCommand {}

  /**
   * Puts a flight on record, open for sale. Asking again with the same content changes nothing.
   *
   * @param seatMap its seats, all for sale
   */
  record ScheduleFlight(FlightSchedule schedule, SeatMap seatMap) implements FlightCommand {}

  record OpenFlight() implements FlightCommand {}

  /** Stops the sale; holds may still be confirmed and bookings cancelled. */
  record CloseFlight() implements FlightCommand {}

  record DepartFlight() implements FlightCommand {}

  /** Calls the flight off. Holds end; bookings stay on record until their owners cancel them. */
  record CancelFlight(String reason) implements FlightCommand {}

  /**
   * Moves the flight to other times. Holds and bookings stay.
   *
   * @param departureOffset null for the one in force
   * @param arrival null when it is not known now
   * @param arrivalOffset null for the one in force, or UTC where there is none
   */
  record RescheduleFlight(
      LocalDateTime departure,
      @Nullable ZoneOffset departureOffset,
      @Nullable LocalDateTime arrival,
      @Nullable ZoneOffset arrivalOffset)
      implements FlightCommand {}

  /** A request for a hold that is not there yet. */
  sealed interface NewHold extends FlightCommand {
    HoldId hold();

    ReservationId reservation();

    CustomerId customer();

    /** Until when, at the latest. */
    Instant deadline();
  }

  /**
   * Claims seats, all or none, until {@code deadline} or departure, whichever comes first. Asking
   * again for the same hold and seats, in whatever order, changes nothing.
   */
  record HoldSeats(
      HoldId hold,
      ReservationId reservation,
      CustomerId customer,
      List<SeatNumber> seats,
      Instant deadline)
      implements NewHold {
    public HoldSeats {
      seats = List.copyOf(seats);
    }
  }

  /**
   * Has the flight choose the seats, and claims them in the same step, like {@link HoldSeats}.
   * Asking again for the same hold gives the same seats: the hold's id names the wish, which is not
   * stored. An id that holds another number of seats, or seats of another cabin than the one wished
   * for, or somebody else's, is refused as a conflict; other differences can't be told.
   */
  record HoldBestSeats(
      HoldId hold, ReservationId reservation, CustomerId customer, SeatWish wish, Instant deadline)
      implements NewHold {}

  /** Moves a hold's deadline, never to an earlier moment. */
  record ExtendHold(HoldId hold, Instant deadline) implements FlightCommand {}

  /** Turns held seats into booked ones. */
  record ConfirmHold(HoldId hold) implements FlightCommand {}

  /**
   * Lets held seats go. When the hold is not known, its request may still be on its way: it is
   * barred until {@code latestArrival}.
   */
  record ReleaseHold(HoldId hold, Instant latestArrival) implements FlightCommand {}

  /**
   * Books seats at once, without a hold. When the customer has just these seats already, the
   * booking there is is the answer.
   */
  record BookSeats(ReservationId reservation, CustomerId customer, List<SeatNumber> seats)
      implements FlightCommand {
    public BookSeats {
      seats = List.copyOf(seats);
    }
  }

  /**
   * Gives back all seats that a reservation has booked on this flight.
   *
   * @param latestArrival until when a late copy of a request for the holds that were confirmed may
   *     still arrive: they are barred until then. Null when there were no holds
   */
  record CancelBooking(ReservationId reservation, @Nullable Instant latestArrival)
      implements FlightCommand {
    /** For what was booked at once. */
    public CancelBooking(ReservationId reservation) {
      this(reservation, null);
    }
  }

  /**
   * Gives back those of these seats that a reservation has booked on this flight. What it does not
   * have (any more) is passed over, so asking again changes nothing.
   *
   * @param latestArrival as for {@link CancelBooking}, of the holds that lose their last seat
   */
  record CancelSeats(
      ReservationId reservation, List<SeatNumber> seats, @Nullable Instant latestArrival)
      implements FlightCommand {
    public CancelSeats {
      seats = List.copyOf(seats);
    }

    /** Without keeping late copies of requests for holds out. */
    public CancelSeats(ReservationId reservation, List<SeatNumber> seats) {
      this(reservation, seats, null);
    }
  }

  /** Moves one booked seat of a reservation. */
  record ChangeSeat(ReservationId reservation, SeatNumber from, SeatNumber to)
      implements FlightCommand {}

  /** Takes seats that nobody has from sale. */
  record BlockSeats(List<SeatNumber> seats, BlockKind kind, String reason)
      implements FlightCommand {
    public BlockSeats {
      seats = List.copyOf(seats);
    }
  }

  /** Puts blocked seats back on sale. */
  record UnblockSeats(List<SeatNumber> seats) implements FlightCommand {
    public UnblockSeats {
      seats = List.copyOf(seats);
    }
  }

  /**
   * Journals that the owners of bookings know of a change.
   *
   * @param changeNumber as the notices had it; when it is not the latest, nothing is journaled
   * @param reservations at most one for every seat
   */
  record NoteOwnersTold(long changeNumber, List<ReservationId> reservations)
      implements FlightCommand {
    public NoteOwnersTold {
      reservations = List.copyOf(reservations);
    }
  }

  /** Journals what time alone has changed: overdue holds, the departure. */
  record NoteTime() implements FlightCommand {}

  record ViewFlight() implements Query {}

  record ViewSeatMap() implements Query {}

  /** Which seats are booked. */
  record ListBookings() implements Query {}
}
