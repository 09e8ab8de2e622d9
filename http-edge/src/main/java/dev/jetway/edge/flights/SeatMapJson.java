package dev.jetway.edge.flights;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.jetway.edge.json.Json;
import dev.jetway.flight.domain.Cabin;
import dev.jetway.flight.domain.FlightAnswer.SeatMapShown;
import dev.jetway.flight.domain.FlightSummary;
import dev.jetway.flight.domain.Row;
import dev.jetway.flight.domain.SeatAvailability;
import dev.jetway.flight.domain.SeatCharacteristic;
import dev.jetway.flight.domain.SeatMap;
import dev.jetway.flight.domain.SeatNumber;
import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Writes a seat map in the shape, and with the words, of Sabre's EnhancedSeatMap, whose members
 * begin with a capital or are in camel case. Members of our own are in snake case.
 */
final class SeatMapJson {
  private final JsonGenerator json;
  private final FlightSummary flight;
  private final SeatMap seatMap;
  private final List<SeatAvailability> seats;

  SeatMapJson(JsonGenerator json, SeatMapShown shown) {
    this.json = json;
    this.flight = shown.flight();
    this.seatMap = shown.seatMap();
    this.seats = shown.seats();
  }

  void write(long version) throws IOException {
    json.writeStartObject();
    FlightJson.members(json, flight.id(), flight.schedule(), flight.status());
    json.writeNumberField("seats", flight.seats());
    json.writeNumberField("available", flight.available());
    json.writeNumberField("version", version);
    json.writeArrayFieldStart("Cabin");
    for (Cabin cabin : seatMap.cabins()) {
      writeCabin(cabin);
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private void writeCabin(Cabin cabin) throws IOException {
    json.writeStartObject();
    json.writeNumberField("firstRow", cabin.firstRow());
    json.writeNumberField("lastRow", cabin.lastRow());
    writeWing(cabin);
    json.writeObjectFieldStart("CabinClass");
    json.writeStringField("CabinType", SeatWords.of(cabin.cabinClass()));
    json.writeEndObject();
    json.writeArrayFieldStart("Column");
    for (char column : cabin.layout().toCharArray()) {
      if (column != ' ') {
        writeColumn(cabin, column);
      }
    }
    json.writeEndArray();
    json.writeArrayFieldStart("Row");
    for (Row row : cabin.rows()) {
      writeRow(cabin, row);
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  /** From the first to the last row over the wing; nothing when the cabin has none. */
  private void writeWing(Cabin cabin) throws IOException {
    int[] rows =
        cabin.rows().stream()
            .filter(SeatMapJson::isOverWing)
            .flatMapToInt(row -> IntStream.of(row.number()))
            .toArray();
    if (rows.length > 0) {
      json.writeObjectFieldStart("Wing");
      json.writeNumberField("firstRow", rows[0]);
      json.writeNumberField("lastRow", rows[rows.length - 1]);
      json.writeEndObject();
    }
  }

  private static boolean isOverWing(Row row) {
    return row.characteristics().contains(SeatCharacteristic.OVERWING)
        || row.exceptions().values().stream()
            .anyMatch(seat -> seat.contains(SeatCharacteristic.OVERWING));
  }

  private void writeColumn(Cabin cabin, char column) throws IOException {
    json.writeStartObject();
    json.writeStringField("Column", String.valueOf(column));
    json.writeArrayFieldStart("Characteristics");
    for (SeatCharacteristic position : cabin.positionOf(column)) {
      json.writeString(SeatWords.of(position));
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private void writeRow(Cabin cabin, Row row) throws IOException {
    json.writeStartObject();
    json.writeNumberField("RowNumber", row.number());
    json.writeArrayFieldStart("Seat");
    for (char column : row.columns().toCharArray()) {
      SeatNumber number = new SeatNumber(row.number(), column);
      writeSeat(
          number,
          EnumSet.copyOf(cabin.characteristicsOf(row, column)),
          seats.get(seatMap.indexOf(number)));
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private void writeSeat(SeatNumber number, Set<SeatCharacteristic> has, SeatAvailability state)
      throws IOException {
    json.writeStartObject();
    json.writeBooleanField("premiumInd", has.contains(SeatCharacteristic.PREFERENTIAL));
    json.writeBooleanField("exitRowInd", has.contains(SeatCharacteristic.EXIT_ROW));
    json.writeBooleanField(
        "restrictedReclineInd", has.contains(SeatCharacteristic.RESTRICTED_RECLINE));
    json.writeBooleanField("noInfantInd", has.contains(SeatCharacteristic.NOT_FOR_INFANT));
    json.writeBooleanField("chargeableInd", has.contains(SeatCharacteristic.CHARGEABLE));
    // A client that knows only these two must not offer a seat that can't be had.
    json.writeBooleanField("occupiedInd", isKept(state));
    json.writeBooleanField("inoperativeInd", state == SeatAvailability.INOPERATIVE);
    json.writeStringField("Number", String.valueOf(number.column()));
    json.writeStringField("seat_no", number.toString());
    json.writeStringField("state", state.name().toLowerCase(Locale.ROOT));
    json.writeArrayFieldStart("Occupation");
    writeDetail(SeatWords.of(state), null);
    json.writeEndArray();
    for (SeatWords.Group group : SeatWords.Group.values()) {
      writeGroup(group, has);
    }
    json.writeEndObject();
  }

  private static boolean isKept(SeatAvailability state) {
    return switch (state) {
      case HELD, OCCUPIED, BLOCKED -> true;
      case AVAILABLE, INOPERATIVE -> false;
    };
  }

  private void writeGroup(SeatWords.Group group, Set<SeatCharacteristic> has) throws IOException {
    json.writeArrayFieldStart(group.member());
    for (SeatCharacteristic characteristic : has) {
      if (SeatWords.Group.of(characteristic) == group) {
        writeDetail(SeatWords.of(characteristic), characteristic.padisCode());
      }
    }
    json.writeEndArray();
  }

  private void writeDetail(String content, @Nullable String code) throws IOException {
    json.writeStartObject();
    json.writeObjectFieldStart("Detail");
    json.writeStringField("content", content);
    Json.optional(json, "code", code);
    json.writeEndObject();
    json.writeEndObject();
  }
}
