package dev.jetway.reservation.domain;

import dev.jetway.reservation.domain.ReservationAnswer.Code;
import dev.jetway.reservation.domain.ReservationAnswer.Rejected;
import dev.jetway.reservation.domain.ReservationState.Requested;
import java.time.Instant;
import java.util.Optional;

/** Decides what customers ask of a reservation as a whole: to have it, buy it, keep it, end it. */
final class Requests {
  private Requests() {}

  static ReservationAnswer request(Unfolding story, ReservationCommand.RequestReservation command) {
    Optional<Rejected> problem = Validation.of(command, story.limits());
    if (problem.isPresent()) {
      return problem.get();
    }
    ReservationLimits limits = story.limits();
    Instant now = story.now();
    Instant holdBy = now.plus(limits.holdingTime());
    // Who buys at once needs the holds just for that, and then without another call to extend them.
    Instant offerUntil =
        switch (command.request().confirm()) {
          case NOW -> holdBy.plus(limits.paymentTime());
          case LATER -> now.plus(limits.offerTime());
        };
    story.happens(
        new ReservationEvent.ReservationRequested(
            command.id(),
            command.locator(),
            command.request(),
            now,
            holdBy,
            offerUntil,
            offerUntil.plus(limits.holdMargin())));
    return story.shown();
  }

  static ReservationAnswer again(
      Unfolding story, Requested r, ReservationCommand.RequestReservation command) {
    return r.request().equals(command.request())
        ? story.shown()
        : new Rejected(Code.OTHER_CONTENT, "This reservation was requested with other content.");
  }

  static ReservationAnswer confirm(
      Unfolding story, Requested r, ReservationCommand.ConfirmReservation command) {
    return switch (r.phase()) {
      case Phase.Held p -> {
        if (r.request().hasPrice() && command.paymentMethod() == null) {
          yield new Rejected(Code.PAYMENT_REQUIRED, "Say how it is to be paid.");
        }
        if (command.paymentMethod() != null && !Text.isGood(command.paymentMethod())) {
          yield new Rejected(Code.INVALID_REQUEST, "That is no payment method.");
        }
        story.happens(
            Progress.confirmation(r, command.paymentMethod(), story.now(), story.limits()));
        yield story.shown();
      }
      case Phase.Holding p -> notNow("its seats are not held yet");
      case Phase.Prolonging p -> notNow("its offer is being extended");
      case Phase.Ending p -> over();
      case Phase.Ended p -> over();
      // Asked again: it is on its way, or done.
      case Phase.Extending p -> story.shown();
      case Phase.Paying p -> story.shown();
      case Phase.Confirming p -> story.shown();
      case Phase.Capturing p -> story.shown();
      case Phase.Confirmed p -> story.shown();
      case Phase.MovingSeat p -> story.shown();
      case Phase.HoldingReplacement p -> story.shown();
      case Phase.PayingReplacement p -> story.shown();
      case Phase.ConfirmingReplacement p -> story.shown();
      case Phase.CapturingReplacement p -> story.shown();
    };
  }

  static ReservationAnswer extend(Unfolding story, Requested r) {
    if (r.phase() instanceof Phase.Prolonging) {
      return story.shown();
    }
    if (!(r.phase() instanceof Phase.Held)) {
      return unfit(r, "there is no offer to extend");
    }
    ReservationLimits limits = story.limits();
    Instant wanted = story.now().plus(limits.offerTime());
    Instant last = r.requestedAt().plus(limits.offerTotalMax());
    Instant until = wanted.isBefore(last) ? wanted : last;
    if (until.isAfter(r.offerUntil())) {
      story.happens(
          new ReservationEvent.ExtensionRequested(until, until.plus(limits.holdMargin())));
    }
    return story.shown();
  }

  static ReservationAnswer cancel(Unfolding story, Requested r) {
    boolean ends = r.phase() instanceof Phase.Ending || r.phase() instanceof Phase.Ended;
    if (ends) {
      return ReservationView.of(r).status() == ReservationView.Status.CANCELLED
          ? story.shown()
          : over();
    }
    story.happens(
        new ReservationEvent.CompensationStarted(
            Outcome.CANCELLED,
            Failure.of(Failure.Code.CANCELLED, "Its customer cancelled it."),
            story.lateUntil()));
    return story.shown();
  }

  /** Why something can't be done in this phase. */
  static Rejected unfit(Requested r, String because) {
    return r.phase() instanceof Phase.Ending || r.phase() instanceof Phase.Ended
        ? over()
        : notNow(because);
  }

  static Rejected notNow(String because) {
    return new Rejected(Code.NOT_NOW, "Not now: %s.".formatted(because));
  }

  static Rejected over() {
    return new Rejected(Code.RESERVATION_ENDED, "This reservation has ended.");
  }
}
