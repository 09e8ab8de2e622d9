package dev.jetway.reservation.domain;

import dev.jetway.flight.domain.SeatNumber;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What late messages could still do to seats that the reservation has or had.
 *
 * @param left seats that passengers left; those of long ago go with the next one
 * @param doubtful moves of which it is not known whether they come about after all; no two of a
 *     segment share a seat, so there are no more of them than seats
 */
public record LateSeats(List<Left> left, List<DoubtfulMove> doubtful) {
  static final LateSeats NONE = new LateSeats(List.of(), List.of());

  public LateSeats {
    left = List.copyOf(left);
    doubtful = List.copyOf(doubtful);
  }

  /**
   * A seat of a segment that a passenger left.
   *
   * @param until when no late message of that can arrive any more
   */
  public record Left(int segment, SeatNumber seat, Instant until) {}

  /**
   * A move that the flight refused, or that was given up: a late message of it may find the seat
   * free, and move the passenger although nobody waits for it any more.
   *
   * @param until when no such message can arrive any more: then the flight is asked
   * @param asked whether it is being asked
   * @param refusal as the customer was told; null when he was not
   */
  public record DoubtfulMove(
      int segment,
      SeatNumber from,
      SeatNumber to,
      Instant until,
      boolean asked,
      @Nullable Failure refusal) {

    boolean is(int otherSegment, SeatNumber otherFrom, SeatNumber otherTo) {
      return segment == otherSegment && from.equals(otherFrom) && to.equals(otherTo);
    }

    boolean touches(int otherSegment, SeatNumber seat) {
      return segment == otherSegment && (from.equals(seat) || to.equals(seat));
    }

    private DoubtfulMove isAsked() {
      return new DoubtfulMove(segment, from, to, until, true, refusal);
    }
  }

  boolean wasLeftLately(int segment, SeatNumber seat, Instant now) {
    return left.stream()
        .anyMatch(
            one -> one.segment() == segment && one.seat().equals(seat) && one.until().isAfter(now));
  }

  /** Whether it is not known who sits there. */
  boolean isDoubtful(int segment, SeatNumber seat) {
    return doubtful.stream().anyMatch(move -> move.touches(segment, seat));
  }

  Optional<DoubtfulMove> move(int segment, SeatNumber from, SeatNumber to) {
    return doubtful.stream().filter(move -> move.is(segment, from, to)).findFirst();
  }

  LateSeats andLeft(int segment, List<SeatNumber> seats, Instant at, Instant until) {
    return new LateSeats(
        Stream.concat(
                left.stream().filter(one -> one.until().isAfter(at)),
                seats.stream().map(seat -> new Left(segment, seat, until)))
            .toList(),
        doubtful);
  }

  LateSeats and(DoubtfulMove move) {
    return new LateSeats(
        left,
        Stream.concat(
                doubtful.stream().filter(m -> !m.is(move.segment(), move.from(), move.to())),
                Stream.of(move))
            .toList());
  }

  LateSeats asked(int segment, SeatNumber from, SeatNumber to) {
    return new LateSeats(
        left,
        doubtful.stream().map(move -> move.is(segment, from, to) ? move.isAsked() : move).toList());
  }

  LateSeats without(int segment, SeatNumber from, SeatNumber to) {
    return without(move -> move.is(segment, from, to));
  }

  /** Of a segment that is given back nobody wants to know who sat where. */
  LateSeats withoutDoubts(int segment) {
    return without(move -> move.segment() == segment);
  }

  private LateSeats without(Predicate<DoubtfulMove> settled) {
    return new LateSeats(left, doubtful.stream().filter(settled.negate()).toList());
  }
}
