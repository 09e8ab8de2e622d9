package dev.jetway.flight.domain;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What has happened to a flight. Journaled for ever: names and fields only ever grow. */
public sealed interface FlightEvent {

  record FlightScheduled(FlightSchedule schedule) implements FlightEvent {}

  record SeatMapAssigned(SeatMap seatMap) implements FlightEvent {}

  record FlightOpened() implements FlightEvent {}

  record FlightClosed() implements FlightEvent {}

  record FlightDeparted() implements FlightEvent {}

  record FlightCancelled(String reason) implements FlightEvent {}

  record FlightRescheduled(
      LocalDateTime departure,
      ZoneOffset departureOffset,
      @Nullable LocalDateTime arrival,
      @Nullable ZoneOffset arrivalOffset)
      implements FlightEvent {}

  /** The owners of these reservations know of the flight's change of this number. */
  record OwnersTold(long changeNumber, List<ReservationId> reservations) implements FlightEvent {
    public OwnersTold {
      reservations = List.copyOf(reservations);
    }
  }

  record SeatsHeld(Hold hold) implements FlightEvent {}

  record HoldExtended(HoldId hold, Instant deadline) implements FlightEvent {}

  /** Why a hold ended before its deadline. */
  enum ReleaseCause {
    REQUESTED,
    FLIGHT_CANCELLED,
    FLIGHT_DEPARTED
  }

  record HoldReleased(HoldId hold, List<SeatNumber> seats, ReleaseCause cause)
      implements FlightEvent {
    public HoldReleased {
      seats = List.copyOf(seats);
    }
  }

  record HoldExpired(HoldId hold, List<SeatNumber> seats) implements FlightEvent {
    public HoldExpired {
      seats = List.copyOf(seats);
    }
  }

  /** A hold was given up, perhaps before it was made: a late request for it must find nothing. */
  record HoldBarred(HoldId hold, Instant at, Instant until) implements FlightEvent {}

  /**
   * Seats were sold.
   *
   * @param hold the hold that was confirmed; null when the seats were booked at once
   */
  record SeatsConfirmed(
      ReservationId reservation, CustomerId customer, List<SeatNumber> seats, @Nullable HoldId hold)
      implements FlightEvent {
    public SeatsConfirmed {
      seats = List.copyOf(seats);
    }
  }

  record SeatsReleased(ReservationId reservation, List<SeatNumber> seats) implements FlightEvent {
    public SeatsReleased {
      seats = List.copyOf(seats);
    }
  }

  record SeatChanged(ReservationId reservation, SeatNumber from, SeatNumber to)
      implements FlightEvent {}

  record SeatBlocked(List<SeatNumber> seats, BlockKind kind, String reason) implements FlightEvent {
    public SeatBlocked {
      seats = List.copyOf(seats);
    }
  }

  record SeatUnblocked(List<SeatNumber> seats) implements FlightEvent {
    public SeatUnblocked {
      seats = List.copyOf(seats);
    }
  }
}
