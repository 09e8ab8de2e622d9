package dev.jetway.flight.codec;

import com.fasterxml.jackson.databind.util.Converter;
import com.fasterxml.jackson.databind.util.StdConverter;
import dev.jetway.flight.domain.Cabin;
import dev.jetway.flight.domain.SeatMap;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** A seat map as it is written: what follows from the cabins is left out. */
record SeatMapForm(List<Cabin> cabins) {

  /** Both directions, sharing what was read. */
  static final class Converters {
    /** Equipment types differ far less than flights do; beyond this a map is kept by its flight. */
    private static final int SHARED_MAX = 1_000;

    private final ConcurrentMap<SeatMap, SeatMap> shared = new ConcurrentHashMap<>();

    Converter<SeatMap, SeatMapForm> toForm() {
      return new StdConverter<>() {
        @Override
        public SeatMapForm convert(SeatMap map) {
          return new SeatMapForm(map.cabins());
        }
      };
    }

    Converter<SeatMapForm, SeatMap> fromForm() {
      return new StdConverter<>() {
        @Override
        public SeatMap convert(SeatMapForm form) {
          return share(new SeatMap(form.cabins()));
        }
      };
    }

    private SeatMap share(SeatMap map) {
      SeatMap known = shared.get(map);
      if (known == null && shared.size() < SHARED_MAX) {
        known = shared.putIfAbsent(map, map);
      }
      return known == null ? map : known;
    }
  }
}
