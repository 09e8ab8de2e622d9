package dev.jetway.flight.ssim;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * A second way from a schedule to its flights, for tests: walks the calendar day by day over all
 * lines, and shares no code with the importer. Believes that the file is good.
 */
final class CalendarExpansion {
  /** A flight as text, so that nothing of the importer's types decides what is equal. */
  record Flight(
      String departure, String arrival, String route, String aircraft, String cabins, int seats) {}

  private static final DateTimeFormatter DATE =
      new DateTimeFormatterBuilder()
          .parseCaseInsensitive()
          .appendPattern("ddMMM")
          .appendValueReduced(ChronoField.YEAR, 2, 2, 1970)
          .toFormatter(Locale.ENGLISH);

  private CalendarExpansion() {}

  /** By number, local date of departure and origin. */
  static Map<String, Flight> of(List<String> lines) {
    LocalDate first = LocalDate.MAX;
    LocalDate last = LocalDate.MIN;
    for (String line : lines) {
      if (line.startsWith("3")) {
        LocalDate from = LocalDate.parse(line.substring(14, 21), DATE);
        LocalDate to = LocalDate.parse(line.substring(21, 28), DATE);
        first = from.isBefore(first) ? from : first;
        last = to.isAfter(last) ? to : last;
      }
    }
    Map<String, Flight> flights = new TreeMap<>();
    Map<String, Integer> fromLine = new HashMap<>();
    for (LocalDate day = first; !day.isAfter(last); day = day.plusDays(1)) {
      addDay(lines, day, flights, fromLine);
    }
    return flights;
  }

  private static void addDay(
      List<String> lines, LocalDate day, Map<String, Flight> flights, Map<String, Integer> from) {
    Set<Integer> codeShares = codeShares(lines);
    boolean utc = false;
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      if (line.startsWith("2")) {
        utc = line.charAt(1) == 'U';
      }
      if (!line.startsWith("3") || codeShares.contains(i) || !flies(line, day)) {
        continue;
      }
      Flight flight = flight(line, day, utc);
      String key =
          line.substring(2, 5).trim()
              + Integer.parseInt(line.substring(5, 9).trim())
              + line.substring(1, 2).trim()
              + "/"
              + flight.departure().substring(0, 10)
              + "/"
              + line.substring(36, 39);
      if (from.getOrDefault(key, -1) < i) {
        from.put(key, i);
        flights.put(key, flight);
      }
    }
  }

  private static Set<Integer> codeShares(List<String> lines) {
    Set<Integer> shares = new HashSet<>();
    int leg = -1;
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).startsWith("3")) {
        leg = i;
      }
      if (lines.get(i).startsWith("4") && lines.get(i).startsWith("050", 30)) {
        shares.add(leg);
      }
    }
    return shares;
  }

  private static boolean flies(String line, LocalDate day) {
    LocalDate from = LocalDate.parse(line.substring(14, 21), DATE);
    LocalDate to = LocalDate.parse(line.substring(21, 28), DATE);
    DayOfWeek weekday = day.getDayOfWeek();
    boolean inPeriod = !day.isBefore(from) && !day.isAfter(to);
    boolean onWeekday = line.substring(28, 35).contains(String.valueOf(weekday.getValue()));
    boolean inWeek = line.charAt(35) != '2' || isEvenWeek(from, day);
    return inPeriod && onWeekday && inWeek;
  }

  private static boolean isEvenWeek(LocalDate from, LocalDate day) {
    boolean even = true;
    for (LocalDate week = from.plusWeeks(1); !week.isAfter(day); week = week.plusWeeks(1)) {
      even = !even;
    }
    return even;
  }

  private static Flight flight(String line, LocalDate day, boolean utc) {
    ZoneOffset there = ZoneOffset.of(line.substring(47, 52));
    ZoneOffset here = ZoneOffset.of(line.substring(65, 70));
    OffsetDateTime departure = at(day, line.substring(43, 47), utc ? ZoneOffset.UTC : there);
    OffsetDateTime arrival =
        at(day.minusDays(2), line.substring(57, 61), utc ? ZoneOffset.UTC : here);
    while (!arrival.isAfter(departure)) {
      arrival = arrival.plusDays(1);
    }
    String cabins = line.substring(172, 192).trim();
    return new Flight(
        local(departure, there),
        local(arrival, here),
        line.substring(36, 39) + "-" + line.substring(54, 57),
        line.substring(72, 75),
        cabins,
        seats(cabins));
  }

  private static OffsetDateTime at(LocalDate day, String hhmm, ZoneOffset offset) {
    LocalTime time =
        LocalTime.of(Integer.parseInt(hhmm.substring(0, 2)), Integer.parseInt(hhmm.substring(2)));
    return LocalDateTime.of(day, time).atOffset(offset);
  }

  private static String local(OffsetDateTime time, ZoneOffset offset) {
    return time.withOffsetSameInstant(offset).toString();
  }

  private static int seats(String cabins) {
    int seats = 0;
    String counts = cabins.replaceAll("VV.*", "").replaceAll("[A-Z]", " ").trim();
    for (String count : counts.split(" +", -1)) {
      seats += Integer.parseInt(count);
    }
    return seats;
  }

  /** What the importer made of the same file, in the same words. */
  static Map<String, Flight> of(Checked checked) {
    Map<String, Flight> flights = new TreeMap<>();
    checked
        .flights()
        .forEachRemaining(
            dated -> {
              var s = dated.schedule();
              Flight flight =
                  new Flight(
                      s.departure().atOffset(s.departureOffset()).toString(),
                      String.valueOf(s.arrival()) + s.arrivalOffset(),
                      s.origin() + "-" + s.destination(),
                      String.valueOf(s.aircraft()),
                      String.valueOf(s.configuration()),
                      dated.seatMap().size());
              String key = s.number() + "/" + s.departure().toLocalDate() + "/" + s.origin();
              if (flights.put(key, flight) != null) {
                throw new AssertionError("twice: " + key);
              }
            });
    return flights;
  }
}
