package dev.jetway.reservation.projection;

import dev.jetway.flight.domain.CustomerId;
import dev.jetway.flight.domain.ReservationId;
import dev.jetway.flight.projection.ReadModelUnavailableException;
import dev.jetway.reservation.domain.RecordLocator;
import dev.jetway.reservation.domain.ReservationView;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * A customer's reservations, those that have ended included. Follows the reservations' journal: a
 * reservation that was just acknowledged appears a moment later. What a reservation holds in
 * particular, it tells itself.
 */
public interface CustomerReservations {
  /** The longest page, in reservations. */
  int LIMIT_MAX = 1_000;

  /**
   * A page of reservations, newest first. A reservation that comes while somebody turns pages moves
   * no other one to another page.
   *
   * @param after the cursor of the page before; null for the first page
   * @param limit of the page, 1 to {@link #LIMIT_MAX}
   * @return fails with {@link ReadModelUnavailableException} when the database does not answer in
   *     time
   */
  CompletionStage<Page> of(CustomerId customer, @Nullable Cursor after, int limit);

  /**
   * One reservation.
   *
   * @param createdAt when it was asked for, in microseconds
   * @param updatedAt when its status last changed, in microseconds
   */
  record Entry(
      ReservationId reservation,
      RecordLocator locator,
      ReservationView.Status status,
      Instant createdAt,
      Instant updatedAt) {}

  /** A place between two reservations of one customer. */
  record Cursor(Instant createdAt, ReservationId reservation) {}

  /**
   * Some of the reservations.
   *
   * @param next where the next page begins; null when this is the last one
   */
  record Page(List<Entry> reservations, @Nullable Cursor next) {
    public Page {
      reservations = List.copyOf(reservations);
    }
  }
}
