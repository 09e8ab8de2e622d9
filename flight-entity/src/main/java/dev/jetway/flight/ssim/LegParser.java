package dev.jetway.flight.ssim;

import dev.jetway.flight.domain.AirportCode;
import dev.jetway.flight.domain.FlightNumber;
import dev.jetway.flight.domain.SeatMap;
import dev.jetway.flight.layout.Configuration;
import dev.jetway.flight.layout.LayoutResult;
import dev.jetway.flight.layout.SeatLayouts;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads leg records: fields, times, seats. */
final class LegParser {
  /** A longer period is no season but a mistake in a year. Three years, in days. */
  static final int PERIOD_DAYS_MAX = 3 * 366;

  /**
   * Service types that carry passengers (SSIM appendix C): scheduled J S U Q, additional G B R,
   * charter C O L.
   */
  private static final String PASSENGER_SERVICE = "JSUQGBRCOL";

  /** A leg that can be flown and sold, or why it isn't sold. */
  sealed interface Outcome {
    record Sold(Leg leg) implements Outcome {}

    record NotSold(String field, String reason) implements Outcome {}
  }

  private final SeatLayouts layouts;

  /** Thousands of legs share a few hundred airports, types and configurations. */
  private final Map<String, AirportCode> airports = new HashMap<>();

  private final Map<String, String> texts = new HashMap<>();
  private final Map<String, Integer> seats = new HashMap<>();

  LegParser(SeatLayouts layouts) {
    this.layouts = layouts;
  }

  Outcome read(LegRecord leg, CarrierRecord carrier) throws BadFieldException {
    SsimRecord record = leg.record();
    FlightNumber number = number(record, carrier);
    requireNumber("itinerary variation identifier", record.columns(10, 11));
    requireNumber("leg sequence number", record.columns(12, 13));
    char service = record.column(14);
    if (service < 'A' || service > 'Z') {
      throw new BadFieldException("service type", "a letter, not \"" + service + "\"");
    }
    OperatingDays days = days(record, carrier);
    AirportCode origin = airport("departure station", record.columns(37, 39));
    AirportCode destination = airport("arrival station", record.columns(55, 57));
    LegTimes times = LegTimes.read(record, carrier.utc());
    String aircraft = shared(record.columns(73, 75).strip());
    String configuration = shared(leg.configuration());
    if (leg.isCommercialDuplicate()) {
      return new Outcome.NotSold(
          "operating airline disclosure", "a code share; the operating flight has its seats");
    }
    Configuration.Parsed cabins = Configuration.parse(configuration == null ? "" : configuration);
    if (cabins instanceof Configuration.Parsed.FreightOnly) {
      return new Outcome.NotSold("aircraft configuration", "freight only, no seats");
    }
    // Seats that are stated are sold whatever the service: real seasons sell some on ferry flights.
    if (cabins instanceof Configuration.Parsed.Unstated && PASSENGER_SERVICE.indexOf(service) < 0) {
      return new Outcome.NotSold(
          "service type", service + " carries no passengers, and no seats are stated");
    }
    return new Outcome.Sold(
        new Leg(
            record.line(),
            number,
            origin,
            destination,
            days,
            times.departureMinute(),
            times.departureOffset(),
            times.arrivalMinute(),
            times.arrivalOffset(),
            aircraft,
            configuration,
            seats(aircraft, configuration)));
  }

  /** Seats of an aircraft; every combination is laid out once to see that it can be. */
  private int seats(@Nullable String aircraft, @Nullable String configuration)
      throws BadFieldException {
    String combination = aircraft + "/" + configuration;
    Integer known = seats.get(combination);
    if (known != null) {
      return known;
    }
    int counted =
        switch (layouts.seatMap(aircraft, configuration)) {
          case LayoutResult.Laid(SeatMap map) -> map.size();
          case LayoutResult.Refused(String field, String reason) ->
              throw new BadFieldException(
                  field.equals("aircraft") ? "aircraft type" : "aircraft configuration", reason);
        };
    seats.put(combination, counted);
    return counted;
  }

