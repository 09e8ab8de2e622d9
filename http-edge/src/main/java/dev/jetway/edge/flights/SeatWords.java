package dev.jetway.edge.flights;

import dev.jetway.flight.domain.CabinClass;
import dev.jetway.flight.domain.SeatAvailability;
import dev.jetway.flight.domain.SeatCharacteristic;
import java.util.Arrays;
import java.util.Optional;

/** Sabre's words for what seats are. */
final class SeatWords {
  private SeatWords() {}

  /** The member of a seat under which a characteristic is listed. */
  enum Group {
    LOCATION("Location"),
    FACILITIES("Facilities"),
    LIMITATIONS("Limitations");

    private final String member;

    Group(String member) {
      this.member = member;
    }

    String member() {
      return member;
    }

    static Group of(SeatCharacteristic characteristic) {
      return switch (characteristic) {
        case WINDOW, AISLE, CENTER, OVERWING -> LOCATION;
        case EXIT_ROW, LEG_SPACE, BULKHEAD, PREFERENTIAL, CHARGEABLE -> FACILITIES;
        case RESTRICTED_RECLINE, NOT_FOR_INFANT -> LIMITATIONS;
      };
    }
  }

  static String of(SeatCharacteristic characteristic) {
    return switch (characteristic) {
      case WINDOW -> "Window";
      case AISLE -> "Aisle";
      case CENTER -> "Center";
      case OVERWING -> "Overwing";
      case EXIT_ROW -> "ExitRow";
      case LEG_SPACE -> "LegSpaceSeat";
      case BULKHEAD -> "Bulkhead";
      case PREFERENTIAL -> "PreferentialSeat";
      case CHARGEABLE -> "ChargeableSeat";
      case RESTRICTED_RECLINE -> "RestrictedRecline";
      case NOT_FOR_INFANT -> "NotSuitableForInfant";
    };
  }

  /** The characteristic of this name; empty when there is none. */
  static Optional<SeatCharacteristic> characteristic(String word) {
    return Arrays.stream(SeatCharacteristic.values()).filter(c -> of(c).equals(word)).findFirst();
  }

  static String of(CabinClass cabinClass) {
    return switch (cabinClass) {
      case FIRST -> "First";
      case BUSINESS -> "Business";
      case PREMIUM_ECONOMY -> "PremiumEconomy";
      case ECONOMY -> "Economy";
    };
  }

  /** The cabin class of this name; empty when there is none. */
  static Optional<CabinClass> cabinClass(String word) {
    return Arrays.stream(CabinClass.values()).filter(c -> of(c).equals(word)).findFirst();
  }

  static String of(SeatAvailability state) {
    return switch (state) {
      case AVAILABLE -> "SeatIsFree";
      case HELD -> "SeatIsHeld";
      case OCCUPIED -> "SeatIsOccupied";
      case BLOCKED -> "SeatIsBlocked";
      case INOPERATIVE -> "SeatIsInoperative";
    };
  }
}
