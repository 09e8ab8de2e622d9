package dev.jetway.edge.flights;

import dev.jetway.edge.input.Shape;
import dev.jetway.flight.domain.SeatNumber;
import java.util.Map;

/**
 * What {@code seat_map} may have in it: all that {@code GET /flights/{flight}/seat_map} shows, so
 * that an answer can be sent back. What follows from the rest, or from what passengers do, is
 * ignored; it is named here, so that a slip of the pen is still refused.
 */
final class SeatMapShape {
  /** Cabins of a posted map; no aircraft has more classes, but some have two cabins of one. */
  private static final int CABINS_MAX = 10;

  private static final int COLUMNS_MAX = 26;
  private static final int DETAILS_MAX = 11;

  private static final Shape TEXT = new Shape.Text();
  private static final Shape FLAG = new Shape.Flag();
  private static final Shape ROW_NUMBER = new Shape.Whole(1, SeatNumber.ROW_MAX);

  private static final Shape DETAILS =
      new Shape.ListOf(
          new Shape.Members(
              Map.of("Detail", new Shape.Members(Map.of("content", TEXT)).ignoring("code"))),
          0,
          DETAILS_MAX);

  private static final Shape SEAT =
      new Shape.Members(
              Map.of(
                  "Number", TEXT,
                  "premiumInd", FLAG,
                  "exitRowInd", FLAG,
                  "restrictedReclineInd", FLAG,
                  "noInfantInd", FLAG,
                  "chargeableInd", FLAG,
                  "Location", DETAILS,
                  "Facilities", DETAILS,
                  "Limitations", DETAILS))
          .ignoring("occupiedInd", "inoperativeInd", "seat_no", "state", "Occupation");

  private static final Shape ROW =
      new Shape.Members(
          Map.of("RowNumber", ROW_NUMBER, "Seat", new Shape.ListOf(SEAT, 1, COLUMNS_MAX)));

  private static final Shape COLUMN =
      new Shape.Members(Map.of("Column", TEXT, "Characteristics", new Shape.ListOf(TEXT, 0, 3)));

  private static final Shape CABIN =
      new Shape.Members(
              Map.of(
                  "CabinClass", new Shape.Members(Map.of("CabinType", TEXT)),
                  "Column", new Shape.ListOf(COLUMN, 1, COLUMNS_MAX),
                  "Row", new Shape.ListOf(ROW, 1, SeatNumber.ROW_MAX),
                  "Wing", new Shape.Members(Map.of("firstRow", ROW_NUMBER, "lastRow", ROW_NUMBER))))
          .ignoring("firstRow", "lastRow");

  static final Shape.Members SHAPE =
      new Shape.Members(Map.of("Cabin", new Shape.ListOf(CABIN, 1, CABINS_MAX)))
          .ignoring(
              "flight_id",
              "flight_no",
              "origin_code",
              "destination_code",
              "departure_date_time",
              "departure_utc_offset",
              "arrival_date_time",
              "arrival_utc_offset",
              "aircraft",
              "configuration",
              "status",
              "seats",
              "available",
              "version");

  private SeatMapShape() {}
}
