package dev.jetway.reservation.domain;

import java.util.regex.Pattern;

/**
 * An amount to pay, or paid.
 *
 * <p>Throws {@link IllegalArgumentException} when a part is out of these bounds.
 *
 * @param minorUnits in the currency's smallest unit (cents), 0 to 10^15: room for what a
 *     reservation is charged over its life, each time at most {@link #PRICE_MAX}
 * @param currency three capital letters (ISO 4217)
 */
public record Money(long minorUnits, String currency) {
  /** Of all seats of a reservation together. */
  public static final long PRICE_MAX = 1_000_000_000_000L;

  private static final long MAX = 1_000 * PRICE_MAX;
  private static final Pattern CURRENCY = Pattern.compile("[A-Z]{3}");

  public Money {
    if (minorUnits < 0 || minorUnits > MAX || !CURRENCY.matcher(currency).matches()) {
      throw new IllegalArgumentException("not an amount: " + minorUnits + " " + currency);
    }
  }

  /** For customers, too: how many of these make one of the currency isn't known here. */
  @Override
  public String toString() {
    return minorUnits + " minor units of " + currency;
  }
}
