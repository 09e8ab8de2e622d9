package dev.jetway.edge.flights;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.jetway.edge.json.Json;
import dev.jetway.flight.domain.FlightId;
import dev.jetway.flight.domain.FlightSchedule;
import dev.jetway.flight.domain.FlightStatus;
import dev.jetway.flight.domain.FlightSummary;
import dev.jetway.flight.projection.DirectoryEntry;
import java.io.IOException;
import java.time.Instant;
import java.util.Locale;

/** Writes flights. */
final class FlightJson {
  private FlightJson() {}

  /** The flight as it told of itself. */
  static void write(JsonGenerator json, FlightSummary flight, long version) throws IOException {
    json.writeStartObject();
    members(json, flight.id(), flight.schedule(), flight.status());
    json.writeNumberField("seats", flight.seats());
    json.writeNumberField("available", flight.available());
    json.writeNumberField("version", version);
    json.writeEndObject();
  }

  /** The flight as the directory has it. */
  static void write(JsonGenerator json, DirectoryEntry entry, Instant now) throws IOException {
    json.writeStartObject();
    members(json, entry.id(), entry.schedule(), statusAt(now, entry));
    json.writeNumberField("seats", entry.seats());
    json.writeEndObject();
  }

  /** The directory learns late, or never, what time alone has changed. */
  private static FlightStatus statusAt(Instant now, DirectoryEntry entry) {
    boolean gone = !entry.schedule().departureInstant().isAfter(now);
    return gone && entry.status().beforeDeparture() ? FlightStatus.DEPARTED : entry.status();
  }

  static void members(JsonGenerator json, FlightId id, FlightSchedule schedule, FlightStatus status)
      throws IOException {
    json.writeStringField("flight_id", id.toString());
    json.writeStringField("flight_no", schedule.number().toString());
    json.writeStringField("origin_code", schedule.origin().value());
    json.writeStringField("destination_code", schedule.destination().value());
    json.writeStringField("departure_date_time", schedule.departure().toString());
    json.writeStringField("departure_utc_offset", schedule.departureOffset().toString());
    Json.optional(json, "arrival_date_time", schedule.arrival());
    Json.optional(json, "arrival_utc_offset", schedule.arrivalOffset());
    Json.optional(json, "aircraft", schedule.aircraft());
    Json.optional(json, "configuration", schedule.configuration());
    json.writeStringField("status", status.name().toLowerCase(Locale.ROOT));
  }
}
