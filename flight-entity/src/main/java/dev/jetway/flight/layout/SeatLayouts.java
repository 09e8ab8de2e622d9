package dev.jetway.flight.layout;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.jetway.flight.domain.SeatMap;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The seat map of an aircraft type and a configuration. Safe for use by many threads; load it once
 * and share it.
 *
 * <p>The same cabins in the same layout give the same {@link SeatMap} object, because thousands of
 * flights have it. The last {@value #MAPS_MAX} are remembered; a map that was forgotten is built
 * again, equal but not identical. A map of 900 seats takes about 30 KB.
 */
public final class SeatLayouts {
  /** Maps remembered. An airline has a few dozen configurations. */
  static final int MAPS_MAX = 512;

  private static final String RESOURCE = "/seat-layouts.txt";

  private final LayoutTable table;
  private final Map<Key, SeatMap> maps = new Recent();

  private record Key(AircraftLayout layout, Configuration configuration) {}

  /** The least recently asked map leaves first. */
  private static final class Recent extends LinkedHashMap<Key, SeatMap> {
    Recent() {
      super(64, 0.75f, true);
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<Key, SeatMap> eldest) {
      return size() > MAPS_MAX;
    }
  }

  SeatLayouts(LayoutTable table) {
    this.table = table;
  }

  /**
   * Reads the table from the classpath.
   *
   * @throws IllegalArgumentException when it has a mistake, naming the line
   */
  public static SeatLayouts load() {
    return new SeatLayouts(LayoutTable.read(lines()));
  }

  static List<String> lines() {
    try (InputStream in = SeatLayouts.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IllegalStateException(RESOURCE + " is not on the classpath");
      }
      return new BufferedReader(new InputStreamReader(in, UTF_8)).lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The seats of an aircraft.
   *
   * @param aircraft IATA type such as {@code 320}; a type that isn't listed is laid out by its
   *     number of seats; null or blank when unknown
   * @param configuration such as {@code W18Y112}; null or blank for the type's default
   */
  public LayoutResult seatMap(@Nullable String aircraft, @Nullable String configuration) {
    String type = aircraft == null ? "" : aircraft.strip();
    if (!type.isEmpty() && !LayoutTable.isType(type)) {
      return new LayoutResult.Refused("aircraft", "not an IATA aircraft type such as 320");
    }
    LayoutTable.Type listed = table.type(type);
    return switch (Configuration.parse(configuration == null ? "" : configuration)) {
      case Configuration.Parsed.Seats(Configuration stated) ->
          lay(listed == null ? table.bySize(stated.total()) : listed.layout(), stated);
      case Configuration.Parsed.Unstated() ->
          listed == null ? unknown(type) : lay(listed.layout(), listed.defaults());
      case Configuration.Parsed.FreightOnly() ->
          new LayoutResult.Refused("configuration", "freight only, no seats");
      case Configuration.Parsed.Malformed(String reason) ->
          new LayoutResult.Refused("configuration", reason);
    };
  }

  private static LayoutResult unknown(String type) {
    return new LayoutResult.Refused(
        "configuration",
        type.isEmpty()
            ? "needed when the aircraft is unknown"
            : "needed, because aircraft type " + type + " is not in the table of layouts");
  }

  private LayoutResult lay(AircraftLayout layout, Configuration configuration) {
    int rows = SeatPlanner.rowsNeeded(layout, configuration);
    if (rows > SeatPlanner.ROWS_MAX) {
      return new LayoutResult.Refused(
          "configuration",
          rows
              + " rows in a "
              + layout.fuselage().name()
              + " cabin; an aircraft has at most "
              + SeatPlanner.ROWS_MAX);
    }
    Key key = new Key(layout, configuration);
    synchronized (maps) {
      SeatMap known = maps.get(key);
      if (known == null) {
        known = new SeatPlanner(layout, configuration, table::pitch).plan();
        maps.put(key, known);
      }
      return new LayoutResult.Laid(known);
    }
  }
}
