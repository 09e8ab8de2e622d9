package dev.jetway.reservation.domain;

import dev.jetway.flight.domain.CustomerId;
import dev.jetway.flight.domain.FlightId;
import dev.jetway.flight.domain.HoldId;
import dev.jetway.flight.domain.ReservationId;
import dev.jetway.flight.domain.SeatNumber;
import dev.jetway.flight.domain.SeatWish;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A call to a flight or to the payment provider. May be carried out any number of times, by anybody
 * who has read the state that owes it: the ids in it make the repetition harmless.
 */
public sealed interface Step {

  /** A call to a flight; {@link FlightCalls} puts it into the flight's words. */
  sealed interface OfFlight extends Step {
    FlightId flight();

    /** The segment's number in its reservation. */
    int segment();
  }

  /** A call to the payment provider, idempotent by {@code key}. */
  sealed interface OfPayment extends Step {
    int attempt();

    /** The payment attempt's name at the provider. */
    String key();
  }

  /**
   * Claims seats.
   *
   * @param wish for the flight to choose by; null when the seats are named
   */
  record HoldSegment(
      FlightId flight,
      int segment,
      HoldId hold,
      ReservationId booking,
      CustomerId customer,
      List<SeatNumber> seats,
      @Nullable SeatWish wish,
      Instant until)
      implements OfFlight {
    public HoldSegment {
      seats = List.copyOf(seats);
    }
  }

  record ExtendHold(FlightId flight, int segment, HoldId hold, Instant until) implements OfFlight {}

  record ConfirmSegment(FlightId flight, int segment, HoldId hold) implements OfFlight {}

  /**
   * Lets a claim go of which it is not known whether it was granted or confirmed.
   *
   * @param lateUntil until when a request to hold may still arrive, and is barred
   */
  record ReleaseSegment(FlightId flight, int segment, HoldId hold, Instant lateUntil)
      implements OfFlight {}

  /**
   * Gives back seats that are known to be booked.
   *
   * @param lateUntil until when a request to hold may still arrive, and is barred
   */
  record CancelSegment(FlightId flight, int segment, ReservationId booking, Instant lateUntil)
      implements OfFlight {}

  /**
   * Gives back single seats of a booking.
   *
   * @param lateUntil until when a request to hold may still arrive, and is barred
   */
  record CancelSeats(
      FlightId flight,
      int segment,
      ReservationId booking,
      List<SeatNumber> seats,
      Instant lateUntil)
      implements OfFlight {
    public CancelSeats {
      seats = List.copyOf(seats);
    }
  }

  record MoveSeat(
      FlightId flight, int segment, ReservationId booking, SeatNumber from, SeatNumber to)
      implements OfFlight {}

  /** Asks where a passenger sits whose move may have come about after it was given up. */
  record CheckSeat(
      FlightId flight, int segment, ReservationId booking, SeatNumber from, SeatNumber to)
      implements OfFlight {}

  /**
   * Sets the money aside.
   *
   * @param payBy after which nobody waits for the answer
   */
  record AuthorizePayment(int attempt, String key, Money amount, String method, Instant payBy)
      implements OfPayment {}

  /** Takes the money that is set aside. */
  record CapturePayment(int attempt, String key, Money amount) implements OfPayment {}

  /** Lets go what is set aside, if anything is, and sees to it that nothing will be. */
  record VoidPayment(int attempt, String key) implements OfPayment {}

  /**
   * Gives back part of what was taken, or all of it, once for each {@code refundKey}.
   *
   * @param refund its number in the reservation
   */
  record RefundPayment(int attempt, String key, int refund, String refundKey, Money amount)
      implements OfPayment {}
}
