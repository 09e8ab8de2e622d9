package dev.jetway.reservation.domain;

import dev.jetway.reservation.domain.ReservationState.Requested;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a single command sets off: its events, and the state after them. Lives for one decision, in
 * one thread.
 */
final class Unfolding {
  private final Instant now;
  private final ReservationLimits limits;
  private final List<ReservationEvent> events = new ArrayList<>();
  private ReservationState state;

  Unfolding(ReservationState state, Instant now, ReservationLimits limits) {
    this.state = state;
    this.now = now;
    this.limits = limits;
  }

  ReservationState state() {
    return state;
  }

  Instant now() {
    return now;
  }

  ReservationLimits limits() {
    return limits;
  }

  List<ReservationEvent> events() {
    return events;
  }

  /** The moment after which nothing sent until now can arrive any more. */
  Instant lateUntil() {
    return now.plus(limits.lateMessages());
  }

  /** Takes an event and all that follows from it without further word from outside. */
  void happens(ReservationEvent event) {
    Optional<ReservationEvent> next = Optional.of(event);
    while (next.isPresent()) {
      events.add(next.get());
      state = Reservation.evolve(state, next.get());
      next =
          state instanceof Requested reservation
              ? Progress.next(reservation, now, limits)
              : Optional.empty();
    }
  }

  /** The reservation as it is by now. */
  ReservationAnswer shown() {
    return switch (state) {
      case Requested reservation -> new ReservationAnswer.Shown(ReservationView.of(reservation));
      case ReservationState.Unrequested() -> new ReservationAnswer.Noted();
    };
  }
}
