package dev.jetway.flight.ssim;

import java.util.BitSet;

/**
 * The days on which a leg departs, in the time mode of its file: some weekdays within a period,
 * every week or every second one.
 *
 * <p>Fortnights count from the first day of the period: a leg from Monday the 1st on days 1 and 5
 * departs on the 1st and 5th, then on the 15th and 19th.
 *
 * @param from first day of the period, as an epoch day
 * @param to its last day, not before {@code from}
 * @param weekdays bit 0 is Monday, bit 6 Sunday
 * @param fortnightly whether every second week is left out
 * @param except days that another record has taken, counted from {@code from}
 */
record OperatingDays(int from, int to, int weekdays, boolean fortnightly, BitSet except) {
  private static final int WEEK = 7;
  private static final BitSet NONE = new BitSet(0);

  OperatingDays(int from, int to, int weekdays, boolean fortnightly) {
    this(from, to, weekdays, fortnightly, NONE);
  }

  OperatingDays without(BitSet taken) {
    return new OperatingDays(from, to, weekdays, fortnightly, taken);
  }

  private boolean contains(int epochDay) {
    // Epoch day 0 was a Thursday.
    int weekday = Math.floorMod(epochDay + 3, WEEK);
    int day = epochDay - from;
    return (weekdays >> weekday & 1) == 1
        && !(fortnightly && day / WEEK % 2 == 1)
        && !except.get(day);
  }

  /** The first of these days that isn't before {@code epochDay}; {@code to} + 1 when none is. */
  int firstFrom(int epochDay) {
    int day = Math.max(from, epochDay);
    while (day <= to && !contains(day)) {
      day++;
    }
    return Math.min(day, to + 1);
  }

  int count() {
    int count = 0;
    for (int day = firstFrom(from); day <= to; day = firstFrom(day + 1)) {
      count++;
    }
    return count;
  }
}
