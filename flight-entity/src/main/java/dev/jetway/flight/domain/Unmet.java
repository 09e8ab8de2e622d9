package dev.jetway.flight.domain;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What of a wish the chosen seats don't fulfil. It follows from the seats and the wish alone, so a
 * repeated request hears the same without anything being stored.
 *
 * @param lacking by characteristic that was wished for: how many of the seats don't have it; only
 *     those that some seat lacks
 * @param apart the party wished to sit together and does not
 */
public record Unmet(Map<SeatCharacteristic, Integer> lacking, boolean apart) {
  public Unmet {
    Map<SeatCharacteristic, Integer> ordered = new EnumMap<>(SeatCharacteristic.class);
    ordered.putAll(lacking);
    lacking = Collections.unmodifiableMap(ordered);
  }

  /** Null when every wish is fulfilled. */
  static @Nullable Unmet of(SeatMap map, List<SeatNumber> seats, SeatWish wish) {
    Map<SeatCharacteristic, Integer> lacking = new EnumMap<>(SeatCharacteristic.class);
    for (SeatNumber seat : seats) {
      Set<SeatCharacteristic> has = map.characteristicsOf(seat);
      for (SeatCharacteristic wished : wish.characteristics()) {
        if (!has.contains(wished)) {
          lacking.merge(wished, 1, Integer::sum);
        }
      }
    }
    boolean apart =
        wish.together() != SeatWish.Together.NO && !Seating.only(map, seats).isTogether();
    return lacking.isEmpty() && !apart ? null : new Unmet(lacking, apart);
  }
}
