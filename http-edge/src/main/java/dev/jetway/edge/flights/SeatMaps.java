package dev.jetway.edge.flights;

import dev.jetway.flight.domain.SeatMap;
import org.jspecify.annotations.Nullable;

/** Knows which seats an aircraft has. At least one of the arguments is given. */
@FunctionalInterface
public interface SeatMaps {

  /**
   * Lays out the seats.
   *
   * @param aircraft IATA aircraft type, such as {@code 320}
   * @param configuration IATA aircraft configuration, such as {@code W18Y112}
   */
  Result seatMap(@Nullable String aircraft, @Nullable String configuration);

  /** A seat map, or why there is none. */
  sealed interface Result {
    record Laid(SeatMap seatMap) implements Result {}

    /**
     * There is no such layout.
     *
     * @param field {@code aircraft} or {@code configuration}
     * @param reason for people, without the field's name and without a full stop
     */
    record Refused(String field, String reason) implements Result {}
  }
}
