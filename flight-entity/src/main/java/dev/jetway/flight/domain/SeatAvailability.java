package dev.jetway.flight.domain;

/** A seat's state as the public may see it: no word of who has it. */
public enum SeatAvailability {
  AVAILABLE,
  HELD,
  OCCUPIED,
  BLOCKED,
  INOPERATIVE;

  static SeatAvailability of(SeatState state) {
    return switch (state) {
      case SeatState.Available() -> AVAILABLE;
      case SeatState.Held held -> HELD;
      case SeatState.Occupied occupied -> OCCUPIED;
      case SeatState.Blocked(BlockKind kind, String reason) ->
          switch (kind) {
            case BLOCKED -> BLOCKED;
            case INOPERATIVE -> INOPERATIVE;
          };
    };
  }
}
