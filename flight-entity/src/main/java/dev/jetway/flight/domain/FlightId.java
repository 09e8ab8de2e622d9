package dev.jetway.flight.domain;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * One dated flight. A name-based UUID (RFC 9562, version 3) of flight number, local departure date
 * as first scheduled, and origin; never of the time, so that a rescheduled flight keeps its id and
 * scheduling twice is harmless.
 */
public record FlightId(UUID value) {
  private static final Pattern FORM =
      Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", Pattern.CASE_INSENSITIVE);

  /** The id of the flight that leaves {@code origin} on {@code departureDate} (local). */
  public static FlightId of(FlightNumber number, LocalDate departureDate, AirportCode origin) {
    String name = number + "/" + departureDate + "/" + origin;
    return new FlightId(UUID.nameUUIDFromBytes(name.getBytes(UTF_8)));
  }

  /** Reads the usual 36-character form; empty when the text is none. */
  public static Optional<FlightId> parse(String text) {
    return FORM.matcher(text).matches()
        ? Optional.of(new FlightId(UUID.fromString(text)))
        : Optional.empty();
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
