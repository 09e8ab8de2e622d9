package dev.jetway.flight.domain;

import org.jspecify.annotations.Nullable;

/** What is true of one seat: free, claimed for a while, sold, or not for sale. */
public sealed interface SeatState {

  /** For sale. */
  record Available() implements SeatState {
    static final Available INSTANCE = new Available();
  }

  /** Claimed by a hold until its deadline. Every seat of a hold carries the same hold. */
  record Held(Hold hold) implements SeatState {}

  /**
   * Sold.
   *
   * @param hold the hold it was confirmed from; null when it was booked at once
   */
  record Occupied(ReservationId reservation, CustomerId customer, @Nullable HoldId hold)
      implements SeatState {}

  /** Not for sale, by an agent's will or because it is broken. */
  record Blocked(BlockKind kind, String reason) implements SeatState {}
}
