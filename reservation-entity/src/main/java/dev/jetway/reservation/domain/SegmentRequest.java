package dev.jetway.reservation.domain;

import dev.jetway.flight.domain.FlightId;
import dev.jetway.flight.domain.SeatNumber;
import java.util.List;

/** Seats that a reservation wants of one flight. */
public record SegmentRequest(FlightId flight, List<SeatNumber> seats) {
  public SegmentRequest {
    seats = List.copyOf(seats);
  }
}
