package dev.jetway.reservation.domain;

import java.util.EnumSet;
import java.util.Set;

/** What a client may do next. */
public enum AvailableAction {
  CONFIRM,
  EXTEND,
  CHANGE_SEAT,
  CHANGE,
  CANCEL;

  static Set<AvailableAction> in(Phase phase) {
    return switch (phase) {
      case Phase.Held p -> EnumSet.of(CONFIRM, EXTEND, CANCEL);
      case Phase.Confirmed p -> EnumSet.of(CHANGE_SEAT, CHANGE, CANCEL);
      case Phase.Holding p -> EnumSet.of(CANCEL);
      case Phase.Prolonging p -> EnumSet.of(CANCEL);
      case Phase.Extending p -> EnumSet.of(CANCEL);
      case Phase.Paying p -> EnumSet.of(CANCEL);
      case Phase.Confirming p -> EnumSet.of(CANCEL);
      case Phase.Capturing p -> EnumSet.of(CANCEL);
      case Phase.MovingSeat p -> EnumSet.of(CANCEL);
      case Phase.HoldingReplacement p -> EnumSet.of(CANCEL);
      case Phase.ConfirmingReplacement p -> EnumSet.of(CANCEL);
      case Phase.Ending p -> EnumSet.noneOf(AvailableAction.class);
      case Phase.Ended p -> EnumSet.noneOf(AvailableAction.class);
    };
  }
}
