package dev.jetway.flight.ssim;

import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A record of type 2: whose legs follow, and in which time.
 *
 * @param designator two characters (IATA) or three letters (ICAO)
 * @param utc whether times, days and dates of its legs are UTC; else they are local
 * @param validFrom beginning of the schedule, for legs that have no beginning of their own
 * @param validTo likewise its end
 */
record CarrierRecord(
    String designator, boolean utc, Optional<LocalDate> validFrom, Optional<LocalDate> validTo) {
  private static final Pattern DESIGNATOR =
      Pattern.compile("[A-Z]{2}|[A-Z][0-9]|[0-9][A-Z]|[A-Z]{3}");

  /** Without carrier and time mode no leg that follows means anything, so the file is broken. */
  static CarrierRecord read(SsimRecord record) throws BrokenFileException {
    String designator = record.columns(3, 5).stripTrailing();
    if (!DESIGNATOR.matcher(designator).matches()) {
      throw new BrokenFileException(
          record.line(), "not an airline designator: \"" + record.columns(3, 5) + "\"");
    }
    char timeMode = record.column(2);
    if (timeMode != 'U' && timeMode != 'L') {
      throw new BrokenFileException(record.line(), "time mode is U or L, not " + timeMode);
    }
    return new CarrierRecord(
        designator,
        timeMode == 'U',
        Field.date(record.columns(15, 21)),
        Field.date(record.columns(22, 28)));
  }
}
