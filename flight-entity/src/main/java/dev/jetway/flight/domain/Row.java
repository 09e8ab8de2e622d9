package dev.jetway.flight.domain;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

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
    characteristics = inOrder(characteristics);
    Map<String, Set<SeatCharacteristic>> ordered = new TreeMap<>();
    exceptions.forEach((column, special) -> ordered.put(column, inOrder(special)));
    exceptions = Collections.unmodifiableMap(ordered);
  }

  /** In one order everywhere, so that equal maps are written as equal bytes. */
  private static Set<SeatCharacteristic> inOrder(Set<SeatCharacteristic> characteristics) {
    Set<SeatCharacteristic> ordered = EnumSet.noneOf(SeatCharacteristic.class);
    ordered.addAll(characteristics);
    return Collections.unmodifiableSet(ordered);
  }

  /** A row without exceptions for single seats. */
  public Row(int number, String columns, Set<SeatCharacteristic> characteristics) {
    this(number, columns, characteristics, Map.of());
  }
}
