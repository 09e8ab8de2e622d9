package dev.jetway.reservation.domain;

import dev.jetway.flight.domain.SeatNumber;
import dev.jetway.reservation.domain.ReservationAnswer.Code;
import dev.jetway.reservation.domain.ReservationAnswer.Rejected;
import dev.jetway.reservation.domain.ReservationState.Requested;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Decides what is given back of a reservation of which something stays. */
final class Cancellations {
  private Cancellations() {}

  static ReservationAnswer segments(
      Unfolding story, Requested r, ReservationCommand.CancelSegments c) {
    if (isOver(r)) {
      return Requests.cancel(story, r);
    }
    if (!(r.phase() instanceof Phase.Confirmed)) {
      return Requests.notNow("only a confirmed reservation's segments can be cancelled");
    }
    for (int number : c.segments()) {
      if (r.segment(number).isEmpty()) {
        return new Rejected(Code.SEGMENT_NOT_FOUND, "There is no segment %d.".formatted(number));
      }
    }
    // What has left, or is given up already, has nothing to give back.
    List<Integer> givenUp =
        r.segments().stream()
            .filter(s -> s.isAtHand() && c.segments().contains(s.number()))
            .map(Segment::number)
            .toList();
    if (givenUp.isEmpty()) {
      return nothingLeft(story, c.segments());
    }
    if (r.wanted().size() == givenUp.size()) {
      return Requests.cancel(story, r);
    }
    story.happens(new ReservationEvent.SegmentCancellationRequested(givenUp, story.lateUntil()));
    return story.shown();
  }

  static ReservationAnswer passengers(
      Unfolding story, Requested r, ReservationCommand.CancelPassengers c) {
    if (isOver(r)) {
      return Requests.cancel(story, r);
    }
    if (!(r.phase() instanceof Phase.Confirmed)) {
      return Requests.notNow("only a confirmed reservation's passengers can be cancelled");
    }
    for (int number : c.passengers()) {
      if (!r.party().has(number)) {
        return new Rejected(
            Code.PASSENGER_NOT_FOUND, "There is no passenger %d.".formatted(number));
      }
    }
    List<Integer> leaving =
        c.passengers().stream().filter(r.party()::travels).distinct().sorted().toList();
    if (leaving.isEmpty()) {
      return nothingLeft(story, c.passengers());
    }
    Party staying = r.party().without(leaving);
    if (staying.travelling().isEmpty()) {
      return Requests.cancel(story, r);
    }
    if (staying.seated().isEmpty()) {
      return new Rejected(
          Code.INVALID_REQUEST, "Somebody with a seat of his own must travel with an infant.");
    }
    // A single seat is given back by its number; where a whole segment is, numbers don't matter.
    Optional<SeatNumber> doubtful =
        r.segments().stream().flatMap(s -> doubtful(r, s, leaving)).findFirst();
    if (doubtful.isPresent()) {
      return Changes.doubtful(doubtful.get());
    }
    story.happens(new ReservationEvent.PassengerCancellationRequested(leaving, story.lateUntil()));
    return story.shown();
  }

  private static Stream<SeatNumber> doubtful(Requested r, Segment s, List<Integer> leaving) {
    return s.isAtHand()
        ? s.without(leaving, Instant.EPOCH).leaving().stream()
            .filter(seat -> r.lateSeats().isDoubtful(s.number(), seat))
        : Stream.empty();
  }

  private static ReservationAnswer nothingLeft(Unfolding story, List<Integer> named) {
    return named.isEmpty()
        ? new Rejected(Code.INVALID_REQUEST, "Name at least one.")
        : story.shown();
  }

  private static boolean isOver(Requested r) {
    return r.phase() instanceof Phase.Ending || r.phase() instanceof Phase.Ended;
  }
}
