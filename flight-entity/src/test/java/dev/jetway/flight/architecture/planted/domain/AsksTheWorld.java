package dev.jetway.flight.architecture.planted.domain;

import dev.jetway.flight.architecture.planted.actor.SomeActor;
import dev.jetway.flight.domain.FlightId;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** Everything that a domain must not do: proves that the rules notice. Never run. */
final class AsksTheWorld {
  private final ConcurrentMap<FlightId, SomeActor> shared = new ConcurrentHashMap<>();

  boolean broken(Clock clock, FlightId flight) {
    Random random = new Random(System.nanoTime());
    return random.nextBoolean()
        && shared.containsKey(flight)
        && Instant.now().isAfter(clock.instant())
        && LocalDate.now(ZoneOffset.UTC).isLeapYear()
        && Path.of(UUID.randomUUID().toString()).isAbsolute();
  }
}
