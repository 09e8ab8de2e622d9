package dev.jetway.flight.domain;

/** The cabins of an aircraft, front to back. */
public enum CabinClass {
  FIRST,
  BUSINESS,
  PREMIUM_ECONOMY,
  ECONOMY
}
