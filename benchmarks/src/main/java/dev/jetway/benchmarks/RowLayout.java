package dev.jetway.benchmarks;

import dev.jetway.flight.domain.FlightCommit;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** How the events of one group lie in the journal. Either way they are written atomically. */
enum RowLayout {
  /** One row with all of them. */
  PER_GROUP {
    @Override
    List<FlightCommit> rows(Instant at, List<FlightCommit.Entry> entries) {
      return List.of(new FlightCommit(at, entries));
    }
  },

  /** A row for each, which then has to carry time, command and author by itself. */
  PER_EVENT {
    @Override
    List<FlightCommit> rows(Instant at, List<FlightCommit.Entry> entries) {
      List<FlightCommit> rows = new ArrayList<>(entries.size());
      for (FlightCommit.Entry entry : entries) {
        entry
            .events()
            .forEach(
                event ->
                    rows.add(
                        new FlightCommit(
                            at,
                            List.of(
                                new FlightCommit.Entry(
                                    entry.commandId(), entry.by(), List.of(event))))));
      }
      return rows;
    }
  };

  /** The rows to write for a group that was decided at {@code at}. */
  abstract List<FlightCommit> rows(Instant at, List<FlightCommit.Entry> entries);
}
