package dev.jetway.flight.layout;

import dev.jetway.flight.domain.CabinClass;
import dev.jetway.flight.domain.SeatMap;
import java.util.EnumMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How many seats each cabin has: IATA's aircraft configuration (SSIM chapter 2), read. At least one
 * seat, at most {@value SeatMap#SEATS_MAX}.
 */
public record Configuration(int first, int business, int premiumEconomy, int economy) {
  /** Characters; a leg record of SSIM has 20, its long form (DEI 108) more. */
  public static final int LENGTH_MAX = 60;

  /** What may follow the classes: holds, containers and pallets, then a version. Seats nobody. */
  private static final String REST = "((?: *(?:BB|LL|PP)[0-9]*)*) *(?:VV[A-Z0-9 ]*)?";

  /**
   * Classes with counts ({@code J14W34Y316}). A class is always followed by a digit, so {@code P8}
   * (first class) and {@code PP8} (pallets) can't be confused.
   */
  private static final Pattern COUNTED = Pattern.compile("((?:[A-Z][0-9]{1,6})*)" + REST);

  /** Classes alone ({@code FY}), no letter doubled. */
  private static final Pattern UNCOUNTED = Pattern.compile("(?:([A-Z])(?!\\1))+" + REST);

  private static final Pattern CLASS = Pattern.compile("([A-Z])([0-9]+)");

  /** What {@link #parse} makes of a text. */
  public sealed interface Parsed {
    /** Passengers have seats. */
    record Seats(Configuration configuration) implements Parsed {}

    /** Only holds, containers or pallets: nobody can be seated. */
    record FreightOnly() implements Parsed {}

    /** Blank, a version alone, or classes without counts ({@code FY}): seats aren't counted. */
    record Unstated() implements Parsed {}

    /** Not a configuration, and why. */
    record Malformed(String reason) implements Parsed {}
  }

  /**
   * Reads {@code W18Y112}, {@code Y133VV133} or {@code LL05PP02}; blanks at the ends don't matter.
   *
   * <p>Classes that are sold in one cabin are added up ({@code F4A4} is eight first class seats); a
   * class named twice, a count of 0, and more than {@value SeatMap#SEATS_MAX} seats are malformed.
   */
  public static Parsed parse(String text) {
    String stripped = text.strip();
    if (stripped.length() > LENGTH_MAX) {
      return new Parsed.Malformed("longer than " + LENGTH_MAX + " characters");
    }
    Matcher counted = COUNTED.matcher(stripped);
    if (!counted.matches()) {
      return UNCOUNTED.matcher(stripped).matches()
          ? new Parsed.Unstated()
          : new Parsed.Malformed("not pairs of class and count such as W18Y112");
    }
    if (!counted.group(1).isEmpty()) {
      return count(counted.group(1));
    }
    return counted.group(2).isEmpty() ? new Parsed.Unstated() : new Parsed.FreightOnly();
  }

  private static Parsed count(String classes) {
    Map<CabinClass, Integer> seats = new EnumMap<>(CabinClass.class);
    int total = 0;
    int seen = 0;
    Matcher pair = CLASS.matcher(classes);
    while (pair.find()) {
      char letter = pair.group(1).charAt(0);
      int bit = 1 << (letter - 'A');
      if ((seen & bit) != 0) {
        return new Parsed.Malformed("class " + letter + " twice");
      }
      seen |= bit;
      int count = Integer.parseInt(pair.group(2));
      if (count == 0) {
        return new Parsed.Malformed("class " + letter + " without seats");
      }
      total += count;
      if (total > SeatMap.SEATS_MAX) {
        return new Parsed.Malformed("more than " + SeatMap.SEATS_MAX + " seats");
      }
      seats.merge(cabinOf(letter), count, Integer::sum);
    }
    return new Parsed.Seats(
        new Configuration(
            seats.getOrDefault(CabinClass.FIRST, 0),
            seats.getOrDefault(CabinClass.BUSINESS, 0),
            seats.getOrDefault(CabinClass.PREMIUM_ECONOMY, 0),
            seats.getOrDefault(CabinClass.ECONOMY, 0)));
  }

  /**
   * The cabin in which a class is sold (IATA Resolution 728, SSIM chapter 2). S is economy there,
   * although some carriers sell premium economy by it; E, G, O, R and U vary and are economy here.
   */
  private static CabinClass cabinOf(char bookingDesignator) {
    return switch (bookingDesignator) {
      case 'F', 'P', 'A' -> CabinClass.FIRST;
      case 'J', 'C', 'D', 'I', 'Z' -> CabinClass.BUSINESS;
      case 'W' -> CabinClass.PREMIUM_ECONOMY;
      default -> CabinClass.ECONOMY;
    };
  }

  public int seatsIn(CabinClass cabin) {
    return switch (cabin) {
      case FIRST -> first;
      case BUSINESS -> business;
      case PREMIUM_ECONOMY -> premiumEconomy;
      case ECONOMY -> economy;
    };
  }

  /** The seats of all cabins, 1 to {@value SeatMap#SEATS_MAX}. */
  public int total() {
    return first + business + premiumEconomy + economy;
  }
}
