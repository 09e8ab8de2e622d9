package dev.jetway.edge.reservations;

import dev.jetway.reservation.domain.RecordLocator;
import java.util.random.RandomGenerator;

/** Draws record locators. Whether one is free, the list of the living says. */
final class Locators {
  private final RandomGenerator random;

  Locators(RandomGenerator random) {
    this.random = random;
  }

  RecordLocator draw() {
    StringBuilder text = new StringBuilder(RecordLocator.LENGTH);
    for (int i = 0; i < RecordLocator.LENGTH; i++) {
      text.append(RecordLocator.ALPHABET.charAt(random.nextInt(RecordLocator.ALPHABET.length())));
    }
    return new RecordLocator(text.toString());
  }
}
