package dev.jetway.reservation.domain;

import dev.jetway.flight.domain.ReservationId;
import dev.jetway.flight.domain.SeatNumber;
import dev.jetway.flight.domain.Unmet;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What has happened to a reservation. Journaled for ever: names and fields only ever grow.
 *
 * <p>Each event that ends in Requested or Started is an intent: it is in the journal before the
 * outside call that follows from it.
 */
public sealed interface ReservationEvent {

  /**
   * Seats are to be asked for.
   *
   * @param holdBy when asking is given up
   * @param offerUntil until when the customer may confirm
   * @param holdUntil until when the flights are asked to hold
   */
  record ReservationRequested(
      ReservationId id,
      RecordLocator locator,
      ReservationRequest request,
      Instant at,
      Instant holdBy,
      Instant offerUntil,
      Instant holdUntil)
      implements ReservationEvent {}

  /**
   * The flight holds the seats.
   *
   * @param unmet what they lack of the wish; null when nothing, or when there was none
   */
  record SegmentHeld(int segment, List<SeatNumber> seats, @Nullable Unmet unmet, Instant until)
      implements ReservationEvent {
    public SegmentHeld {
      seats = List.copyOf(seats);
    }
  }

  /** The flight refused the seats. */
  record SegmentRejected(int segment, Failure failure) implements ReservationEvent {}

  /** The flight says that it has not kept the seats; when it is released, that is made sure of. */
  record SegmentLost(int segment, Failure failure) implements ReservationEvent {}

  /**
   * All segments are held.
   *
   * @param offerUntil until when the customer may confirm, no later than any hold lasts
   */
  record ReservationHeld(Instant offerUntil) implements ReservationEvent {}

  record ExtensionRequested(Instant offerUntil, Instant holdUntil) implements ReservationEvent {}

  record SegmentExtended(int segment, Instant until) implements ReservationEvent {}

  record ReservationExtended(Instant offerUntil) implements ReservationEvent {}

  /** The offer ends when it did. */
  record ExtensionRefused(Failure failure) implements ReservationEvent {}

  /** The customer buys, and pays by this method; first the holds have to last. */
  record ConfirmationRequested(String method, Instant payBy, Instant holdUntil)
      implements ReservationEvent {}

  record PaymentRequested(int attempt, Money amount, String method, Instant payBy)
      implements ReservationEvent {}

  record PaymentAuthorized(int attempt) implements ReservationEvent {}

  record PaymentDeclined(int attempt, String reason) implements ReservationEvent {}

  /** Seats are to be booked: the money is set aside, or there is nothing to pay. */
  record ConfirmationStarted() implements ReservationEvent {}

  record SegmentConfirmed(int segment) implements ReservationEvent {}

  record CaptureRequested(int attempt) implements ReservationEvent {}

  record PaymentCaptured(int attempt) implements ReservationEvent {}

  record CaptureRefused(int attempt, String reason) implements ReservationEvent {}

  record ReservationConfirmed() implements ReservationEvent {}

  /**
   * Everything is to be given back.
   *
   * @param lateUntil after which no message sent before can arrive any more
   */
  record CompensationStarted(Outcome outcome, Failure failure, Instant lateUntil)
      implements ReservationEvent {}

  record SegmentReleased(int segment) implements ReservationEvent {}

  /** The flight had departed: the seats can't be given back. */
  record SegmentFlown(int segment) implements ReservationEvent {}

  record PaymentVoided(int attempt) implements ReservationEvent {}

  /** Money was set aside after all, for an attempt that had been withdrawn: it is let go again. */
  record LatePaymentReceived(int attempt) implements ReservationEvent {}

  /** Part of what was taken by this attempt, or all of it, is to be given back. */
  record RefundRequested(int refund, int attempt, Money amount) implements ReservationEvent {}

  record PaymentRefunded(int refund) implements ReservationEvent {}

  record ReservationRejected() implements ReservationEvent {}

  record ReservationExpired() implements ReservationEvent {}

  record ReservationCancelled() implements ReservationEvent {}

  record SeatChangeRequested(int segment, SeatNumber from, SeatNumber to)
      implements ReservationEvent {}

  /**
   * A passenger sits elsewhere now.
   *
   * @param lateUntil after which no message of this move can arrive any more
   */
  record SeatChanged(int segment, SeatNumber from, SeatNumber to, Instant at, Instant lateUntil)
      implements ReservationEvent {}

  /**
   * The flight did not move the passenger.
   *
   * @param lateUntil after which no message of this move can arrive any more, and move him after
   *     all
   */
  record SeatChangeRefused(
      int segment, SeatNumber from, SeatNumber to, Failure failure, Instant lateUntil)
      implements ReservationEvent {}

  /** The flight is to be asked whether a move came about that was refused, or given up. */
  record SeatCheckRequested(int segment, SeatNumber from, SeatNumber to)
      implements ReservationEvent {}

  /** It did not come about, and won't any more. */
  record SeatKept(int segment, SeatNumber from, SeatNumber to) implements ReservationEvent {}

  /** It came about after all: the passenger sits elsewhere now. */
  record LateSeatChangeFound(int segment, SeatNumber from, SeatNumber to)
      implements ReservationEvent {}

  /**
   * Other seats are to be had before some are given up.
   *
   * @param holdBy when this is given up
   * @param holdUntil until when the flights are asked to hold the new ones
   */
  record ChangeRequested(Change change, Instant holdBy, Instant holdUntil)
      implements ReservationEvent {}

  /** All that is new is held, and the money for it set aside: it is to be booked. */
  record ReplacementHeld() implements ReservationEvent {}

  /** All that is new is booked; what it replaces is to be given back. */
  record ChangeConfirmed(Instant lateUntil) implements ReservationEvent {}

  /** What is new is to be given back; what was there stays as it was. */
  record ChangeAbandoned(Failure failure, Instant lateUntil) implements ReservationEvent {}

  /**
   * Some flights are to be given back, and others kept.
   *
   * @param lateUntil after which no message sent before can arrive any more
   */
  record SegmentCancellationRequested(List<Integer> segments, Instant lateUntil)
      implements ReservationEvent {
    public SegmentCancellationRequested {
      segments = List.copyOf(segments);
    }
  }

  /**
   * Some passengers' seats are to be given back, on all flights that have not left.
   *
   * @param lateUntil after which no message sent before can arrive any more
   */
  record PassengerCancellationRequested(List<Integer> passengers, Instant lateUntil)
      implements ReservationEvent {
    public PassengerCancellationRequested {
      passengers = List.copyOf(passengers);
    }
  }

  /**
   * Seats of passengers who don't travel any more are given back.
   *
   * @param lateUntil after which no message of this can arrive any more
   */
  record SegmentSeatsReleased(int segment, List<SeatNumber> seats, Instant at, Instant lateUntil)
      implements ReservationEvent {
    public SegmentSeatsReleased {
      seats = List.copyOf(seats);
    }
  }

  /** A segment's flight does not leave, or not as it was booked. */
  record FlightChangeNoted(int segment, FlightChange change) implements ReservationEvent {}

  /**
   * The customer agrees to it.
   *
   * @param change the change's number at the flight
   */
  record FlightChangeAccepted(int segment, long change) implements ReservationEvent {}
}
