package dev.jetway.edge.reservations;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.jetway.edge.flights.WishRequest;
import dev.jetway.edge.json.Json;
import dev.jetway.edge.reservations.ReservationDoor.Told;
import dev.jetway.flight.domain.SeatNumber;
import dev.jetway.flight.projection.CustomerBookings.Booking;
import dev.jetway.reservation.domain.AvailableAction;
import dev.jetway.reservation.domain.Failure;
import dev.jetway.reservation.domain.FlightChange;
import dev.jetway.reservation.domain.Money;
import dev.jetway.reservation.domain.ReservationView;
import dev.jetway.reservation.domain.ReservationView.PassengerView;
import dev.jetway.reservation.domain.ReservationView.SegmentView;
import dev.jetway.reservation.domain.Segment;
import dev.jetway.reservation.projection.CustomerReservations.Entry;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Writes reservations, in full and as a line of a list. */
final class ReservationJson {
  private ReservationJson() {}

  static void write(JsonGenerator json, Told told) throws IOException {
    ReservationView view = told.reservation();
    json.writeStartObject();
    json.writeStringField("reservation_id", view.id().value());
    json.writeStringField("record_locator", view.locator().value());
    json.writeStringField("status", word(view.status()));
    json.writeBooleanField("settled", view.settled());
    json.writeObjectFieldStart("customer");
    json.writeStringField("customer_id", view.customer().value());
    json.writeEndObject();
    json.writeArrayFieldStart("passengers");
    for (PassengerView passenger : view.passengers()) {
      write(json, passenger);
    }
    json.writeEndArray();
    json.writeArrayFieldStart("segments");
    for (SegmentView segment : view.segments()) {
      write(json, segment);
    }
    json.writeEndArray();
    Json.optional(json, "expires_at", view.expiresAt());
    money(json, "price", view.price());
    money(json, "paid", view.paid());
    money(json, "refunded", view.refunded());
    if (view.paymentStatus() != null) {
      json.writeStringField("payment_status", word(view.paymentStatus()));
    }
    if (view.failure() != null) {
      write(json, view.failure());
    }
    availableActions(json, view);
    json.writeNumberField("version", told.version());
    json.writeEndObject();
  }

  private static void write(JsonGenerator json, PassengerView passenger) throws IOException {
    json.writeStartObject();
    json.writeNumberField("number", passenger.number());
    json.writeStringField("name", passenger.passenger().name());
    json.writeStringField("type", word(passenger.passenger().type()));
    json.writeBooleanField("travels", passenger.travels());
    json.writeEndObject();
  }

  private static void write(JsonGenerator json, SegmentView segment) throws IOException {
    json.writeStartObject();
    json.writeNumberField("number", segment.number());
    json.writeStringField("flight_id", segment.flight().toString());
    json.writeStringField("status", word(segment.claim()));
    seats(json, segment.seats());
    json.writeArrayFieldStart("passengers");
    for (int passenger : segment.passengers()) {
      json.writeNumber(passenger);
    }
    json.writeEndArray();
    if (segment.unmet() != null) {
      WishRequest.writeUnmet(json, segment.unmet());
    }
    money(json, "fare", segment.fare());
    if (segment.flightChange() != null) {
      write(json, segment.flightChange());
    }
    json.writeEndObject();
  }

  private static void write(JsonGenerator json, FlightChange change) throws IOException {
    json.writeObjectFieldStart("flight_change");
    switch (change) {
      case FlightChange.Cancelled(long number, String reason) -> {
        json.writeStringField("kind", "cancelled");
        json.writeStringField("reason", reason);
      }
      case FlightChange.Rescheduled(long number, Instant departure) -> {
        json.writeStringField("kind", "rescheduled");
        json.writeStringField("departs_at", departure.toString());
      }
    }
    json.writeEndObject();
  }

  private static String word(Segment.Claim claim) {
    return switch (claim) {
      case ASKED -> "requested";
      case HELD -> "held";
      case BOOKED -> "confirmed";
      case GONE -> "gone";
      case FLOWN -> "flown";
    };
  }

  private static void write(JsonGenerator json, Failure failure) throws IOException {
    json.writeObjectFieldStart("failure");
    json.writeStringField("type", Refusals.type(failure.code()).reference());
    json.writeStringField("detail", failure.detail());
    conflicts(json, failure);
    json.writeEndObject();
  }

  /** The seats that are the reason, if seats are. */
  static void conflicts(JsonGenerator json, Failure failure) throws IOException {
    if (failure.conflicts().isEmpty()) {
      return;
    }
    json.writeArrayFieldStart("conflicts");
    for (Failure.Conflict conflict : failure.conflicts()) {
      json.writeStartObject();
      json.writeStringField("flight_id", conflict.flight().toString());
      seats(json, conflict.seats());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  static void availableActions(JsonGenerator json, ReservationView view) throws IOException {
    json.writeArrayFieldStart("available_actions");
    for (AvailableAction action : AvailableAction.values()) {
      if (view.availableActions().contains(action)) {
        json.writeString(word(action));
      }
    }
    json.writeEndArray();
  }

  private static void money(JsonGenerator json, String name, @Nullable Money money)
      throws IOException {
    if (money == null) {
      return;
    }
    json.writeObjectFieldStart(name);
    json.writeNumberField("minor_units", money.minorUnits());
    json.writeStringField("currency", money.currency());
    json.writeEndObject();
  }

  static void write(JsonGenerator json, Entry entry) throws IOException {
    json.writeStartObject();
    json.writeStringField("reservation_id", entry.reservation().value());
    json.writeStringField("record_locator", entry.locator().value());
    json.writeStringField("status", word(entry.status()));
    json.writeStringField("created_at", entry.createdAt().toString());
    json.writeStringField("updated_at", entry.updatedAt().toString());
    json.writeEndObject();
  }

  static void write(JsonGenerator json, Booking booking) throws IOException {
    json.writeStartObject();
    json.writeStringField("reservation_id", booking.reservation().value());
    json.writeStringField("flight_id", booking.flight().toString());
    seats(json, booking.seats());
    json.writeStringField("booked_at", booking.since().toString());
    json.writeEndObject();
  }

  private static void seats(JsonGenerator json, List<SeatNumber> seats) throws IOException {
    json.writeArrayFieldStart("seats");
    for (SeatNumber seat : seats) {
      json.writeString(seat.toString());
    }
    json.writeEndArray();
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
