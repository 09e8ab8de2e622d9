package dev.jetway.reservation.domain;

import dev.jetway.reservation.domain.ReservationState.Requested;
import java.util.EnumSet;
import java.util.Set;

/** What a client may do next. */
public enum AvailableAction {
  CONFIRM,
  EXTEND,
  CHANGE_SEAT,
  CHANGE,
  CANCEL,
  CANCEL_SEGMENTS,
  CANCEL_PASSENGERS,
  ACCEPT_FLIGHT_CHANGE;

  static Set<AvailableAction> of(Requested r) {
    Set<AvailableAction> actions = in(r.phase());
    if (r.segments().stream().noneMatch(Segment::isAtHand)) {
      actions.remove(CHANGE);
      actions.remove(CANCEL_SEGMENTS);
    }
    if (r.segments().stream().noneMatch(Changes::canMoveSeats)) {
      actions.remove(CHANGE_SEAT);
    }
    if (r.segments().stream().anyMatch(FlightNews::isAcceptable)) {
      actions.add(ACCEPT_FLIGHT_CHANGE);
    }
    return actions;
  }

  private static Set<AvailableAction> in(Phase phase) {
    return switch (phase) {
      case Phase.Held p -> EnumSet.of(CONFIRM, EXTEND, CANCEL);
      case Phase.Confirmed p ->
          EnumSet.of(CHANGE_SEAT, CHANGE, CANCEL, CANCEL_SEGMENTS, CANCEL_PASSENGERS);
      case Phase.Holding p -> EnumSet.of(CANCEL);
      case Phase.Prolonging p -> EnumSet.of(CANCEL);
      case Phase.Extending p -> EnumSet.of(CANCEL);
      case Phase.Paying p -> EnumSet.of(CANCEL);
      case Phase.Confirming p -> EnumSet.of(CANCEL);
      case Phase.Capturing p -> EnumSet.of(CANCEL);
      case Phase.MovingSeat p -> EnumSet.of(CANCEL);
      case Phase.HoldingReplacement p -> EnumSet.of(CANCEL);
      case Phase.PayingReplacement p -> EnumSet.of(CANCEL);
      case Phase.ConfirmingReplacement p -> EnumSet.of(CANCEL);
      case Phase.CapturingReplacement p -> EnumSet.of(CANCEL);
      case Phase.Ending p -> EnumSet.noneOf(AvailableAction.class);
      case Phase.Ended p -> EnumSet.noneOf(AvailableAction.class);
    };
  }
}
