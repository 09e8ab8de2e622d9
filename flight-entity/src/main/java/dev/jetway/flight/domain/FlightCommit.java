package dev.jetway.flight.domain;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One row of the journal: what a group of commands, decided one after another and written at once,
 * has made of a flight. Its sequence number is the flight's version.
 *
 * @param at when the group was decided
 * @param entries the commands that had events, in the order in which they were decided; never empty
 */
public record FlightCommit(Instant at, List<Entry> entries) {
  public FlightCommit {
    entries = List.copyOf(entries);
  }

  /**
   * One command's share.
   *
   * @param commandId what the asker called its request, for the audit
   * @param by who asked; null when it is not known
   */
  public record Entry(String commandId, @Nullable String by, List<FlightEvent> events) {
    public Entry {
      events = List.copyOf(events);
    }
  }

  /** The state after this commit. */
  public FlightState appliedTo(FlightState state) {
    FlightState current = state;
    for (Entry entry : entries) {
      current = Flight.evolve(current, entry.events());
    }
    return current;
  }
}
