package dev.jetway.reservation.domain;

import dev.jetway.flight.domain.ReservationId;
import dev.jetway.flight.domain.SeatNumber;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Everything that a reservation's events have added up to. Immutable. */
public sealed interface ReservationState {

  /** A reservation of which no event is known. */
  record Unrequested() implements ReservationState {}

  /**
   * A reservation that was asked for.
   *
   * @param request as first made, which tells a repetition from another request
   * @param requestedAt when
   * @param offerUntil until when the customer must have confirmed
   * @param segments all there ever were, by number
   * @param payment the latest attempt; null before the first
   * @param lastChange the latest rebooking, which tells a repetition from another one
   * @param lastFailure why the latest thing asked for did not come to pass; null when it did
   * @param vacated seats lately left for another one, to which a late message could still move
   */
  record Requested(
      ReservationId id,
      RecordLocator locator,
      ReservationRequest request,
      Instant requestedAt,
      Instant offerUntil,
      List<Segment> segments,
      @Nullable Payment payment,
      @Nullable Change lastChange,
      List<Vacated> vacated,
      @Nullable Failure lastFailure,
      Phase phase)
      implements ReservationState {

    public Requested {
      segments = List.copyOf(segments);
      vacated = List.copyOf(vacated);
    }

    Requested in(Phase newPhase) {
      return new Requested(
          id,
          locator,
          request,
          requestedAt,
          offerUntil,
          segments,
          payment,
          lastChange,
          vacated,
          lastFailure,
          newPhase);
    }

    Requested withOfferUntil(Instant newEnd) {
      return new Requested(
          id,
          locator,
          request,
          requestedAt,
          newEnd,
          segments,
          payment,
          lastChange,
          vacated,
          lastFailure,
          phase);
    }

    Requested withPayment(@Nullable Payment newPayment) {
      return new Requested(
          id,
          locator,
          request,
          requestedAt,
          offerUntil,
          segments,
          newPayment,
          lastChange,
          vacated,
          lastFailure,
          phase);
    }

    /** An attempt that this reservation does not have is passed over: applying never fails. */
    Requested withPayment(int attempt, Payment.Status status) {
      return payment == null || payment.attempt() != attempt
          ? this
          : withPayment(payment.with(status));
    }

    Requested withChange(Change change, List<Segment> added) {
      List<Segment> all = new ArrayList<>(segments);
      all.addAll(added);
      return new Requested(
          id,
          locator,
          request,
          requestedAt,
          offerUntil,
          all,
          payment,
          change,
          vacated,
          lastFailure,
          phase);
    }

    Requested withVacated(List<Vacated> newVacated) {
      return new Requested(
          id,
          locator,
          request,
          requestedAt,
          offerUntil,
          segments,
          payment,
          lastChange,
          newVacated,
          lastFailure,
          phase);
    }

    Requested withLastFailure(@Nullable Failure failure) {
      return new Requested(
          id,
          locator,
          request,
          requestedAt,
          offerUntil,
          segments,
          payment,
          lastChange,
          vacated,
          failure,
          phase);
    }

    /** Changes those segments that are meant; the others stay. */
    Requested withSegments(Predicate<Segment> meant, UnaryOperator<Segment> changed) {
      List<Segment> all = segments.stream().map(s -> meant.test(s) ? changed.apply(s) : s).toList();
      return new Requested(
          id,
          locator,
          request,
          requestedAt,
          offerUntil,
          all,
          payment,
          lastChange,
          vacated,
          lastFailure,
          phase);
    }

    Requested withSegment(int number, UnaryOperator<Segment> changed) {
      return withSegments(segment -> segment.number() == number, changed);
    }

    Optional<Segment> segment(int number) {
      return segments.stream().filter(segment -> segment.number() == number).findFirst();
    }

    /** The segments that the reservation has or wants. */
    public List<Segment> wanted() {
      return segments.stream().filter(Segment::wanted).toList();
    }

    boolean paymentIs(Payment.Status status) {
      return payment != null && payment.is(status);
    }
  }

  /**
   * A seat of a segment that a passenger left for another one.
   *
   * @param until when no late message of that move can arrive any more
   */
  record Vacated(int segment, SeatNumber seat, Instant until) {}
}
