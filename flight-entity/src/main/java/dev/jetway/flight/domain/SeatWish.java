package dev.jetway.flight.domain;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a party wishes for when the flight is to choose its seats. How it chooses is described in
 * {@code docs/reference/seat-choice.md}.
 *
 * @param count how many seats, 1 to {@value FlightCommand#SEATS_MAX}
 * @param cabin the only cabin to choose from; null for whichever has room, from economy upwards
 * @param characteristics what each seat should have; as many seats as possible get it
 */
public record SeatWish(
    int count,
    @Nullable CabinClass cabin,
    Set<SeatCharacteristic> characteristics,
    Together together) {

  /** How much a party cares to sit together. */
  public enum Together {
    /** Each seat is chosen for itself. */
    NO,
    /** Together where possible, else in as large parts as possible. */
    PREFERRED,
    /** Together or not at all. */
    REQUIRED
  }

  public SeatWish {
    EnumSet<SeatCharacteristic> ordered = EnumSet.noneOf(SeatCharacteristic.class);
    ordered.addAll(characteristics);
    characteristics = Collections.unmodifiableSet(ordered);
  }
}
