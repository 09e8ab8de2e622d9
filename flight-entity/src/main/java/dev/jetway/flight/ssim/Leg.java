package dev.jetway.flight.ssim;

import dev.jetway.flight.domain.AirportCode;
import dev.jetway.flight.domain.FlightNumber;
import dev.jetway.flight.domain.FlightSchedule;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * A leg record, read and found good: one flight on each of its days.
 *
 * @param line of its record
 * @param days in the time mode of the file
 * @param departureMinute local passenger departure, in minutes from midnight of the operating day;
 *     negative, or more than a day, where local date and operating day differ
 * @param arrivalMinute local passenger arrival, likewise from midnight of the operating day
 * @param aircraft null when the record has none
 * @param configuration null when the record has none
 * @param seats of its seat map
 */
record Leg(
    long line,
    FlightNumber number,
    AirportCode origin,
    AirportCode destination,
    OperatingDays days,
    int departureMinute,
    ZoneOffset departureOffset,
    int arrivalMinute,
    ZoneOffset arrivalOffset,
    @Nullable String aircraft,
    @Nullable String configuration,
    int seats) {
  private static final int MINUTES_OF_DAY = 24 * 60;

  /** The flight of an operating day. */
  FlightSchedule on(long epochDay) {
    LocalDateTime midnight = LocalDate.ofEpochDay(epochDay).atStartOfDay();
    return new FlightSchedule(
        number,
        origin,
        destination,
        midnight.plusMinutes(departureMinute),
        departureOffset,
        midnight.plusMinutes(arrivalMinute),
        arrivalOffset,
        aircraft,
        configuration);
  }

  /** Days from an operating day to the local date of its departure: -1, 0 or 1. */
  int daysToLocal() {
    return Math.floorDiv(departureMinute, MINUTES_OF_DAY);
  }

  Leg withDays(OperatingDays other) {
    return copy(line, other);
  }

  /** The leg without its line: equal for records that differ in nothing that makes a flight. */
  Leg anonymous() {
    return copy(0, days);
  }

  private Leg copy(long newLine, OperatingDays newDays) {
    return new Leg(
        newLine,
        number,
        origin,
        destination,
        newDays,
        departureMinute,
        departureOffset,
        arrivalMinute,
        arrivalOffset,
        aircraft,
        configuration,
        seats);
  }
}
