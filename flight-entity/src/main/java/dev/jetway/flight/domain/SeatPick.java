package dev.jetway.flight.domain;

import java.util.List;

/** Which seats a request for a hold comes down to, if any. */
sealed interface SeatPick {

  /** These, all for sale. */
  record Seats(List<SeatNumber> seats) implements SeatPick {
    public Seats {
      seats = List.copyOf(seats);
    }
  }

  record Refused(Rejection rejection) implements SeatPick {}
}
