package dev.jetway.reservation.domain;

import dev.jetway.reservation.domain.ReservationAnswer.Code;
import dev.jetway.reservation.domain.ReservationAnswer.Rejected;
import dev.jetway.reservation.domain.ReservationState.Requested;
import dev.jetway.reservation.domain.Segment.Claim;
import java.util.Optional;

/**
 * Decides what to make of flights that are called off or leave at another time. By itself, nothing
 * but taking note: the customer rebooks, cancels, or agrees. Where seats are not booked yet, the
 * flight refuses them itself.
 */
final class FlightNews {
  private FlightNews() {}

  /** Of a segment that is given up or over, news changes nothing; nor does news that is old. */
  static ReservationAnswer note(
      Unfolding story, Requested r, ReservationCommand.NoteFlightChange c) {
    boolean isNews =
        r.segment(c.segment())
            .filter(s -> s.wanted() && !s.is(Claim.GONE) && !s.is(Claim.FLOWN))
            .filter(
                s -> s.flightChange() == null || s.flightChange().number() < c.change().number())
            .isPresent();
    if (isNews) {
      story.happens(new ReservationEvent.FlightChangeNoted(c.segment(), c.change()));
    }
    return new ReservationAnswer.Noted();
  }

  static ReservationAnswer accept(
      Unfolding story, Requested r, ReservationCommand.AcceptFlightChange c) {
    if (r.phase() instanceof Phase.Ending || r.phase() instanceof Phase.Ended) {
      return Requests.over();
    }
    Optional<Segment> segment = r.segment(c.segment()).filter(Segment::wanted);
    if (segment.isEmpty()) {
      return new Rejected(Code.SEGMENT_NOT_FOUND, "There is no segment %d.".formatted(c.segment()));
    }
    if (!(segment.get().flightChange() instanceof FlightChange.Rescheduled change)) {
      return Requests.notNow("its flight leaves as booked, or not at all");
    }
    if (!segment.get().accepted()) {
      story.happens(new ReservationEvent.FlightChangeAccepted(c.segment(), change.number()));
    }
    return story.shown();
  }

  /** Nobody can agree to a flight that does not leave. */
  static boolean isAcceptable(Segment segment) {
    return segment.wanted() && segment.waitingChange() instanceof FlightChange.Rescheduled;
  }
}
