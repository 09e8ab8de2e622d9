package dev.jetway.reservation.domain;

import dev.jetway.flight.domain.ReservationId;
import dev.jetway.reservation.domain.LateSeats.DoubtfulMove;
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
   * @param party who of the request's passengers travels
   * @param ledger all money asked for and given back
   * @param changes all rebookings that were begun, in their order: at most as many as segments
   * @param lastFailure why the latest thing asked for did not come to pass; null when it did
   * @param lateSeats what late messages could still do to its seats
   */
  record Requested(
      ReservationId id,
      RecordLocator locator,
      ReservationRequest request,
      Instant requestedAt,
      Instant offerUntil,
      List<Segment> segments,
      Party party,
      Ledger ledger,
      List<PastChange> changes,
      LateSeats lateSeats,
      @Nullable Failure lastFailure,
      Phase phase)
      implements ReservationState {

    public Requested {
      segments = List.copyOf(segments);
      changes = List.copyOf(changes);
    }

    Requested in(Phase newPhase) {
      return new Requested(
          id,
          locator,
          request,
          requestedAt,
          offerUntil,
          segments,
          party,
          ledger,
          changes,
          lateSeats,
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
          party,
          ledger,
          changes,
          lateSeats,
          lastFailure,
          phase);
    }

    Requested with(Ledger newLedger) {
      return new Requested(
          id,
          locator,
          request,
          requestedAt,
          offerUntil,
          segments,
          party,
          newLedger,
          changes,
          lateSeats,
          lastFailure,
          phase);
    }

    Requested with(Party newParty) {
      return new Requested(
          id,
          locator,
          request,
          requestedAt,
          offerUntil,
          segments,
          newParty,
          ledger,
          changes,
          lateSeats,
          lastFailure,
          phase);
    }

    Requested with(Change change, List<Segment> added) {
      List<Segment> all = new ArrayList<>(segments);
      all.addAll(added);
      List<PastChange> known = new ArrayList<>(changes);
      known.add(new PastChange(change, null));
      return new Requested(
          id,
          locator,
          request,
          requestedAt,
          offerUntil,
          all,
          party,
          ledger,
          known,
          lateSeats,
          lastFailure,
          phase);
    }

    /** The latest rebooking came to nothing. */
    Requested withRefusal(Failure refusal) {
      List<PastChange> known = new ArrayList<>(changes);
      known.add(new PastChange(known.removeLast().change(), refusal));
      return new Requested(
          id,
          locator,
          request,
          requestedAt,
          offerUntil,
          segments,
          party,
          ledger,
          known,
          lateSeats,
          refusal,
          phase);
    }

    Requested with(LateSeats newLateSeats) {
      return new Requested(
          id,
          locator,
          request,
          requestedAt,
          offerUntil,
          segments,
          party,
          ledger,
          changes,
          newLateSeats,
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
          party,
          ledger,
          changes,
          lateSeats,
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
          party,
          ledger,
          changes,
          lateSeats,
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

    /** The latest attempt to be paid; null before the first. */
    public @Nullable Payment payment() {
      return ledger.latest();
    }

    boolean paymentIs(Payment.Status status) {
      return payment() != null && payment().is(status);
    }

    /** Whether seats are being given back. */
    boolean isReleasing() {
      return segments.stream().anyMatch(s -> s.isToBeReleased() || s.isToBePartlyReleased());
    }

    /** Moves to be asked about; of seats that are given back nothing is to be known. */
    List<DoubtfulMove> doubts() {
      return lateSeats.doubtful().stream()
          .filter(move -> segment(move.segment()).filter(Segment::isSeated).isPresent())
          .toList();
    }

    /** What has been taken and is not due, in minor units: it is to be given back. */
    long surplus() {
      return ledger.kept() - segments.stream().mapToLong(Segment::due).sum();
    }
  }

  /**
   * A rebooking that was begun. Kept, so that its repetition is known for one however late it
   * comes.
   *
   * @param refusal why it came to nothing; null when it did not, or is under way
   */
  record PastChange(Change change, @Nullable Failure refusal) {}
}
