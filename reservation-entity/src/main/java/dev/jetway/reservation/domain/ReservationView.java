package dev.jetway.reservation.domain;

import dev.jetway.flight.domain.CustomerId;
import dev.jetway.flight.domain.FlightId;
import dev.jetway.flight.domain.ReservationId;
import dev.jetway.flight.domain.SeatNumber;
import dev.jetway.flight.domain.SeatWish;
import dev.jetway.flight.domain.Unmet;
import dev.jetway.reservation.domain.ReservationState.Requested;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A reservation as its customer sees it.
 *
 * @param settled whether it stays as it is until somebody asks for something or a deadline comes;
 *     false while flights or the payment provider are being asked
 * @param segments those it has or wants, and those flown; of one that has ended, those it had
 * @param expiresAt the end of the offer; null when it is not held
 * @param failure why it ended, or why the latest change did not come to pass; else null
 * @param price of all seats it has or wants; null when they are free
 * @param paid all that was ever taken; null when nothing was ever to be paid
 * @param refunded what of that was given back; null when nothing was ever to be paid
 * @param paymentStatus of the latest attempt; null when there was none
 */
public record ReservationView(
    ReservationId id,
    RecordLocator locator,
    CustomerId customer,
    List<PassengerView> passengers,
    Status status,
    boolean settled,
    List<SegmentView> segments,
    @Nullable Instant expiresAt,
    @Nullable Failure failure,
    @Nullable Money price,
    @Nullable Money paid,
    @Nullable Money refunded,
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

  /** One who travels, or was to. */
  public record PassengerView(int number, Passenger passenger, boolean travels) {}

  /**
   * One flight of it.
   *
   * @param seats empty until the flight has chosen, when it is to
   * @param passengers the numbers of those who sit there, in the order of the seats
   * @param wish null when the seats were named
   * @param unmet what the chosen seats lack of the wish; null when nothing
   * @param fare of each seat; null when it is free
   * @param flightChange waits for the customer's word; null when nothing does
   */
  public record SegmentView(
      int number,
      FlightId flight,
      List<SeatNumber> seats,
      List<Integer> passengers,
      @Nullable SeatWish wish,
      @Nullable Unmet unmet,
      @Nullable Money fare,
      Segment.Claim claim,
      @Nullable FlightChange flightChange) {
    public SegmentView {
      seats = List.copyOf(seats);
      passengers = List.copyOf(passengers);
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
        passengers(reservation.party()),
        status,
        Steps.owed(reservation).isEmpty() && !waitsForItself(reservation.phase()),
        segments(reservation),
        status == Status.HELD ? reservation.offerUntil() : null,
        failure(reservation),
        price(reservation),
        reservation.ledger().paid(),
        reservation.ledger().refunded(),
        reservation.payment() == null ? null : reservation.payment().status(),
        AvailableAction.of(reservation));
  }

  /** The same with another reason why the latest thing asked for did not come to pass. */
  ReservationView withFailure(@Nullable Failure other) {
    return new ReservationView(
        id,
        locator,
        customer,
        passengers,
        status,
        settled,
        segments,
        expiresAt,
        other,
        price,
        paid,
        refunded,
        paymentStatus,
        availableActions);
  }

  /** Phases that end by an answer from outside, never by rest. */
  private static boolean waitsForItself(Phase phase) {
    return !(phase instanceof Phase.Held
        || phase instanceof Phase.Confirmed
        || phase instanceof Phase.Ended);
  }

  private static List<PassengerView> passengers(Party party) {
    return IntStream.rangeClosed(1, party.all().size())
        .mapToObj(n -> new PassengerView(n, party.all().get(n - 1), party.travels(n)))
        .toList();
  }

  private static List<SegmentView> segments(Requested reservation) {
    boolean over = reservation.wanted().isEmpty();
    return reservation.segments().stream()
        .filter(s -> over || s.wanted() || s.is(Segment.Claim.FLOWN))
        .map(ReservationView::segment)
        .toList();
  }

  private static SegmentView segment(Segment s) {
    return new SegmentView(
        s.number(),
        s.flight(),
        s.seats(),
        s.passengers(),
        s.wish(),
        s.unmet(),
        s.fare(),
        s.claim(),
        s.wanted() ? s.waitingChange() : null);
  }

  private static @Nullable Money price(Requested r) {
    long sum = r.wanted().stream().mapToLong(Segment::price).sum();
    return r.segments().stream()
        .flatMap(s -> Stream.ofNullable(s.fare()))
        .findFirst()
        .filter(fare -> sum > 0)
        .map(fare -> new Money(sum, fare.currency()))
        .orElse(null);
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
      case Phase.PayingReplacement p -> Status.CHANGING;
      case Phase.ConfirmingReplacement p -> Status.CHANGING;
      case Phase.CapturingReplacement p -> Status.CHANGING;
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
