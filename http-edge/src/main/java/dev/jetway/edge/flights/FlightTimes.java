package dev.jetway.edge.flights;

import dev.jetway.edge.input.Fields;
import dev.jetway.edge.input.Formats;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;

/** When a flight leaves and arrives, as far as a body says. */
record FlightTimes(
    LocalDateTime departure,
    Optional<ZoneOffset> departureOffset,
    Optional<LocalDateTime> arrival,
    Optional<ZoneOffset> arrivalOffset) {

  static final Set<String> FIELDS =
      Set.of(
          "departure_date_time", "departure_utc_offset", "arrival_date_time", "arrival_utc_offset");

  /** Between UTC-12 and UTC+14: no two places' clocks differ by more. */
  private static final Duration CLOCKS_APART_MAX = Duration.ofHours(26);

  static FlightTimes read(Fields fields) {
    LocalDateTime departure =
        fields.read("departure_date_time", Formats::localDateTime, Formats.LOCAL_DATE_TIME);
    Optional<ZoneOffset> departureOffset = offset(fields, "departure_utc_offset");
    Optional<LocalDateTime> arrival =
        fields.optional("arrival_date_time", Formats::localDateTime, Formats.LOCAL_DATE_TIME);
    Optional<ZoneOffset> arrivalOffset = offset(fields, "arrival_utc_offset");
    if (arrivalOffset.isPresent() && arrival.isEmpty()) {
      throw Fields.invalid("arrival_utc_offset", "needs an arrival_date_time.");
    }
    FlightTimes times = new FlightTimes(departure, departureOffset, arrival, arrivalOffset);
    if (arrival.isPresent() && !times.isInOrder(arrival.get())) {
      throw Fields.invalid("arrival_date_time", "must be after the departure.");
    }
    return times;
  }

  private static Optional<ZoneOffset> offset(Fields fields, String name) {
    return fields.optional(name, Formats::utcOffset, Formats.UTC_OFFSET);
  }

  /** Local times alone say little about their order. */
  private boolean isInOrder(LocalDateTime at) {
    boolean sameClock = departureOffset.isPresent() && arrivalOffset.isPresent();
    return sameClock
        ? at.toInstant(arrivalOffset.get()).isAfter(departure.toInstant(departureOffset.get()))
        : at.plus(CLOCKS_APART_MAX).isAfter(departure);
  }
}
