package dev.jetway.reservation.domain;

import dev.jetway.flight.domain.FlightId;
import dev.jetway.flight.domain.SeatNumber;
import dev.jetway.flight.domain.SeatWish;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Seats that a reservation wants of one flight: either these, or as many as are wished for.
 *
 * @param seats empty when the flight is to choose
 * @param wish null when the seats are named
 * @param fare of each seat; null when there is nothing to pay
 */
public record SegmentRequest(
    FlightId flight, List<SeatNumber> seats, @Nullable SeatWish wish, @Nullable Money fare) {
  public SegmentRequest {
    seats = List.copyOf(seats);
  }

  /** How many seats. */
  int count() {
    return wish == null ? seats.size() : wish.count();
  }
}
