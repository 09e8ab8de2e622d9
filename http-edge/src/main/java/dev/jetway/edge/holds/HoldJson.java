package dev.jetway.edge.holds;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.jetway.edge.flights.FlightDoor.Told;
import dev.jetway.edge.flights.WishRequest;
import dev.jetway.flight.domain.FlightAnswer.HoldConfirmed;
import dev.jetway.flight.domain.FlightAnswer.HoldGone;
import dev.jetway.flight.domain.FlightAnswer.HoldGranted;
import dev.jetway.flight.domain.FlightId;
import dev.jetway.flight.domain.Hold;
import dev.jetway.flight.domain.HoldId;
import dev.jetway.flight.domain.SeatNumber;
import java.io.IOException;
import java.util.List;

/** Writes holds and what becomes of them. */
final class HoldJson {
  private HoldJson() {}

  static void granted(JsonGenerator json, FlightId flight, Told<HoldGranted> told)
      throws IOException {
    Hold hold = told.answer().hold();
    begin(json, "held", flight, hold.id());
    seats(json, hold.seats());
    json.writeStringField("customer_id", hold.customer().value());
    json.writeStringField("reservation_id", hold.reservation().value());
    json.writeStringField("expires_at", hold.deadline().toString());
    if (told.answer().unmet() != null) {
      WishRequest.writeUnmet(json, told.answer().unmet());
    }
    end(json, told.version());
  }

  static void confirmed(JsonGenerator json, FlightId flight, Told<HoldConfirmed> told)
      throws IOException {
    HoldConfirmed booking = told.answer();
    begin(json, "confirmed", flight, booking.hold());
    seats(json, booking.seats());
    json.writeStringField("reservation_id", booking.reservation().value());
    end(json, told.version());
  }

  static void released(JsonGenerator json, FlightId flight, Told<HoldGone> told)
      throws IOException {
    begin(json, "released", flight, told.answer().hold());
    end(json, told.version());
  }

  private static void begin(JsonGenerator json, String status, FlightId flight, HoldId hold)
      throws IOException {
    json.writeStartObject();
    json.writeStringField("status", status);
    json.writeStringField("hold_id", hold.value());
    json.writeStringField("flight_id", flight.toString());
  }

  private static void seats(JsonGenerator json, List<SeatNumber> seats) throws IOException {
    json.writeArrayFieldStart("seats");
    for (SeatNumber seat : seats) {
      json.writeString(seat.toString());
    }
    json.writeEndArray();
  }

  private static void end(JsonGenerator json, long version) throws IOException {
    json.writeNumberField("version", version);
    json.writeEndObject();
  }
}
