package dev.jetway.reservation.domain;

import dev.jetway.flight.domain.CustomerId;
import dev.jetway.flight.domain.FlightId;
import dev.jetway.flight.domain.ReservationId;
import dev.jetway.flight.domain.SeatNumber;
import dev.jetway.reservation.domain.ReservationState.Requested;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A reservation as its customer sees it.
 *
 * @param settled whether it stays as it is until somebody asks for something or a deadline comes;
 *     false while flights or the payment provider are being asked
 * @param segments those it has or wants; of one that has ended, those it had
 * @param expiresAt the end of the offer; null when it is not held
 * @param failure why it ended, or why the latest change did not come to pass; else null
 * @param paymentStatus of the latest attempt; null when there was none
 */
public record ReservationView(
    ReservationId id,
    RecordLocator locator,
    CustomerId customer,
    List<Passenger> passengers,
    Status status,
    boolean settled,
    List<SegmentView> segments,
    @Nullable Instant expiresAt,
    @Nullable Failure failure,
    Payment.@Nullable Status paymentStatus,
    Set<AvailableAction> availableActions) {

  /** The words of the contract. */
  public enum Status {
    REQUESTED,
    HELD,
    CONFIRMED,
    CHANGING,
    REJECTED,
    EXPIRED,
    CANCELLED
  }

  /** One flight of it. */
  public record SegmentView(
      int number, FlightId flight, List<SeatNumber> seats, Segment.Claim claim) {
    public SegmentView {
      seats = List.copyOf(seats);
    }
  }

  public ReservationView {
    passengers = List.copyOf(passengers);
    segments = List.copyOf(segments);
    availableActions = Set.copyOf(availableActions);
  }

  /** The reservation as it stands. */
  public static ReservationView of(Requested reservation) {
    Status status = status(reservation.phase());
    return new ReservationView(
        reservation.id(),
        reservation.locator(),
        reservation.request().customer(),
        reservation.request().passengers(),
        status,
        Steps.owed(reservation).isEmpty() && !waitsForItself(reservation.phase()),
        segments(reservation),
        status == Status.HELD ? reservation.offerUntil() : null,
        failure(reservation),
        reservation.payment() == null ? null : reservation.payment().status(),
        AvailableAction.in(reservation.phase()));
  }

  /** Phases that end by an answer from outside, never by rest. */
  private static boolean waitsForItself(Phase phase) {
    return !(phase instanceof Phase.Held
        || phase instanceof Phase.Confirmed
        || phase instanceof Phase.Ended);
  }

  private static List<SegmentView> segments(Requested reservation) {
    List<Segment> wanted = reservation.wanted();
    List<Segment> shown = wanted.isEmpty() ? reservation.segments() : wanted;
    return shown.stream()
        .map(s -> new SegmentView(s.number(), s.flight(), s.seats(), s.claim()))
        .toList();
  }

  private static @Nullable Failure failure(Requested reservation) {
    return switch (reservation.phase()) {
      case Phase.Ending(Outcome outcome, Failure failure) -> withAllConflicts(reservation, failure);
      case Phase.Ended(Outcome outcome, Failure failure) -> withAllConflicts(reservation, failure);
      case Phase phase -> reservation.lastFailure();
    };
  }

  /** The first refusal ends a reservation; whoever asked wants to know of all of them. */
  private static Failure withAllConflicts(Requested reservation, Failure failure) {
    List<Failure.Conflict> all =
        reservation.segments().stream()
            .map(Segment::failure)
            .flatMap(refusal -> refusal == null ? Stream.empty() : refusal.conflicts().stream())
            .distinct()
            .toList();
    return failure.conflicts().isEmpty()
        ? failure
        : new Failure(failure.code(), failure.detail(), all);
  }

  private static Status status(Phase phase) {
    return switch (phase) {
      case Phase.Holding p -> Status.REQUESTED;
      case Phase.Held p -> Status.HELD;
      case Phase.Prolonging p -> Status.HELD;
      case Phase.Extending p -> Status.HELD;
      case Phase.Paying p -> Status.HELD;
      case Phase.Confirming p -> Status.HELD;
      case Phase.Capturing p -> Status.HELD;
      case Phase.Confirmed p -> Status.CONFIRMED;
      case Phase.MovingSeat p -> Status.CHANGING;
      case Phase.HoldingReplacement p -> Status.CHANGING;
      case Phase.ConfirmingReplacement p -> Status.CHANGING;
      case Phase.Ending(Outcome outcome, Failure failure) -> ended(outcome);
      case Phase.Ended(Outcome outcome, Failure failure) -> ended(outcome);
    };
  }

  private static Status ended(Outcome outcome) {
    return switch (outcome) {
      case REJECTED -> Status.REJECTED;
      case EXPIRED -> Status.EXPIRED;
      case CANCELLED -> Status.CANCELLED;
    };
  }
}
