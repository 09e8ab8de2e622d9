package dev.jetway.edge.flights;

import dev.jetway.edge.input.Fields;
import dev.jetway.flight.domain.Cabin;
import dev.jetway.flight.domain.CabinClass;
import dev.jetway.flight.domain.Row;
import dev.jetway.flight.domain.SeatCharacteristic;
import dev.jetway.flight.domain.SeatMap;
import dev.jetway.flight.layout.Configuration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Reads a seat map of the client's own, in the shape of {@link SeatMapShape}. */
final class SeatMapRequest {
  private static final String CABIN_TYPE = "First, Business, PremiumEconomy or Economy";
  private static final String CHARACTERISTIC = "a characteristic as seat maps show them";

  /** Sabre says these as indicators, too; either way of saying is enough. */
  private static final Map<String, SeatCharacteristic> INDICATORS =
      Map.of(
          "premiumInd", SeatCharacteristic.PREFERENTIAL,
          "exitRowInd", SeatCharacteristic.EXIT_ROW,
          "restrictedReclineInd", SeatCharacteristic.RESTRICTED_RECLINE,
          "noInfantInd", SeatCharacteristic.NOT_FOR_INFANT,
          "chargeableInd", SeatCharacteristic.CHARGEABLE);

  /** These follow from the columns. */
  private static final Set<SeatCharacteristic> POSITIONS =
      EnumSet.of(SeatCharacteristic.WINDOW, SeatCharacteristic.AISLE, SeatCharacteristic.CENTER);

  private int lastRow;
  private int seatCount;

  private SeatMapRequest() {}

  static SeatMap read(Fields seatMap) {
    SeatMapRequest request = new SeatMapRequest();
    List<Cabin> cabins = new ArrayList<>();
    for (Fields cabin : seatMap.objects("Cabin")) {
      cabins.add(request.cabin(cabin));
    }
    return new SeatMap(cabins);
  }

  /** Refuses a configuration that counts other seats than the map has. */
  static void requireAgreement(SeatMap seatMap, String configuration) {
    switch (Configuration.parse(configuration)) {
      case Configuration.Parsed.Seats(Configuration stated) -> {
        for (CabinClass cabin : CabinClass.values()) {
          int seats = seatsIn(seatMap, cabin);
          if (stated.seatsIn(cabin) != seats) {
            throw Fields.invalid(
                "configuration",
                "does not agree with seat_map, which has %d %s seats."
                    .formatted(seats, SeatWords.of(cabin)));
          }
        }
      }
      case Configuration.Parsed.Unstated() -> {}
      case Configuration.Parsed.FreightOnly() ->
          throw Fields.invalid("configuration", "does not agree with seat_map: it has no seats.");
      case Configuration.Parsed.Malformed(String reason) ->
          throw Fields.invalid("configuration", "can't be used: " + reason + ".");
    }
  }

  private static int seatsIn(SeatMap seatMap, CabinClass cabinClass) {
    return seatMap.cabins().stream()
        .filter(cabin -> cabin.cabinClass() == cabinClass)
        .flatMap(cabin -> cabin.rows().stream())
        .mapToInt(row -> row.columns().length())
        .sum();
  }

  private Cabin cabin(Fields cabin) {
    CabinClass cabinClass =
        cabin.object("CabinClass").read("CabinType", SeatWords::cabinClass, CABIN_TYPE);
    String layout = CabinLayout.read(cabin);
    Optional<Fields> wing = cabin.optionalObject("Wing");
    List<Row> rows = new ArrayList<>();
    for (Fields row : cabin.objects("Row")) {
      int number = row.number("RowNumber");
      if (number <= lastRow) {
        throw Fields.invalid(row.path("RowNumber"), "must be greater than that of the row before.");
      }
      lastRow = number;
      boolean overWing =
          wing.filter(w -> number >= w.number("firstRow") && number <= w.number("lastRow"))
              .isPresent();
      rows.add(row(number, row.objects("Seat"), layout, overWing));
    }
    return new Cabin(cabinClass, layout, rows);
  }

  private Row row(int number, List<Fields> seats, String layout, boolean overWing) {
    seatCount += seats.size();
    if (seatCount > SeatMap.SEATS_MAX) {
      throw Fields.invalid("seat_map", "has more than " + SeatMap.SEATS_MAX + " seats.");
    }
    StringBuilder columns = new StringBuilder();
    Map<String, Set<SeatCharacteristic>> special = new TreeMap<>();
    Set<SeatCharacteristic> common = EnumSet.allOf(SeatCharacteristic.class);
    int last = -1;
    for (Fields seat : seats) {
      char column = seat.read("Number", CabinLayout::letter, CabinLayout.LETTER);
      int position = layout.indexOf(column);
      if (position <= last) {
        throw Fields.invalid(
            seat.path("Number"), "must be a column of the cabin, right of the seat before.");
      }
      last = position;
      columns.append(column);
      Set<SeatCharacteristic> has = characteristics(seat, overWing);
      common.retainAll(has);
      special.put(String.valueOf(column), has);
    }
    special.values().forEach(has -> has.removeAll(common));
    special.values().removeIf(Set::isEmpty);
    return new Row(number, columns.toString(), common, special);
  }

  private static Set<SeatCharacteristic> characteristics(Fields seat, boolean overWing) {
    Set<SeatCharacteristic> has = EnumSet.noneOf(SeatCharacteristic.class);
    INDICATORS.forEach(
        (indicator, characteristic) -> {
          if (seat.flag(indicator)) {
            has.add(characteristic);
          }
        });
    for (SeatWords.Group group : SeatWords.Group.values()) {
      for (Fields item : seat.optionalObjects(group.member()).orElse(List.of())) {
        has.add(item.object("Detail").read("content", SeatWords::characteristic, CHARACTERISTIC));
      }
    }
    // Who lists the seat's location lists the wing with it; who doesn't says it by the rows.
    if (overWing && seat.optionalObjects("Location").isEmpty()) {
      has.add(SeatCharacteristic.OVERWING);
    }
    has.removeAll(POSITIONS);
    return has;
  }
}
