package dev.jetway.reservation.architecture.planted.domain;

import dev.jetway.reservation.architecture.planted.actor.SomeActor;
import java.time.Instant;
import java.util.Random;
import java.util.UUID;

/** Everything that a domain must not do. */
final class AsksTheWorld {
  Instant asksTheClock() {
    return Instant.now();
  }

  UUID asksChance() {
    return UUID.randomUUID();
  }

  int rollsDice(Random dice) {
    return dice.nextInt();
  }

  boolean knowsTheShell(Object actor) {
    return actor instanceof SomeActor;
  }
}
