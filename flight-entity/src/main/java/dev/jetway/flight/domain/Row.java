package dev.jetway.flight.domain;

import java.util.Map;
import java.util.Set;

/**
 * One row of a cabin.
 *
 * @param number 1 to 199
 * @param columns the letters of the seats that exist in this row, left to right
 * @param characteristics what every seat of the row has (exit, overwing, bulkhead, ...)
 * @param exceptions what single seats have beyond that, by column letter
 */
public record Row(
    int number,
    String columns,
    Set<SeatCharacteristic> characteristics,
    Map<String, Set<SeatCharacteristic>> exceptions) {

  public Row {
    if (number < 1 || number > SeatNumber.ROW_MAX) {
      throw new IllegalArgumentException("row number out of 1.." + SeatNumber.ROW_MAX);
    }
    characteristics = Set.copyOf(characteristics);
    exceptions = Map.copyOf(exceptions);
  }

  /** A row without exceptions for single seats. */
  public Row(int number, String columns, Set<SeatCharacteristic> characteristics) {
    this(number, columns, characteristics, Map.of());
  }
}
