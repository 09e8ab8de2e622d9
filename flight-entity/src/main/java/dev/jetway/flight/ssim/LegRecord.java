package dev.jetway.flight.ssim;

import org.jspecify.annotations.Nullable;

/**
 * A record of type 3 with what the type 4 records behind it add. Of their data elements (SSIM
 * chapter 2) two matter here: 050, the leg is sold by another flight number; and 108, a
 * configuration too long for the leg record.
 */
final class LegRecord {
  private static final String OPERATIONAL_LEG = "050";
  private static final String LONG_CONFIGURATION = "108";

  private final SsimRecord record;
  private boolean duplicate;
  private @Nullable String longConfiguration;

  LegRecord(SsimRecord record) {
    this.record = record;
  }

  SsimRecord record() {
    return record;
  }

  /** Whether a type 4 record names this flight, itinerary variation and leg. */
  boolean owns(SsimRecord segment) {
    return segment.columns(2, 13).equals(record.columns(2, 13))
        && segment.column(28) == record.column(128);
  }

  /** Takes in a type 4 record that it owns; segments over several legs don't speak of this leg. */
  void add(SsimRecord segment) {
    boolean ofThisLeg =
        segment.columns(34, 36).equals(record.columns(37, 39))
            && segment.columns(37, 39).equals(record.columns(55, 57));
    if (!ofThisLeg) {
      return;
    }
    String element = segment.columns(31, 33);
    if (element.equals(OPERATIONAL_LEG)) {
      duplicate = true;
    } else if (element.equals(LONG_CONFIGURATION)) {
      longConfiguration = segment.columns(40, 194).strip();
    }
  }

  /**
   * Whether another carrier, or another number, sells the seats of this leg: a commercial
   * duplicate. Shared designators and wet leases ({@code S}, {@code X} in the same column) are
   * flights like any other.
   */
  boolean isCommercialDuplicate() {
    char disclosure = record.column(149);
    return duplicate || disclosure == 'L' || disclosure == 'Z';
  }

  /** The configuration as it is written; null when there is none. */
  @Nullable String configuration() throws BadFieldException {
    String text = record.columns(173, 192).strip();
    if (!text.equals("XX")) {
      return text.isEmpty() ? null : text;
    }
    if (longConfiguration == null) {
      throw new BadFieldException(
          "aircraft configuration", "XX refers to data element 108, which is not there");
    }
    return longConfiguration;
  }
}
