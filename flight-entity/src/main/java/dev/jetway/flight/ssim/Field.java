package dev.jetway.flight.ssim;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The formats that the fields of all records share (SSIM chapter 2): dates, times, offsets from
 * UTC.
 */
final class Field {
  private static final Pattern DATE = Pattern.compile("([0-9]{2})([A-Z]{3})([0-9]{2})");
  private static final Pattern TIME = Pattern.compile("([0-9]{2})([0-9]{2})");
  private static final Pattern OFFSET = Pattern.compile("([+-])([0-9]{2})([0-9]{2})");
  private static final Map<String, Integer> MONTHS =
      Map.ofEntries(
          Map.entry("JAN", 1),
          Map.entry("FEB", 2),
          Map.entry("MAR", 3),
          Map.entry("APR", 4),
          Map.entry("MAY", 5),
          Map.entry("JUN", 6),
          Map.entry("JUL", 7),
          Map.entry("AUG", 8),
          Map.entry("SEP", 9),
          Map.entry("OCT", 10),
          Map.entry("NOV", 11),
          Map.entry("DEC", 12));

  /** Years 70 to 99 are of the last century, 00 to 69 of this one. */
  private static final int PIVOT = 70;

  private static final int MINUTES_OF_DAY = 24 * 60;
  private static final int OFFSET_HOURS_MAX = 14;

  /** A date without end, or without beginning. */
  static final String INDEFINITE = "00XXX00";

  private Field() {}

  /** Reads {@code 09JUN05}; empty when there is no such day. */
  static Optional<LocalDate> date(String text) {
    Matcher matcher = DATE.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    int day = Integer.parseInt(matcher.group(1));
    int month = MONTHS.getOrDefault(matcher.group(2), 0);
    int twoDigits = Integer.parseInt(matcher.group(3));
    int year = twoDigits + (twoDigits < PIVOT ? 2000 : 1900);
    if (month == 0 || day < 1 || day > YearMonth.of(year, month).lengthOfMonth()) {
      return Optional.empty();
    }
    return Optional.of(LocalDate.of(year, month, day));
  }

  /** Reads a time of departure, 0000 to 2359, as minutes of the day. */
  static int departure(String field, String text) throws BadFieldException {
    int minutes = minutes(field, text);
    if (minutes == MINUTES_OF_DAY) {
      throw new BadFieldException(field, "nothing departs at 2400; midnight is 0000");
    }
    return minutes;
  }

  /** Reads a time of arrival, 0000 to 2400, as minutes of the day. */
  static int arrival(String field, String text) throws BadFieldException {
    return minutes(field, text);
  }

  private static int minutes(String field, String text) throws BadFieldException {
    Matcher matcher = TIME.matcher(text);
    if (matcher.matches()) {
      int hours = Integer.parseInt(matcher.group(1));
      int minutes = Integer.parseInt(matcher.group(2));
      if (minutes < 60 && hours * 60 + minutes <= MINUTES_OF_DAY) {
        return hours * 60 + minutes;
      }
    }
    throw new BadFieldException(field, "not a time of day: \"" + text + "\"");
  }

  /** Reads {@code +0530}: what to add to UTC for local time, at most 14 hours either way. */
  static ZoneOffset offset(String field, String text) throws BadFieldException {
    Matcher matcher = OFFSET.matcher(text);
    if (matcher.matches()) {
      int hours = Integer.parseInt(matcher.group(2));
      int minutes = Integer.parseInt(matcher.group(3));
      if (minutes < 60 && hours * 60 + minutes <= OFFSET_HOURS_MAX * 60) {
        int sign = matcher.group(1).equals("-") ? -1 : 1;
        return ZoneOffset.ofHoursMinutes(sign * hours, sign * minutes);
      }
    }
    throw new BadFieldException(field, "not a variation from UTC: \"" + text + "\"");
  }
}
