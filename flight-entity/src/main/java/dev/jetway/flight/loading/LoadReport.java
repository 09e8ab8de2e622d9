package dev.jetway.flight.loading;

import dev.jetway.flight.domain.FlightId;
import java.util.ArrayList;
import java.util.List;

/**
 * What has become of the flights so far.
 *
 * @param flights those that are on record now as the file has them
 * @param seats of these flights
 * @param created how many of them were not on record before
 * @param notLoaded the first {@value #NOT_LOADED_MAX} of the others
 * @param notLoadedCount how many others there are
 */
public record LoadReport(
    int flights, long seats, int created, List<NotLoaded> notLoaded, int notLoadedCount) {
  /** Kept for the report; whoever reads more than this won't read them one by one. */
  public static final int NOT_LOADED_MAX = 1_000;

  static final LoadReport NONE = new LoadReport(0, 0, 0, List.of(), 0);

  public LoadReport {
    notLoaded = List.copyOf(notLoaded);
  }

  /**
   * A flight that is not on record as the file has it.
   *
   * @param line of the file's record
   * @param retryable whether loading the same file again may succeed
   */
  public record NotLoaded(long line, FlightId flight, String reason, boolean retryable) {}

  LoadReport withLoaded(int flightSeats, boolean isNew) {
    return new LoadReport(
        flights + 1, seats + flightSeats, created + (isNew ? 1 : 0), notLoaded, notLoadedCount);
  }

  LoadReport without(NotLoaded flight) {
    if (notLoaded.size() >= NOT_LOADED_MAX) {
      return new LoadReport(flights, seats, created, notLoaded, notLoadedCount + 1);
    }
    List<NotLoaded> all = new ArrayList<>(notLoaded);
    all.add(flight);
    return new LoadReport(flights, seats, created, all, notLoadedCount + 1);
  }

  /** Flights that have been dealt with, one way or the other. */
  public int done() {
    return flights + notLoadedCount;
  }
}
