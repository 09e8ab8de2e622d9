package dev.jetway.flight.projection;

import dev.jetway.flight.domain.CustomerId;
import dev.jetway.flight.domain.FlightId;
import dev.jetway.flight.domain.ReservationId;
import dev.jetway.flight.domain.SeatNumber;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * What a customer has booked, over all flights. Follows the flights' journal: a booking that was
 * just acknowledged appears a moment later.
 */
public interface CustomerBookings {
  /** The longest page, in bookings. */
  int LIMIT_MAX = 1_000;

  /** Which of a customer's bookings. */
  enum Kind {
    ALL,
    /** Without those that are a part of a reservation: whoever lists reservations has them. */
    DIRECT
  }

  /**
   * A page of bookings, newest first. A booking that goes or comes while somebody turns pages moves
   * no other one to another page.
   *
   * @param after the cursor of the page before; null for the first page
   * @param limit of the page, 1 to {@link #LIMIT_MAX}
   * @return fails with {@link ReadModelUnavailableException} when the database does not answer in
   *     time
   */
  CompletionStage<Page> of(CustomerId customer, Kind kind, @Nullable Cursor after, int limit);

  /**
   * The seats that a customer has by one reservation on one flight.
   *
   * @param seats in order; never empty
   * @param since when the first of them was booked, in microseconds
   */
  record Booking(
      ReservationId reservation, FlightId flight, List<SeatNumber> seats, Instant since) {
    public Booking {
      seats = List.copyOf(seats);
    }
  }

  /** A place between two bookings of one customer. */
  record Cursor(Instant since, FlightId flight, ReservationId reservation) {}

  /**
   * Some of the bookings.
   *
   * @param next where the next page begins; null when this is the last one
   */
  record Page(List<Booking> bookings, @Nullable Cursor next) {
    public Page {
      bookings = List.copyOf(bookings);
    }
  }
}
