package dev.jetway.reservation.domain;

import dev.jetway.flight.domain.ReservationId;
import dev.jetway.flight.domain.SeatNumber;
import dev.jetway.flight.domain.Unmet;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What may be asked of a reservation, or reported to it. */
public sealed interface ReservationCommand {

  /**
   * Asks for seats. The same request again finds the reservation that there is.
   *
   * @param id chosen by the caller, at most {@link ReservationLimits#ID_LENGTH_MAX} characters
   * @param locator drawn by the caller; a repetition's is not looked at
   */
  record RequestReservation(ReservationId id, RecordLocator locator, ReservationRequest request)
      implements ReservationCommand {}

  /**
   * Buys what is held.
   *
   * @param paymentMethod needed when there is something to pay
   */
  record ConfirmReservation(@Nullable String paymentMethod) implements ReservationCommand {}

  /** Asks for more time to think, counted from now. */
  record ExtendReservation() implements ReservationCommand {}

  /** Gives everything back, whatever is under way. */
  record CancelReservation() implements ReservationCommand {}

  /** Moves one passenger inside a flight. */
  record ChangeSeat(int segment, SeatNumber from, SeatNumber to) implements ReservationCommand {}

  /**
   * Changes to other flights or seats: all of the new ones are had, or none of the old is lost.
   *
   * @param paymentMethod needed when the new ones cost more
   */
  record RequestChange(
      String id,
      List<Integer> replaced,
      List<SegmentRequest> replacements,
      @Nullable String paymentMethod)
      implements ReservationCommand {
    public RequestChange {
      replaced = List.copyOf(replaced);
      replacements = List.copyOf(replacements);
    }
  }

  /** Gives some flights back. The last one is the whole reservation. */
  record CancelSegments(List<Integer> segments) implements ReservationCommand {
    public CancelSegments {
      segments = List.copyOf(segments);
    }
  }

  /**
   * Gives back the seats of some passengers, on all flights. The last one is the whole reservation.
   *
   * @param passengers from 1, in the order of the request; numbers stay when others leave
   */
  record CancelPassengers(List<Integer> passengers) implements ReservationCommand {
    public CancelPassengers {
      passengers = List.copyOf(passengers);
    }
  }

  /** Agrees to a flight's other time. */
  record AcceptFlightChange(int segment) implements ReservationCommand {}

  /** Tells what has become of a segment's flight. May come late, twice, or in any order. */
  record NoteFlightChange(int segment, FlightChange change) implements ReservationCommand {}

  record ViewReservation() implements ReservationCommand {}

  /** Journals what time alone has changed. */
  record NoteTime() implements ReservationCommand {}

  /**
   * What a {@link Step} came to. May be told late, twice, or in any order; what does not fit any
   * more changes nothing.
   */
  sealed interface Report extends ReservationCommand {}

  /**
   * The flight holds the seats.
   *
   * @param unmet what they lack of the wish; null when nothing, or when there was none
   */
  record Granted(int segment, List<SeatNumber> seats, @Nullable Unmet unmet, Instant until)
      implements Report {
    public Granted {
      seats = List.copyOf(seats);
    }
  }

  /** The flight did not give the seats. */
  record Refused(int segment, Failure failure) implements Report {}

  /**
   * The flight holds on.
   *
   * @param asked until when it was asked to, which tells this answer from one to an earlier call
   * @param until until when it does; no later than its departure
   */
  record Extended(int segment, Instant asked, Instant until) implements Report {}

  /** Asked to hold on, the flight had no such hold any more. */
  record NotExtended(int segment, Failure failure) implements Report {}

  /** Asked to confirm, the flight had no such hold any more. */
  record NotBooked(int segment, Failure failure) implements Report {}

  /** The seats are booked. */
  record Booked(int segment) implements Report {}

  /** The flight has given the seats back. */
  record Released(int segment) implements Report {}

  /** The flight has taken single seats back, or they were not the reservation's any more. */
  record SeatsGivenBack(int segment, List<SeatNumber> seats) implements Report {
    public SeatsGivenBack {
      seats = List.copyOf(seats);
    }
  }

  /** The flight has departed with the seats. */
  record Departed(int segment) implements Report {}

  record Moved(int segment, SeatNumber from, SeatNumber to) implements Report {}

  record MoveRefused(int segment, SeatNumber from, SeatNumber to, Failure failure)
      implements Report {}

  /**
   * Where a passenger sits whose move was refused, or given up.
   *
   * @param moved whether it came about after all
   */
  record SeatChecked(int segment, SeatNumber from, SeatNumber to, boolean moved)
      implements Report {}

  record Authorized(int attempt) implements Report {}

  record Declined(int attempt, String reason) implements Report {}

  record Captured(int attempt) implements Report {}

  /** The provider will never take this money. */
  record NotCaptured(int attempt, String reason) implements Report {}

  /** Nothing is set aside under this attempt, and nothing will be. */
  record Voided(int attempt) implements Report {}

  /** The money is given back. */
  record Refunded(int refund) implements Report {}
}
