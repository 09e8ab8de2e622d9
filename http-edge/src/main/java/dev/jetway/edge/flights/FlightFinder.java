package dev.jetway.edge.flights;

import dev.jetway.edge.problem.Problem;
import dev.jetway.edge.problem.ProblemType;
import dev.jetway.edge.problem.Refused;
import dev.jetway.flight.domain.FlightId;
import dev.jetway.flight.domain.FlightNumber;
import dev.jetway.flight.domain.FlightStatus;
import dev.jetway.flight.projection.DirectoryEntry;
import dev.jetway.flight.projection.FlightDirectory;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Finds the one flight that a flight number means. */
final class FlightFinder {
  /** How many flights a number is compared with, and how many candidates are listed. */
  private static final int CANDIDATES_MAX = 10;

  /** No flight on record is older; see the contract's bounds of dates. */
  private static final LocalDate FIRST_DAY = LocalDate.of(1970, 1, 1);

  private final FlightDirectory directory;
  private final InstantSource clock;

  FlightFinder(FlightDirectory directory, InstantSource clock) {
    this.directory = directory;
    this.clock = clock;
  }

  /**
   * The flight of this number on {@code date}; without a date the only one that has yet to leave,
   * or the only one at all when none has. Fails with {@link Refused} when there is no such flight,
   * or more than one.
   */
  CompletionStage<FlightId> find(FlightNumber number, Optional<LocalDate> date) {
    return date.map(day -> directory.find(number, day))
        .orElseGet(() -> findWithoutDate(number))
        .thenApply(FlightFinder::only);
  }

  private CompletionStage<List<DirectoryEntry>> findWithoutDate(FlightNumber number) {
    Instant now = clock.instant();
    // Somewhere on earth it is still yesterday by UTC.
    LocalDate yesterday = LocalDate.ofInstant(now, ZoneOffset.UTC).minusDays(1);
    return directory
        .findFrom(number, yesterday, CANDIDATES_MAX)
        .thenCompose(
            flights -> {
              List<DirectoryEntry> upcoming =
                  flights.stream().filter(flight -> isUpcoming(flight, now)).toList();
              return upcoming.isEmpty()
                  ? directory.findFrom(number, FIRST_DAY, CANDIDATES_MAX)
                  : CompletableFuture.completedStage(upcoming);
            });
  }

  private static boolean isUpcoming(DirectoryEntry flight, Instant now) {
    return flight.schedule().departureInstant().isAfter(now)
        && flight.status() != FlightStatus.CANCELLED;
  }

  private static FlightId only(List<DirectoryEntry> flights) {
    return switch (flights.size()) {
      case 0 -> throw new Refused(Problem.of(ProblemType.FLIGHT_NOT_FOUND));
      case 1 -> flights.getFirst().id();
      default -> throw new Refused(ambiguous(flights));
    };
  }

  private static Problem ambiguous(List<DirectoryEntry> flights) {
    return Problem.of(ProblemType.AMBIGUOUS_FLIGHT)
        .with(
            json -> {
              json.writeArrayFieldStart("candidates");
              for (DirectoryEntry flight : flights) {
                json.writeStartObject();
                json.writeStringField("flight_id", flight.id().toString());
                json.writeStringField("origin_code", flight.schedule().origin().value());
                json.writeStringField("destination_code", flight.schedule().destination().value());
                json.writeStringField(
                    "departure_date_time", flight.schedule().departure().toString());
                json.writeEndObject();
              }
              json.writeEndArray();
            });
  }
}
