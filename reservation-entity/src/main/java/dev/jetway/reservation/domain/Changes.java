package dev.jetway.reservation.domain;

import dev.jetway.flight.domain.SeatNumber;
import dev.jetway.reservation.domain.ReservationAnswer.Code;
import dev.jetway.reservation.domain.ReservationAnswer.Rejected;
import dev.jetway.reservation.domain.ReservationState.PastChange;
import dev.jetway.reservation.domain.ReservationState.Requested;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

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
    if (!canMoveSeats(segment.get())) {
      return Requests.notNow("its flight is cancelled, or has left");
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
    // A late message of who left would take whoever is there now away, too.
    if (segment.get().leaving().contains(c.to())
        || r.lateSeats().wasLeftLately(c.segment(), c.to(), story.now())) {
      return new Rejected(
          Code.SEAT_LATELY_LEFT,
          "Seat %s was left a moment ago; try again in a minute.".formatted(c.to()));
    }
    // The same move again is a repetition like any other.
    if (r.lateSeats().move(c.segment(), c.from(), c.to()).isEmpty()) {
      for (SeatNumber seat : List.of(c.from(), c.to())) {
        if (r.lateSeats().isDoubtful(c.segment(), seat)) {
          return doubtful(seat);
        }
      }
    }
    story.happens(new ReservationEvent.SeatChangeRequested(c.segment(), c.from(), c.to()));
    return story.shown();
  }

  static Rejected doubtful(SeatNumber seat) {
    return new Rejected(
        Code.SEAT_LATELY_LEFT,
        "A move from or to seat %s was refused a moment ago; try again in a minute."
            .formatted(seat));
  }

  static boolean canMoveSeats(Segment segment) {
    return segment.isAtHand() && !segment.isCancelled();
  }

  /** The answer is the first one's, though the reservation may have gone on since. */
  private static ReservationAnswer again(Unfolding story, Requested r, PastChange past) {
    ReservationView view = ReservationView.of(r);
    boolean goesOn = !(r.phase() instanceof Phase.Confirmed);
    return goesOn ? story.shown() : new ReservationAnswer.Shown(view.withFailure(past.refusal()));
  }

  static ReservationAnswer change(
      Unfolding story, Requested r, ReservationCommand.RequestChange command) {
    for (PastChange past : r.changes()) {
      if (past.change().id().equals(command.id())) {
        return past.change().asksTheSame(command)
            ? again(story, r, past)
            : new Rejected(Code.OTHER_CONTENT, "This change was requested with other content.");
      }
    }
    if (!(r.phase() instanceof Phase.Confirmed)) {
      return Requests.unfit(r, "only a confirmed reservation can be changed");
    }
    Optional<Rejected> problem = problem(story.limits(), r, command);
    if (problem.isPresent()) {
      return problem.get();
    }
    Money surcharge = surcharge(r, command);
    if (surcharge != null && command.paymentMethod() == null) {
      return new Rejected(
          Code.PAYMENT_REQUIRED,
          "It costs %s more: say how that is to be paid.".formatted(surcharge));
    }
    Change change =
        new Change(
            command.id(),
            command.replaced(),
            command.replacements(),
            r.segments().size() + 1,
            surcharge,
            command.paymentMethod());
    Instant holdBy = story.now().plus(story.limits().holdingTime());
    // Who has to pay needs the holds for that, too, and then without another call to extend them.
    Instant bookBy = surcharge == null ? holdBy : holdBy.plus(story.limits().paymentTime());
    story.happens(
        new ReservationEvent.ChangeRequested(
            change, holdBy, bookBy.plus(story.limits().holdMargin())));
    return story.shown();
  }

  /** What the new seats cost more than those that they replace; null when they don't. */
  private static @Nullable Money surcharge(Requested r, ReservationCommand.RequestChange command) {
    long old =
        r.segments().stream()
            .filter(s -> command.replaced().contains(s.number()))
            .mapToLong(Segment::price)
            .sum();
    long more = Fares.of(command.replacements()) - old;
    return more <= 0 ? null : new Money(more, Fares.currency(command.replacements()).orElseThrow());
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
      if (r.segment(number).filter(Segment::isAtHand).isEmpty()) {
        return Optional.of(
            new Rejected(Code.SEGMENT_NOT_FOUND, "There is no segment %d.".formatted(number)));
      }
    }
    int ever = r.segments().size() + command.replacements().size();
    if (ever > limits.segmentsEverMax()) {
      return Validation.tooMany("segments, replaced ones included", limits.segmentsEverMax(), ever);
    }
    if (command.paymentMethod() != null && !Text.isGood(command.paymentMethod())) {
      return Validation.invalid("That is no payment method.");
    }
    // What has left is not counted: it can't be changed, and asks nothing of those who stay.
    List<SegmentRequest> after = new ArrayList<>(command.replacements());
    r.wanted().stream()
        .filter(s -> s.isAtHand() && !command.replaced().contains(s.number()))
        .forEach(s -> after.add(s.asRequest()));
    return Validation.ofSegments(after, r.party().seated().size(), limits)
        .or(() -> Validation.ofCurrency(everFared(r, command)));
  }

  /** Money that was once paid in one currency is not given back in another. */
  private static List<SegmentRequest> everFared(
      Requested r, ReservationCommand.RequestChange command) {
    List<SegmentRequest> all = new ArrayList<>(command.replacements());
    r.segments().forEach(s -> all.add(s.asRequest()));
    return all;
  }
}
