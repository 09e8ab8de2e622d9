package dev.jetway.flight.ssim;

import java.time.ZoneOffset;

/**
 * When a leg departs and arrives, read from its record.
 *
 * <p>A record has the aircraft's times and the passengers'. Days, dates and the date variation
 * speak of the aircraft's; passengers read theirs, which are minutes apart and may lie across
 * midnight. In UTC mode all four are UTC, and the local date follows from the variation.
 *
 * @param departureMinute passengers' local departure in minutes from midnight of the operating day
 * @param arrivalMinute passengers' local arrival, likewise
 */
record LegTimes(
    int departureMinute, ZoneOffset departureOffset, int arrivalMinute, ZoneOffset arrivalOffset) {
  private static final int DAY = 24 * 60;
  private static final int BLANK = Integer.MIN_VALUE;

  static LegTimes read(SsimRecord record, boolean utc) throws BadFieldException {
    int aircraftDeparture = Field.departure("aircraft STD", record.columns(44, 47));
    int passengerDeparture =
        record.columns(40, 43).isBlank()
            ? aircraftDeparture
            : Field.departure("passenger STD", record.columns(40, 43));
    int aircraftArrival = Field.arrival("aircraft STA", record.columns(58, 61));
    int passengerArrival =
        record.columns(62, 65).isBlank()
            ? aircraftArrival
            : Field.arrival("passenger STA", record.columns(62, 65));
    ZoneOffset departureOffset = Field.offset("UTC variation of departure", record.columns(48, 52));
    ZoneOffset arrivalOffset = Field.offset("UTC variation of arrival", record.columns(66, 70));

    int eastward = utc ? 0 : minutes(arrivalOffset) - minutes(departureOffset);
    int arrival =
        aircraftArrival + DAY * arrivalDay(record, aircraftArrival - eastward - aircraftDeparture);
    return new LegTimes(
        near(passengerDeparture, aircraftDeparture) + (utc ? minutes(departureOffset) : 0),
        departureOffset,
        near(passengerArrival, arrival) + (utc ? minutes(arrivalOffset) : 0),
        arrivalOffset);
  }

  /**
   * Days from the operating day to that of the arrival, both in the time mode.
   *
   * @param elapsed minutes from departure to arrival if both were on one day; SSIM knows no leg of
   *     24 hours or more, so it decides where the record doesn't say
   */
  private static int arrivalDay(SsimRecord record, int elapsed) throws BadFieldException {
    int departureVariation = variation(record.column(193));
    int arrivalVariation = variation(record.column(194));
    int days =
        departureVariation == BLANK && arrivalVariation == BLANK
            ? -Math.floorDiv(elapsed, DAY)
            : blankAsZero(arrivalVariation) - blankAsZero(departureVariation);
    int minutes = elapsed + days * DAY;
    if (minutes <= 0 || minutes >= DAY) {
      throw new BadFieldException(
          "date variation", "the aircraft would arrive " + minutes + " minutes after it departs");
    }
    return days;
  }

  /** Days from the flight's first departure. A is the day before; some writers use J for it. */
  private static int variation(char code) throws BadFieldException {
    return switch (code) {
      case ' ' -> BLANK;
      case '0', '1', '2', '3', '4', '5', '6', '7' -> code - '0';
      case 'A', 'J' -> -1;
      default -> throw new BadFieldException("date variation", "0 to 7 or A, not " + code);
    };
  }

  private static int blankAsZero(int variation) {
    return variation == BLANK ? 0 : variation;
  }

  /** The time of day, moved by whole days to where it is closest to another time. */
  private static int near(int timeOfDay, int other) {
    return timeOfDay + DAY * Math.floorDiv(other - timeOfDay + DAY / 2, DAY);
  }

  private static int minutes(ZoneOffset offset) {
    return offset.getTotalSeconds() / 60;
  }
}
