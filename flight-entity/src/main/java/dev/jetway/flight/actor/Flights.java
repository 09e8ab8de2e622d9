package dev.jetway.flight.actor;

import dev.jetway.flight.domain.FlightCommand;
import dev.jetway.flight.domain.FlightId;
import java.time.Instant;
import java.util.concurrent.CompletionStage;

/** The way to every flight, wherever in the cluster it lives. */
public interface Flights {

  /**
   * Asks a flight.
   *
   * @param deadline until when the asker waits. What has not been decided by then is dropped
   *     undecided; what was decided but not answered by then is a {@link
   *     FlightReply.OutcomeUnknown}
   * @return completes by {@code deadline} at the latest (give or take the scheduler's tick of 10
   *     ms), and never exceptionally
   */
  CompletionStage<FlightReply> ask(
      FlightId flight, FlightCommand command, Origin origin, Instant deadline);
}
