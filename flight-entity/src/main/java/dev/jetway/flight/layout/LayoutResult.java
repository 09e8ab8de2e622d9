package dev.jetway.flight.layout;

import dev.jetway.flight.domain.SeatMap;

/** A seat map, or why there is none. */
public sealed interface LayoutResult {

  /** The seats, exactly as many in each cabin as the configuration says. */
  record Laid(SeatMap seatMap) implements LayoutResult {}

  /**
   * No seat map.
   *
   * @param field what is wrong: {@code aircraft} or {@code configuration}
   * @param reason for people, without the field's name
   */
  record Refused(String field, String reason) implements LayoutResult {}
}
