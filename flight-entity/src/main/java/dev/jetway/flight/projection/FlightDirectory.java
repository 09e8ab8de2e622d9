package dev.jetway.flight.projection;

import dev.jetway.flight.domain.FlightNumber;
import dev.jetway.flight.domain.FlightSummary;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.Done;

/**
 * Finds flights by number, date and origin. Every stage fails with {@link
 * DirectoryUnavailableException} when the database does not answer in time.
 */
public interface FlightDirectory {

  /** Records what a flight looked like at {@code version}; an older version changes nothing. */
  default CompletionStage<Done> record(FlightSummary flight, long version) {
    return recordAll(List.of(new Recording(flight, version)));
  }

  /** Records what flights looked like, all or none of them. */
  CompletionStage<Done> recordAll(List<Recording> recordings);

  /** What a flight looked like at a version. */
  record Recording(FlightSummary flight, long version) {}

  /** The flights of a number that leave at just this local time, by origin. */
  CompletionStage<List<DirectoryEntry>> find(FlightNumber number, LocalDateTime departure);

  /** The flights of a number that leave on this local date, by departure. */
  CompletionStage<List<DirectoryEntry>> find(FlightNumber number, LocalDate departureDate);

  /** The next flights of a number from the given local date on, at most {@code limit}. */
  CompletionStage<List<DirectoryEntry>> findFrom(
      FlightNumber number, LocalDate firstDate, int limit);
}