  private static FlightNumber number(SsimRecord record, CarrierRecord carrier)
      throws BadFieldException {
    String designator = record.columns(3, 5).stripTrailing();
    if (!designator.equals(carrier.designator())) {
      throw new BadFieldException(
          "airline designator",
          designator + " under the carrier record of " + carrier.designator());
    }
    char suffix = record.column(2);
    if (suffix != ' ' && (suffix < 'A' || suffix > 'Z')) {
      throw new BadFieldException("operational suffix", "a letter, not \"" + suffix + "\"");
    }
    int number = requireNumber("flight number", record.columns(6, 9));
    return new FlightNumber(designator, number, suffix == ' ' ? "" : String.valueOf(suffix));
  }

  /** Digits, right justified and filled with blanks or zeros; at least 1. */
  private static int requireNumber(String field, String text) throws BadFieldException {
    String digits = text.stripLeading();
    if (!digits.matches("[0-9]{1,4}") || Integer.parseInt(digits) == 0) {
      throw new BadFieldException(field, "a number, not \"" + text + "\"");
    }
    return Integer.parseInt(digits);
  }

  private static OperatingDays days(SsimRecord record, CarrierRecord carrier)
      throws BadFieldException {
    char rate = record.column(36);
    if (rate != ' ' && rate != '1' && rate != '2') {
      throw new BadFieldException("frequency rate", "blank, 1 or 2, not " + rate);
    }
    boolean fortnightly = rate == '2';
    LocalDate from = limit(record.columns(15, 21), carrier.validFrom(), fortnightly);
    LocalDate to = limit(record.columns(22, 28), carrier.validTo(), fortnightly);
    long length = to.toEpochDay() - from.toEpochDay();
    if (length < 0) {
      throw new BadFieldException("period of operation", "ends before it begins");
    }
    if (length > PERIOD_DAYS_MAX) {
      throw new BadFieldException(
          "period of operation", "longer than " + PERIOD_DAYS_MAX + " days");
    }
    OperatingDays days =
        new OperatingDays(
            (int) from.toEpochDay(),
            (int) to.toEpochDay(),
            weekdays(record.columns(29, 35)),
            fortnightly);
    if (days.count() == 0) {
      throw new BadFieldException("days of operation", "none of them is within the period");
    }
    return days;
  }

  /** One end of the period. An indefinite one is that of the whole schedule. */
  private static LocalDate limit(String text, Optional<LocalDate> ofSchedule, boolean fortnightly)
      throws BadFieldException {
    if (!text.equals(Field.INDEFINITE)) {
      Optional<LocalDate> date = Field.date(text);
      if (date.isEmpty()) {
        throw new BadFieldException("period of operation", "not a date: \"" + text + "\"");
      }
      return date.get();
    }
    if (fortnightly) {
      throw new BadFieldException(
          "period of operation", "indefinite, which every second week can't be");
    }
    if (ofSchedule.isEmpty()) {
      throw new BadFieldException(
          "period of operation", "indefinite, and so is the carrier record's");
    }
    return ofSchedule.get();
  }

  private static int weekdays(String text) throws BadFieldException {
    int weekdays = 0;
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) == '1' + i) {
        weekdays |= 1 << i;
      } else if (text.charAt(i) != ' ') {
        throw new BadFieldException(
            "days of operation", "each of 1 to 7 in its place, or blank, not \"" + text + "\"");
      }
    }
    if (weekdays == 0) {
      throw new BadFieldException("days of operation", "none");
    }
    return weekdays;
  }

  private AirportCode airport(String field, String text) throws BadFieldException {
    AirportCode known = airports.get(text);
    if (known == null) {
      known = AirportCode.parse(text).orElse(null);
      if (known == null) {
        throw new BadFieldException(field, "three letters, not \"" + text + "\"");
      }
      airports.put(text, known);
    }
    return known;
  }

  private @Nullable String shared(@Nullable String text) {
    return text == null || text.isEmpty() ? null : texts.computeIfAbsent(text, t -> t);
  }
}
