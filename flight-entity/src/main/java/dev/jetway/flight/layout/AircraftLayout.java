package dev.jetway.flight.layout;

import java.util.List;

/**
 * What the table knows of an aircraft. Positions are per cent of the length of all cabins, 0 at the
 * nose.
 *
 * @param wingFrom front edge of the wing; equal to {@code wingTo} when there is none
 * @param exits where emergency exits open into a cabin, front to back; those at its two ends aren't
 *     listed, nobody sits in them
 */
record AircraftLayout(Fuselage fuselage, int wingFrom, int wingTo, List<Integer> exits) {
  AircraftLayout {
    exits = List.copyOf(exits);
    if (wingFrom < 0 || wingTo < wingFrom || wingTo > 100) {
      throw new IllegalArgumentException("a wing is from-to within 0-100");
    }
    int previous = 0;
    for (int exit : exits) {
      if (exit <= previous || exit >= 100) {
        throw new IllegalArgumentException("exits ascend within 1 to 99");
      }
      previous = exit;
    }
  }
}
