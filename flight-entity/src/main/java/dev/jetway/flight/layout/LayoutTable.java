package dev.jetway.flight.layout;

import dev.jetway.flight.domain.CabinClass;
import dev.jetway.flight.domain.SeatMap;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The data file, read: pitches, fuselages, types, and what to do about other types.
 *
 * <p>Reading is strict. The file is ours and checked by the build, so a mistake in it is an {@link
 * IllegalArgumentException} that names the line.
 */
final class LayoutTable {
  private static final Pattern TYPE = Pattern.compile("[A-Z0-9]{3}");
  private static final Pattern WING = Pattern.compile("([0-9]{1,3})-([0-9]{1,3})");

  /** A type of the table, and how it is equipped when nobody says otherwise. */
  record Type(AircraftLayout layout, Configuration defaults) {}

  private final Map<CabinClass, Integer> pitches = new EnumMap<>(CabinClass.class);
  private final Map<String, Fuselage> fuselages = new HashMap<>();
  private final Map<String, Type> types = new TreeMap<>();
  private final TreeMap<Integer, AircraftLayout> sizes = new TreeMap<>();

  private LayoutTable() {}

  /** Reads the lines of a data file; comments start with {@code #}. */
  static LayoutTable read(List<String> lines) {
    LayoutTable table = new LayoutTable();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i).strip();
      if (line.isEmpty() || line.startsWith("#")) {
        continue;
      }
      try {
        table.add(columns(line));
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException("line " + (i + 1) + ": " + e.getMessage(), e);
      }
    }
    table.requireComplete();
    return table;
  }

  private static List<String> columns(String line) {
    List<String> columns = new ArrayList<>();
    for (String column : line.split("\\|", -1)) {
      columns.add(column.strip());
    }
    return columns;
  }

  private void add(List<String> columns) {
    switch (columns.getFirst()) {
      case "pitch" -> addPitch(requireWidth(columns, 5));
      case "fuselage" -> addFuselage(requireWidth(columns, 6));
      case "type" -> addType(requireWidth(columns, 6));
      case "size" -> addSize(requireWidth(columns, 5));
      default -> throw new IllegalArgumentException("unknown kind " + columns.getFirst());
    }
  }

  private static List<String> requireWidth(List<String> columns, int width) {
    if (columns.size() != width) {
      throw new IllegalArgumentException(
          columns.getFirst() + " has " + width + " columns, not " + columns.size());
    }
    return columns;
  }

  private void addPitch(List<String> columns) {
    int column = 1;
    for (CabinClass cabin : CabinClass.values()) {
      int inches = number(columns.get(column++), 1, 200);
      if (pitches.put(cabin, inches) != null) {
        throw new IllegalArgumentException("pitch twice");
      }
    }
  }

  private void addFuselage(List<String> columns) {
    Map<CabinClass, String> layouts = new EnumMap<>(CabinClass.class);
    int column = 2;
    for (CabinClass cabin : CabinClass.values()) {
      layouts.put(cabin, columns.get(column++));
    }
    String name = columns.get(1);
    if (fuselages.put(name, new Fuselage(name, layouts)) != null) {
      throw new IllegalArgumentException("fuselage " + name + " twice");
    }
  }

  private void addType(List<String> columns) {
    AircraftLayout layout = layout(columns.get(2), columns.get(4), columns.get(5));
    if (!(Configuration.parse(columns.get(3)) instanceof Configuration.Parsed.Seats defaults)) {
      throw new IllegalArgumentException("not a default configuration: " + columns.get(3));
    }
    for (String code : columns.get(1).split(" +", -1)) {
      if (!isType(code)) {
        throw new IllegalArgumentException("not an aircraft type: " + code);
      }
      if (types.put(code, new Type(layout, defaults.configuration())) != null) {
        throw new IllegalArgumentException("type " + code + " twice");
      }
    }
  }

  private void addSize(List<String> columns) {
    int seats = number(columns.get(1), 1, SeatMap.SEATS_MAX);
    if (!sizes.isEmpty() && seats <= sizes.lastKey()) {
      throw new IllegalArgumentException("sizes ascend");
    }
    sizes.put(seats, layout(columns.get(2), columns.get(3), columns.get(4)));
  }

  private AircraftLayout layout(String fuselageName, String wing, String exits) {
    Fuselage fuselage = fuselages.get(fuselageName);
    if (fuselage == null) {
      throw new IllegalArgumentException("unknown fuselage " + fuselageName);
    }
    int from = 0;
    int to = 0;
    if (!wing.isEmpty()) {
      Matcher matcher = WING.matcher(wing);
      if (!matcher.matches()) {
        throw new IllegalArgumentException("a wing is from-to, not " + wing);
      }
      from = number(matcher.group(1), 0, 100);
      to = number(matcher.group(2), from, 100);
    }
    List<Integer> positions = new ArrayList<>();
    if (!exits.isEmpty()) {
      for (String exit : exits.split(" +", -1)) {
        positions.add(number(exit, 1, 99));
      }
    }
    return new AircraftLayout(fuselage, from, to, positions);
  }

  private static int number(String text, int min, int max) {
    if (!text.matches("[0-9]{1,6}")
        || Integer.parseInt(text) < min
        || Integer.parseInt(text) > max) {
      throw new IllegalArgumentException("a number from " + min + " to " + max + ", not " + text);
    }
    return Integer.parseInt(text);
  }

  private void requireComplete() {
    if (pitches.isEmpty() || sizes.isEmpty() || sizes.lastKey() != SeatMap.SEATS_MAX) {
      throw new IllegalArgumentException(
          "a table needs a pitch line and sizes up to " + SeatMap.SEATS_MAX);
    }
  }

  /** Whether the text has the form of an IATA aircraft type (SSIM appendix A). */
  static boolean isType(String text) {
    return TYPE.matcher(text).matches();
  }

  /** The type's entry; null when it isn't listed. */
  @Nullable Type type(String code) {
    return types.get(code);
  }

  /** How an unlisted aircraft with so many seats is laid out. */
  AircraftLayout bySize(int seats) {
    return sizes.ceilingEntry(seats).getValue();
  }

  /** Inches from one row to the next. */
  int pitch(CabinClass cabin) {
    return pitches.getOrDefault(cabin, 0);
  }

  /** The listed types in alphabetical order. */
  Map<String, Type> types() {
    return types;
  }
}
