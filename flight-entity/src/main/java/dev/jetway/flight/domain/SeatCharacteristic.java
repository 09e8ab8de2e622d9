package dev.jetway.flight.domain;

/**
 * What is special about a seat, with its code in PADIS code list 9825 (IATA/A4A passenger and
 * airport data interchange standards).
 */
public enum SeatCharacteristic {
  WINDOW("W"),
  AISLE("A"),
  /** Neither window nor aisle. */
  CENTER("9"),
  EXIT_ROW("E"),
  LEG_SPACE("L"),
  BULKHEAD("K"),
  OVERWING("OW"),
  RESTRICTED_RECLINE("1D"),
  NOT_FOR_INFANT("1A"),
  PREFERENTIAL("O"),
  CHARGEABLE("CH");

  private final String padisCode;

  SeatCharacteristic(String padisCode) {
    this.padisCode = padisCode;
  }

  /** The code in PADIS code list 9825. */
  public String padisCode() {
    return padisCode;
  }
}
