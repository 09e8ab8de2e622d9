package dev.jetway.reservation.domain;

import dev.jetway.reservation.domain.ReservationAnswer.Code;
import dev.jetway.reservation.domain.ReservationAnswer.Rejected;
import dev.jetway.reservation.domain.ReservationState.Requested;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/** Decides changes of what is bought: another seat, other flights. */
final class Changes {
  private Changes() {}

  static ReservationAnswer changeSeat(
      Unfolding story, Requested r, ReservationCommand.ChangeSeat c) {
    if (r.phase() instanceof Phase.MovingSeat(int number, var from, var to)
        && number == c.segment()
        && from.equals(c.from())
        && to.equals(c.to())) {
      return story.shown();
    }
    if (!(r.phase() instanceof Phase.Confirmed)) {
      return Requests.unfit(r, "only a confirmed reservation's seats can be changed");
    }
    Optional<Segment> segment = r.segment(c.segment()).filter(Segment::wanted);
    if (segment.isEmpty()) {
      return new Rejected(Code.SEGMENT_NOT_FOUND, "There is no segment %d.".formatted(c.segment()));
    }
    boolean hasFrom = segment.get().seats().contains(c.from());
    if (!hasFrom && segment.get().seats().contains(c.to())) {
      return story.shown();
    }
    if (!hasFrom) {
      return new Rejected(
          Code.SEAT_NOT_FOUND, "Nobody of this reservation has seat %s.".formatted(c.from()));
    }
    if (c.from().equals(c.to())) {
      return story.shown();
    }
    // A late message of the move away would take whoever is back there away again.
    boolean latelyLeft =
        r.vacated().stream()
            .anyMatch(
                left ->
                    left.segment() == c.segment()
                        && left.seat().equals(c.to())
                        && left.until().isAfter(story.now()));
    if (latelyLeft) {
      return new Rejected(
          Code.SEAT_LATELY_LEFT,
          "Seat %s was left a moment ago; try again in a minute.".formatted(c.to()));
    }
    story.happens(new ReservationEvent.SeatChangeRequested(c.segment(), c.from(), c.to()));
    return story.shown();
  }

  static ReservationAnswer change(
      Unfolding story, Requested r, ReservationCommand.RequestChange command) {
    Change last = r.lastChange();
    if (last != null && last.id().equals(command.id())) {
      return last.asksTheSame(command)
          ? story.shown()
          : new Rejected(Code.OTHER_CONTENT, "This change was requested with other content.");
    }
    if (!(r.phase() instanceof Phase.Confirmed)) {
      return Requests.unfit(r, "only a confirmed reservation can be changed");
    }
    Optional<Rejected> problem = problem(story.limits(), r, command);
    if (problem.isPresent()) {
      return problem.get();
    }
    Instant holdBy = story.now().plus(story.limits().holdingTime());
    Change change =
        new Change(
            command.id(), command.replaced(), command.replacements(), r.segments().size() + 1);
    story.happens(
        new ReservationEvent.ChangeRequested(
            change, holdBy, holdBy.plus(story.limits().holdMargin())));
    return story.shown();
  }

  private static Optional<Rejected> problem(
      ReservationLimits limits, Requested r, ReservationCommand.RequestChange command) {
    if (!Text.isGood(command.id())) {
      return Validation.invalid("A change's id has 1 to 128 characters.");
    }
    if (command.replaced().isEmpty()
        || new HashSet<>(command.replaced()).size() < command.replaced().size()) {
      return Validation.invalid("Name each segment to be replaced once.");
    }
    for (int number : command.replaced()) {
      if (r.segment(number).filter(Segment::wanted).isEmpty()) {
        return Optional.of(
            new Rejected(Code.SEGMENT_NOT_FOUND, "There is no segment %d.".formatted(number)));
      }
    }
    int ever = r.segments().size() + command.replacements().size();
    if (ever > limits.segmentsEverMax()) {
      return Validation.tooMany("segments, replaced ones included", limits.segmentsEverMax(), ever);
    }
    List<SegmentRequest> after = new ArrayList<>(command.replacements());
    r.wanted().stream()
        .filter(segment -> !command.replaced().contains(segment.number()))
        .forEach(segment -> after.add(new SegmentRequest(segment.flight(), segment.seats())));
    return Validation.ofSegments(after, r.request(), limits);
  }
}
